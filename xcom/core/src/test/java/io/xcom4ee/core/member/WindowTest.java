package io.xcom4ee.core.member;

import static io.xcom4ee.core.member.TestGroup.MILLI;
import static io.xcom4ee.core.member.TestGroup.SECOND;
import static org.assertj.core.api.Assertions.assertThat;

import io.xcom4ee.core.base.Ballot;
import io.xcom4ee.core.base.GroupId;
import io.xcom4ee.core.base.Limits;
import io.xcom4ee.core.member.MemberReport.MemoryReport;
import io.xcom4ee.core.member.Output.InstallView;
import io.xcom4ee.core.member.TestGroup.InFlight;
import io.xcom4ee.core.message.Batch;
import io.xcom4ee.core.message.Frame;
import io.xcom4ee.core.message.Message;
import io.xcom4ee.core.message.Payloads;
import io.xcom4ee.core.message.RoundValue;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** What a member does that lags while the others send more than it may keep. */
class WindowTest {
    private static final int WINDOW_BYTES = 4 * 1024;
    private static final String KIB = "x".repeat(1000);
    private static final int SLOT_BYTES = 1100;
    private static final Limits LIMITS = Limits.DEFAULT.withBatchSizeBytesMax(1).withWindowBytesMax(WINDOW_BYTES);

    private final TestGroup group = new TestGroup(LIMITS, "a", "b", "c");

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

    @Test
    void holdsNoProposalBackBeyondItsWindowEvenIfARevocationBroughtTheSameValue() {
        List.of("a", "b", "c").forEach(group::start);
        List<Message.Propose> proposed = new ArrayList<>();
        group.lose(frame -> note(frame, proposed));
        group.run(SECOND);
        group.node("b").broadcast("first");
        group.run(10 * MILLI);
        InstallView view = lastOf(group.node("c").outputs(InstallView.class));
        int owner = view.configuration().named("b").orElseThrow().number();
        long from = lastOf(proposed).round() + 5;
        List<RoundValue> values = LongStream.range(from, from + 3)
                .mapToObj(round -> new RoundValue(round, batch((int) (round - from))))
                .toList();

        receive("a", view.group(), new Message.Accept(new Ballot(1000, 1), owner, from, from + 2, values));
        for (RoundValue value : values) {
            receive("b", view.group(), new Message.Propose(value.round(), value.round() - 1, value.value()));
        }

        MemoryReport memory = group.node("c").report().memory();
        assertThat(memory.windowBytes()).isPositive().isLessThanOrEqualTo(WINDOW_BYTES);
        assertThat(memory.windowRefusals()).isPositive();
    }

    private static boolean note(InFlight frame, List<Message.Propose> proposed) {
        if (frame.from().name().equals("b") && frame.frame().message() instanceof Message.Propose propose) {
            proposed.add(propose);
        }
        return false;
    }

    private void receive(String from, GroupId id, Message message) {
        group.node("c").give(new Input.FrameReceived(group.node(from).info().id(), new Frame(id, message)));
    }

    private static Batch batch(int count) {
        return new Batch(2 + count, Payloads.of(List.of(KIB.getBytes(StandardCharsets.UTF_8))));
    }

    private static <T> T lastOf(List<T> list) {
        return list.get(list.size() - 1);
    }
}
