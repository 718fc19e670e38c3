package io.xcom4ee.core.member;

import static io.xcom4ee.core.member.TestGroup.MILLI;
import static io.xcom4ee.core.member.TestGroup.SECOND;
import static org.assertj.core.api.Assertions.assertThat;

import io.xcom4ee.core.base.Limits;
import io.xcom4ee.core.member.MemberReport.MemoryReport;
import io.xcom4ee.core.member.TestGroup.InFlight;
import io.xcom4ee.core.message.Message;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a member does that lags while the others send more than it may keep. */
class WindowTest {
    private static final int WINDOW_BYTES = 4 * 1024;
    private static final String KIB = "x".repeat(1000);
    private static final int SLOT_BYTES = 1100;

    private final TestGroup group = new TestGroup(limits(), "a", "b", "c");

    private static Limits limits() {
        Limits base = Limits.DEFAULT;
        return new Limits(
                base.eventHorizonRounds(),
                base.messageSizeBytesMax(),
                1,
                base.batchMessagesMax(),
                base.openBytesMax(),
                base.pendingBytesMax(),
                base.pendingMessagesMax(),
                WINDOW_BYTES,
                base.cacheBytesMax(),
                base.membersMax());
    }

    /** Everything to c but proposals of a, so that c waits for the slots of b. */
    private static boolean waitsForB(InFlight frame) {
        boolean proposalOfA = frame.from().name().equals("a") && frame.frame().message() instanceof Message.Propose;
        return frame.to().name().equals("c") && !proposalOfA;
    }

    private List<String> delivered(String name) {
        return group.node(name).delivered().stream()
                .map(text -> text.replace(KIB, ""))
                .toList();
    }

    private void sendWhileCLags() {
        List.of("a", "b", "c").forEach(group::start);
        group.run(SECOND);
        group.lose(WindowTest::waitsForB);
        for (int count = 0; count < 20; count++) {
            group.node("a").broadcast(count + KIB);
            group.node("b").broadcast(count + KIB);
            group.run(MILLI);
        }
        group.run(10 * MILLI);
    }

    @Test
    void takesNoMoreThanItsWindowAndWhatTheNextRoundNeeds() {
        sendWhileCLags();
        MemoryReport memory = group.node("c").report().memory();
        assertThat(delivered("a")).hasSize(40);
        assertThat(delivered("c")).hasSizeLessThan(2);
        assertThat(memory.windowRefusals()).isPositive();
        assertThat(memory.windowBytes()).isPositive().isLessThanOrEqualTo(WINDOW_BYTES + 3 * SLOT_BYTES);
    }

    @Test
    void asksAgainForWhatItDidNotTake() {
        sendWhileCLags();
        group.lose(frame -> false);
        group.run(SECOND);
        assertThat(delivered("c")).hasSize(40).isEqualTo(delivered("a"));
        assertThat(group.node("c").report().memory().windowBytes()).isZero();
    }
}
