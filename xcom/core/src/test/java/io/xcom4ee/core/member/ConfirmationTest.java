package io.xcom4ee.core.member;

import static io.xcom4ee.core.member.TestGroup.MILLI;
import static io.xcom4ee.core.member.TestGroup.SECOND;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Broadcasts that are at their end when all members of the view have delivered them. */
class ConfirmationTest {
    private final TestGroup group = new TestGroup("a", "b", "c");

    @BeforeEach
    void startThree() {
        group.start("a");
        group.start("b");
        group.start("c");
        group.run(SECOND);
    }

    private void cutOff(String name) {
        group.lose(
                frame -> frame.to().name().equals(name) || frame.from().name().equals(name));
    }

    private List<Output.Confirmed> confirmed(String name) {
        return group.node(name).outputs(Output.Confirmed.class);
    }

    @Test
    void areConfirmedAtOnceWhenAllAreThere() {
        long token = group.node("a").broadcastToAll("x", SECOND);
        group.run(20 * MILLI);
        assertThat(group.node("a").delivered()).containsExactly("1:x");
        assertThat(confirmed("a")).containsExactly(new Output.Confirmed(token));
        assertThat(confirmed("b")).isEmpty();
    }

    @Test
    void areNotConfirmedForThoseWhoDidNotAsk() {
        group.node("a").broadcast("x");
        group.run(20 * MILLI);
        assertThat(confirmed("a")).isEmpty();
    }

    @Test
    void waitForTheSlowestOfTheView() {
        cutOff("c");
        long token = group.node("a").broadcastToAll("x", 10 * SECOND);
        group.run(300 * MILLI);
        assertThat(group.node("a").delivered()).containsExactly("1:x");
        assertThat(confirmed("a")).isEmpty();
        group.lose(frame -> false);
        group.run(SECOND);
        assertThat(group.node("c").delivered()).containsExactly("1:x");
        assertThat(confirmed("a")).containsExactly(new Output.Confirmed(token));
    }

    @Test
    void waitNoLongerForWhoeverHasLeftTheView() {
        group.kill("c");
        long token = group.node("a").broadcastToAll("x", 60 * SECOND);
        group.run(4 * SECOND);
        assertThat(confirmed("a")).isEmpty();
        group.run(10 * SECOND);
        assertThat(group.node("a").view()).containsExactly("a", "b");
        assertThat(confirmed("a")).containsExactly(new Output.Confirmed(token));
    }

    @Test
    void areNotConfirmedAtTheirDeadline() {
        cutOff("c");
        long token = group.node("a").broadcastToAll("x", 200 * MILLI);
        group.run(300 * MILLI);
        assertThat(group.node("a").delivered()).containsExactly("1:x");
        assertThat(group.node("a").outputs(Output.NotConfirmed.class))
                .containsExactly(new Output.NotConfirmed(token, Output.FailureCause.DEADLINE));
        assertThat(group.node("a").outputs(Output.Failed.class)).isEmpty();
        group.lose(frame -> false);
        group.run(SECOND);
        assertThat(confirmed("a")).isEmpty();
    }

    @Test
    void failAsAnyOtherBeforeTheyAreDeliveredHere() {
        group.kill("b");
        group.kill("c");
        group.run(6 * SECOND);
        long token = group.node("a").broadcastToAll("x", SECOND);
        group.run(2 * SECOND);
        assertThat(group.node("a").outputs(Output.Failed.class))
                .containsExactly(new Output.Failed(token, true, Output.FailureCause.NO_QUORUM));
        assertThat(group.node("a").outputs(Output.NotConfirmed.class)).isEmpty();
    }

    @Test
    void areConfirmedWhenOneMemberLeads() {
        group.node("a").give(new Input.Command(1, new Command.Leaders(true, Optional.empty()), 100 * SECOND));
        group.run(SECOND);
        long own = group.node("a").broadcastToAll("x", SECOND);
        long forwarded = group.node("b").broadcastToAll("y", SECOND);
        group.run(100 * MILLI);
        assertThat(confirmed("a")).containsExactly(new Output.Confirmed(own));
        assertThat(confirmed("b")).containsExactly(new Output.Confirmed(forwarded));
    }

    @Test
    void endBeforeTheMemberStops() {
        cutOff("c");
        long token = group.node("a").broadcastToAll("x", 60 * SECOND);
        group.run(20 * MILLI);
        group.node("a").give(new Input.Leave());
        group.run(10 * SECOND);
        assertThat(group.node("a").outputs(Output.NotConfirmed.class))
                .containsExactly(new Output.NotConfirmed(token, Output.FailureCause.LEFT));
        assertThat(group.node("a").outputs(Output.Stopped.class)).hasSize(1);
    }
}
