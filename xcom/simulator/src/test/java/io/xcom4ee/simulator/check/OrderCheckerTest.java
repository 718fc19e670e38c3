package io.xcom4ee.simulator.check;

import static io.xcom4ee.simulator.check.Story.A;
import static io.xcom4ee.simulator.check.Story.B;
import static io.xcom4ee.simulator.check.Story.C;
import static io.xcom4ee.simulator.check.Story.C2;
import static io.xcom4ee.simulator.check.Story.FIRST;
import static io.xcom4ee.simulator.check.Story.SECOND;
import static io.xcom4ee.simulator.check.Story.delivery;
import static io.xcom4ee.simulator.check.Story.view;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class OrderCheckerTest {
    private final OrderChecker checker = new OrderChecker();
    private final Installation atA = view(A, FIRST, 1, 0, A, B, C);
    private final Installation atB = view(B, FIRST, 1, 0, A, B, C);

    @Test
    void acceptsThatOneMemberIsAPrefixOfAnother() {
        enterBoth();
        checker.delivered(delivery(atA, A, 1, A, 11));
        checker.delivered(delivery(atA, A, 2, B, 12));
        checker.delivered(delivery(atB, B, 1, A, 11));
    }

    @Test
    void findsTwoMessagesAtOnePosition() {
        enterBoth();
        checker.delivered(delivery(atA, A, 1, A, 11));
        assertThatThrownBy(() -> checker.delivered(delivery(atB, B, 1, B, 12)))
                .isInstanceOf(Violation.class)
                .hasMessageContaining("at position 1");
    }

    @Test
    void findsAGap() {
        enterBoth();
        assertThatThrownBy(() -> checker.delivered(delivery(atA, A, 2, A, 11)))
                .isInstanceOf(Violation.class)
                .hasMessageContaining("position 2 instead of 1");
    }

    @Test
    void acceptsThatAJoinerStartsAtItsSnapshot() {
        enterBoth();
        checker.delivered(delivery(atA, A, 1, A, 11));
        Installation atC = view(C, FIRST, 2, 1, A, B, C);
        checker.installed(atC);
        checker.delivered(delivery(atC, C, 2, A, 12));
    }

    @Test
    void findsAViewAtAnotherPositionThanTheMembers() {
        enterBoth();
        checker.delivered(delivery(atA, A, 1, A, 11));
        assertThatThrownBy(() -> checker.installed(view(A, FIRST, 2, 0, A, B)))
                .isInstanceOf(Violation.class)
                .hasMessageContaining("installs a view at 0");
    }

    @Test
    void acceptsThatALostMajoritysDeliveriesAreNotInherited() {
        enterBoth();
        // Only a, which does not take part in the founding, has delivered m11.
        checker.delivered(delivery(atA, A, 1, A, 11));
        Installation second = view(B, SECOND, 1, 0, B, C2);
        checker.installed(second);
        checker.delivered(delivery(second, B, 1, B, 12));
    }

    @Test
    void findsSurvivorsThatBringDifferentHistories() {
        enterBoth();
        checker.delivered(delivery(atA, A, 1, A, 11));
        checker.installed(view(A, SECOND, 1, 1, A, B));
        Delivery inherited = new Delivery(B.id(), SECOND, atB, 1, B.id(), Story.tag(12), OptionalLong.of(12), 20);
        assertThatThrownBy(() -> checker.delivered(inherited))
                .isInstanceOf(Violation.class)
                .hasMessageContaining("at position 1 of");
    }

    @Test
    void findsAMemberThatStaysAndMissesWhatAnotherHasDelivered() {
        enterBoth();
        checker.delivered(delivery(atA, A, 1, A, 11));
        assertThatThrownBy(() -> checker.ended(List.of(A.id(), B.id())))
                .isInstanceOf(Violation.class)
                .hasMessageContaining("has delivered up to 0");
    }

    @Test
    void findsTwoGroupsAtTheEnd() {
        enterBoth();
        checker.installed(view(B, SECOND, 1, 0, B, C2));
        assertThatThrownBy(() -> checker.ended(List.of(A.id(), B.id()))).isInstanceOf(Violation.class);
    }

    private void enterBoth() {
        checker.installed(atA);
        checker.installed(atB);
    }
}
