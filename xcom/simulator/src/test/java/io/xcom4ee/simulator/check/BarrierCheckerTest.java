package io.xcom4ee.simulator.check;

import static io.xcom4ee.simulator.check.Story.A;
import static io.xcom4ee.simulator.check.Story.A2;
import static io.xcom4ee.simulator.check.Story.B;
import static io.xcom4ee.simulator.check.Story.C;
import static io.xcom4ee.simulator.check.Story.C2;
import static io.xcom4ee.simulator.check.Story.FIRST;
import static io.xcom4ee.simulator.check.Story.SECOND;
import static io.xcom4ee.simulator.check.Story.delivery;
import static io.xcom4ee.simulator.check.Story.view;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xcom4ee.core.base.GroupId;
import io.xcom4ee.core.base.MemberInfo;
import io.xcom4ee.core.member.Input;
import io.xcom4ee.core.member.Output;
import org.junit.jupiter.api.Test;

class BarrierCheckerTest {
    private static final long DEADLINE_MICROS = 1_000;

    private final BarrierChecker rising = new BarrierChecker(true, true, 0);
    private final BarrierChecker counted = new BarrierChecker(true, false, 0);

    @Test
    void findsABarrierThatPassesBeforeWhatAnotherHadDelivered() {
        enter(rising, FIRST, A, B);
        rising.delivered(delivery(view(A, FIRST, 1, 0, A, B), A, 1, A, 11));
        give(rising, B);
        assertThatThrownBy(() -> pass(rising, B))
                .isInstanceOf(Violation.class)
                .hasMessageContaining("though 1 messages were delivered");
    }

    @Test
    void findsABarrierThatPassesInAGroupThatAnotherHasFollowed() {
        enter(counted, FIRST, A, B);
        enter(counted, SECOND, A2, C);
        give(counted, B);
        assertThatThrownBy(() -> pass(counted, B)).isInstanceOf(Violation.class).hasMessageContaining("had begun");
    }

    @Test
    void findsABarrierThatPassesInAnOlderGroupThatAMajorityEnteredLast() {
        enter(rising, SECOND, A2, C);
        enter(rising, FIRST, A, B);
        give(rising, B);
        assertThatThrownBy(() -> pass(rising, B)).isInstanceOf(Violation.class).hasMessageContaining("had begun");
    }

    @Test
    void findsABarrierThatPassesInAnOlderGroupThatHadNotBegun() {
        enter(rising, SECOND, A2, C);
        enter(rising, FIRST, B);
        give(rising, B);
        enter(rising, FIRST, A);
        assertThatThrownBy(() -> pass(rising, B)).isInstanceOf(Violation.class).hasMessageContaining("had begun");
    }

    @Test
    void acceptsABarrierInTheGroupOfTheHigherEpochThoughTheOtherBeganLast() {
        enter(rising, SECOND, A2, C2);
        enter(rising, FIRST, B, C);
        give(rising, C2);
        pass(rising, C2);
    }

    private static void enter(BarrierChecker barriers, GroupId group, MemberInfo... members) {
        for (MemberInfo member : members) {
            barriers.installed(view(member, group, 1, 0, members));
        }
    }

    private static void give(BarrierChecker barriers, MemberInfo by) {
        barriers.barrier(by.id(), new Input.Barrier(1, DEADLINE_MICROS));
    }

    private static void pass(BarrierChecker barriers, MemberInfo by) {
        barriers.barrierEnded(by.id(), 1, new Output.BarrierPassed(1, 0));
    }
}
