package io.xcom4ee.core.member;

import static org.assertj.core.api.Assertions.assertThat;

import io.xcom4ee.core.message.Message.Progress;
import io.xcom4ee.core.message.Message.Propose;
import java.util.List;
import org.junit.jupiter.api.Test;

/** When a member tells the others what has become of its work. */
class ProgressTellerTest {
    /** Three steps: the turn that proposes, and a frame each for proposal and vote. */
    private static final long ROUND_TRIP_MICROS = 3 * TestGroup.MILLI / 2;

    private static final long CLOSELY_MICROS = TestGroup.MILLI;

    private static final long ALL_TOLD_MICROS = 5 * TestGroup.MILLI;
    private static final long HEARTBEAT_MICROS = 500 * TestGroup.MILLI;

    private final TestGroup group = new TestGroup("a", "b", "c");

    ProgressTellerTest() {
        group.names().forEach(group::start);
        group.run(4 * TestGroup.SECOND);
        // Just after a heartbeat of everybody's, so that none falls into what is counted.
        group.node("a").broadcast("before");
        group.run(ALL_TOLD_MICROS);
    }

    private List<Progress> told(String name) {
        return group.node(name).outputs(Output.Send.class).stream()
                .map(send -> send.frame().message())
                .filter(Progress.class::isInstance)
                .map(Progress.class::cast)
                .toList();
    }

    private long delivered(String name) {
        List<Progress> told = told(name);
        return told.get(told.size() - 1).deliveredRound();
    }

    @Test
    void votesAreToldAtOnceAndTheRestALittleLater() {
        int votes = told("b").size();
        long round = delivered("b");
        group.node("a").broadcast("x");
        group.run(ROUND_TRIP_MICROS);
        assertThat(group.node("a").delivered()).contains("2:x");
        assertThat(told("b")).hasSize(votes + 1);

        group.run(ALL_TOLD_MICROS);
        assertThat(told("b")).hasSizeLessThanOrEqualTo(votes + 2);
        assertThat(List.of(delivered("a"), delivered("b"), delivered("c"))).containsOnly(round + 1);
    }

    @Test
    void whatNobodyWaitsForTravelsWithVotesOrOnceAMillisecond() {
        int votes = told("b").size();
        int deliveries = told("a").size();
        int messages = 50;
        for (int count = 0; count < messages; count++) {
            group.node("a").broadcast("x");
            group.run(CLOSELY_MICROS);
        }
        assertThat(told("b")).hasSize(votes + messages);
        assertThat(told("a")).hasSizeLessThanOrEqualTo(deliveries + messages);
    }

    /** Its own slot in a round that it hears of from b holds up everybody. */
    @Test
    void ownSlotsThatAreGivenUpAreToldAtOnce() {
        group.lose(frame -> frame.to().name().equals("c") && frame.frame().message() instanceof Propose);
        int before = told("c").size();
        long given = told("c").get(before - 1).skippedTo();
        group.node("a").broadcast("x");
        group.run(ROUND_TRIP_MICROS);
        assertThat(told("c")).hasSize(before + 1);
        assertThat(told("c").get(before).skippedTo()).isGreaterThan(given);
        assertThat(group.node("c").delivered()).hasSize(1);
    }

    @Test
    void nothingIsPostponedForEver() {
        group.node("a").broadcast("x");
        group.run(ALL_TOLD_MICROS);
        int before = told("a").size();
        group.run(HEARTBEAT_MICROS / 2);
        assertThat(told("a")).hasSize(before);
        group.run(HEARTBEAT_MICROS);
        assertThat(told("a")).hasSizeGreaterThan(before);
    }
}
