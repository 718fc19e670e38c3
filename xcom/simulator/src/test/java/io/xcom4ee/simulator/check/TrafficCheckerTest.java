package io.xcom4ee.simulator.check;

import static io.xcom4ee.simulator.check.Story.A;
import static io.xcom4ee.simulator.check.Story.B;
import static io.xcom4ee.simulator.check.Story.C;
import static io.xcom4ee.simulator.check.TrafficChecker.FRAMES_PER_SECOND_MOST;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xcom4ee.core.base.GroupId;
import io.xcom4ee.core.base.MemberInfo;
import io.xcom4ee.core.message.Frame;
import io.xcom4ee.core.message.Message;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class TrafficCheckerTest {
    private static final Frame FRAME = new Frame(GroupId.NONE, new Message.Ask(1, 1, 1));

    private final AtomicLong nowMicros = new AtomicLong();
    private final TrafficChecker traffic = new TrafficChecker(nowMicros::get);

    private void arrive(MemberInfo from, int times) {
        for (int time = 0; time < times; time++) {
            traffic.received(C.id(), from.id(), FRAME);
        }
    }

    @Test
    void findsAMemberThatSendsMoreFramesInASecondThanAnyHasReasonTo() {
        arrive(A, FRAMES_PER_SECOND_MOST);
        assertThatThrownBy(() -> arrive(A, 1)).isInstanceOf(Violation.class).hasMessageContaining("Traffic");
    }

    @Test
    void acceptsAsManyOfEachMemberInEachSecond() {
        arrive(A, FRAMES_PER_SECOND_MOST);
        arrive(B, FRAMES_PER_SECOND_MOST);
        nowMicros.set(1_000_000);
        arrive(A, FRAMES_PER_SECOND_MOST);
    }
}
