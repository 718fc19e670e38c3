package io.xcom4ee.simulator.check;

import static io.xcom4ee.simulator.check.Story.A;
import static io.xcom4ee.simulator.check.Story.B;
import static io.xcom4ee.simulator.check.Story.FIRST;
import static io.xcom4ee.simulator.check.Story.delivery;
import static io.xcom4ee.simulator.check.Story.taken;
import static io.xcom4ee.simulator.check.Story.view;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xcom4ee.core.member.Output;
import java.util.List;
import org.junit.jupiter.api.Test;

class FairnessCheckerTest {
    private static final long MOST = 2;

    private final FairnessChecker fairness = new FairnessChecker();
    private final Installation atA = view(A, FIRST, 1, 0, A, B);
    private long token = 100;

    private void deliverOneOfB() {
        token++;
        fairness.delivered(delivery(atA, A, token, B, token));
    }

    @Test
    void findsAMemberThatWaitsWhileTheOtherGoesOn() {
        fairness.begin(List.of(A.id(), B.id()), MOST);
        fairness.broadcast(taken(A, 1));
        deliverOneOfB();
        deliverOneOfB();
        assertThatThrownBy(this::deliverOneOfB)
                .isInstanceOf(Violation.class)
                .hasMessageContaining("while 1 of its own wait");
    }

    @Test
    void countsFromTheLastMessageOfItsOwn() {
        fairness.begin(List.of(A.id(), B.id()), MOST);
        fairness.broadcast(taken(A, 1));
        fairness.broadcast(taken(A, 2));
        deliverOneOfB();
        deliverOneOfB();
        fairness.delivered(delivery(atA, A, 1, A, 1));
        deliverOneOfB();
        deliverOneOfB();
        assertThat(fairness.openOf(A.id())).isEqualTo(1);
    }

    @Test
    void acceptsThatWhoHasNothingToSayDeliversOnlyWhatOthersSay() {
        fairness.begin(List.of(A.id(), B.id()), MOST);
        fairness.broadcast(taken(A, 1));
        fairness.delivered(delivery(atA, A, 1, A, 1));
        deliverOneOfB();
        deliverOneOfB();
        deliverOneOfB();
        fairness.broadcast(taken(A, 2));
        deliverOneOfB();
    }

    @Test
    void findsABroadcastThatFailsInAHealedGroup() {
        fairness.begin(List.of(A.id()), MOST);
        fairness.broadcast(taken(A, 1));
        Output.Failed failed = new Output.Failed(1, true, Output.FailureCause.DEADLINE);
        assertThatThrownBy(() -> fairness.failed(A.id(), failed, 0)).isInstanceOf(Violation.class);
        fairness.end();
        fairness.failed(A.id(), failed, 0);
    }
}
