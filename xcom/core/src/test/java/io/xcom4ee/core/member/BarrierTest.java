package io.xcom4ee.core.member;

import static io.xcom4ee.core.member.TestGroup.MILLI;
import static io.xcom4ee.core.member.TestGroup.SECOND;
import static org.assertj.core.api.Assertions.assertThat;

import io.xcom4ee.core.message.Marker;
import io.xcom4ee.core.message.Message;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Barriers: what anybody had delivered when they were called is delivered here when they pass. */
class BarrierTest {
    private final TestGroup group = new TestGroup("a", "b", "c");

    @BeforeEach
    void startThree() {
        group.start("a");
        group.start("b");
        group.start("c");
        group.run(SECOND);
    }

    @Test
    void passesBehindWhatAnotherMemberHasDelivered() {
        // c hears nothing of the message that a and b agree on.
        group.lose(frame -> frame.to().name().equals("c"));
        group.node("a").broadcast("x");
        group.run(20 * MILLI);
        assertThat(group.node("b").delivered()).containsExactly("1:x");
        assertThat(group.node("c").delivered()).isEmpty();
        group.node("c").barrier(7, 10 * SECOND);
        group.run(100 * MILLI);
        assertThat(group.node("c").outputs(Output.BarrierPassed.class)).isEmpty();
        group.lose(frame -> false);
        group.run(SECOND);
        assertThat(group.node("c").outputs(Output.BarrierPassed.class)).containsExactly(new Output.BarrierPassed(7, 1));
        assertThat(group.node("c").delivered()).containsExactly("1:x");
    }

    @Test
    void shareOneMarkerWhenTheyComeTogether() {
        for (int token = 1; token <= 100; token++) {
            group.node("b").barrier(token, SECOND);
        }
        group.run(50 * MILLI);
        assertThat(group.node("b").outputs(Output.BarrierPassed.class)).hasSize(100);
    }

    @Test
    void shareMarkersHoweverManyComeWhileSomeAreUnderWay() {
        group.lose(frame -> true);
        for (int token = 1; token <= 50; token++) {
            group.node("b").barrier(token, 20 * SECOND);
            group.run(MILLI);
        }
        group.lose(frame -> false);
        group.run(2 * SECOND);
        assertThat(group.node("b").outputs(Output.BarrierPassed.class)).hasSize(50);
        assertThat(markers()).isBetween(1L, 12L);
    }

    private long markers() {
        return group.node("b").outputs(Output.Send.class).stream()
                .map(send -> send.frame().message())
                .filter(message -> message instanceof Message.Propose propose && propose.value() instanceof Marker)
                .distinct()
                .count();
    }

    @Test
    void passWhenOnlyOneMemberLeads() {
        group.node("a").give(new Input.Command(1, new Command.Leaders(true, Optional.empty()), 100 * SECOND));
        group.run(SECOND);
        group.node("b").broadcast("x");
        group.run(100 * MILLI);
        group.node("c").barrier(1, SECOND);
        group.node("a").barrier(2, SECOND);
        group.run(100 * MILLI);
        assertThat(group.node("c").outputs(Output.BarrierPassed.class)).containsExactly(new Output.BarrierPassed(1, 1));
        assertThat(group.node("a").outputs(Output.BarrierPassed.class)).containsExactly(new Output.BarrierPassed(2, 1));
    }

    @Test
    void failAtOnceInAGroupThatDoesNotKnowThem() {
        TestGroup old = new TestGroup("a", "b", "c");
        old.start("a", 1);
        old.start("b", 1);
        old.start("c", 2);
        old.run(SECOND);
        old.node("c").barrier(1, 10 * SECOND);
        old.run(MILLI);
        assertThat(old.node("c").outputs(Output.BarrierFailed.class))
                .containsExactly(new Output.BarrierFailed(1, Output.FailureCause.OLD_PROTOCOL));
    }

    @Test
    void endWithoutQuorumAtTheirDeadline() {
        group.kill("a");
        group.kill("b");
        group.run(6 * SECOND);
        group.node("c").barrier(1, SECOND);
        group.run(900 * MILLI);
        assertThat(group.node("c").outputs(Output.BarrierFailed.class)).isEmpty();
        group.run(200 * MILLI);
        assertThat(group.node("c").outputs(Output.BarrierFailed.class))
                .containsExactly(new Output.BarrierFailed(1, Output.FailureCause.NO_QUORUM));
    }

    @Test
    void waitForTheGroupWithinTheirDeadline() {
        TestGroup late = new TestGroup("a", "b", "c");
        late.start("a").barrier(1, 10 * SECOND);
        late.start("b");
        late.start("c");
        late.run(SECOND);
        assertThat(late.node("a").outputs(Output.BarrierPassed.class)).containsExactly(new Output.BarrierPassed(1, 0));
    }

    @Test
    void endBeforeTheMemberStops() {
        group.lose(frame -> true);
        group.node("a").barrier(1, 60 * SECOND);
        group.run(MILLI);
        group.node("a").give(new Input.Leave());
        group.node("a").barrier(2, 60 * SECOND);
        group.run(6 * SECOND);
        assertThat(group.node("a").outputs(Output.BarrierFailed.class))
                .containsExactly(
                        new Output.BarrierFailed(2, Output.FailureCause.LEFT),
                        new Output.BarrierFailed(1, Output.FailureCause.LEFT));
        assertThat(group.node("a").outputs(Output.Stopped.class)).hasSize(1);
    }
}
