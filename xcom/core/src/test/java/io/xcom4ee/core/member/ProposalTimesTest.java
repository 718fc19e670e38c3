package io.xcom4ee.core.member;

import static io.xcom4ee.core.member.TestGroup.MILLI;
import static io.xcom4ee.core.member.TestGroup.SECOND;
import static org.assertj.core.api.Assertions.assertThat;

import io.xcom4ee.core.base.Limits;
import io.xcom4ee.core.base.TimeHistogram;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** How long own proposals take until they are delivered. */
class ProposalTimesTest {
    private static final long STEP = 500;

    private final ProposalTimes times = new ProposalTimes();
    private final TestGroup group = new TestGroup("a", "b", "c");

    @Test
    void eachRoundHasItsOwnTime() {
        times.proposed(7, 100);
        times.proposed(8, 110);
        assertThat(times.delivered(7, 150)).isEqualTo(50);
        assertThat(times.delivered(8, 150)).isEqualTo(40);
    }

    @Test
    void aRoundThatWasNotProposedHasNoTime() {
        times.proposed(7, 100);
        assertThat(times.delivered(6, 150)).isEqualTo(ProposalTimes.NONE);
        times.delivered(7, 150);
        assertThat(times.delivered(7, 200)).as("counted before").isEqualTo(ProposalTimes.NONE);
    }

    @Test
    void timeMayBeginWithZero() {
        times.proposed(1, 0);
        assertThat(times.delivered(1, 30)).isEqualTo(30);
    }

    @Test
    void theWidestEventHorizonFits() {
        for (long first = 1; first < 10_000; first += Limits.EVENT_HORIZON_MAX) {
            for (long round = first; round < first + Limits.EVENT_HORIZON_MAX; round++) {
                times.proposed(round, round);
            }
            for (long round = first; round < first + Limits.EVENT_HORIZON_MAX; round++) {
                assertThat(times.delivered(round, round + 3)).isEqualTo(3);
            }
        }
    }

    private MemberStatistics statistics(String name) {
        return group.node(name).statistics();
    }

    private void startAll() {
        group.start("a");
        group.start("b");
        group.start("c");
        group.run(SECOND);
    }

    /** Broadcasts, and returns how long it takes from the proposal to the delivery, in steps of the group. */
    private long broadcast(String text) {
        long proposals = statistics("a").proposals();
        int delivered = group.node("a").delivered().size();
        group.node("a").broadcast(text);
        while (statistics("a").proposals() == proposals) {
            group.run(STEP);
        }
        long steps = 0;
        while (group.node("a").delivered().size() == delivered) {
            group.run(STEP);
            steps++;
        }
        return steps * STEP;
    }

    @Test
    void areAddedUpFromTheProposalToTheDelivery() {
        startAll();
        long expected = statistics("a").proposalMicrosSum();
        for (int message = 1; message <= 3 * Limits.EVENT_HORIZON_MAX; message++) {
            expected += broadcast("message " + message);
            assertThat(statistics("a").proposalMicrosSum()).isEqualTo(expected);
        }
        assertThat(expected).isGreaterThan(3 * Limits.EVENT_HORIZON_MAX * STEP);
    }

    @Test
    void areCountedByHowLongTheyTake() {
        startAll();
        TimeHistogram expected = new TimeHistogram();
        MemberStatistics first = statistics("a");
        for (int message = 1; message <= 10; message++) {
            expected.add(broadcast("message " + message));
        }
        MemberStatistics last = statistics("a");
        assertThat(last.proposalsDelivered() - first.proposalsDelivered()).isEqualTo(10);
        List<Long> more = IntStream.range(0, last.proposalTimes().size())
                .mapToObj(bound ->
                        last.proposalTimes().get(bound) - first.proposalTimes().get(bound))
                .toList();
        assertThat(more).isEqualTo(expected.counts());
    }

    @Test
    void whoeverGivesItsSlotsUpHasNone() {
        startAll();
        MemberStatistics before = statistics("b");
        broadcast("of a");
        group.run(SECOND);
        MemberStatistics after = statistics("b");
        assertThat(after.slotsDelivered()).isGreaterThan(before.slotsDelivered());
        assertThat(after.proposals()).isEqualTo(before.proposals());
        assertThat(after.proposalMicrosSum()).isEqualTo(before.proposalMicrosSum());
        assertThat(after.proposalTimes()).isEqualTo(before.proposalTimes());
    }

    @Test
    void aProposalThatWaitsForItsVotesCountsAllThatTime() {
        startAll();
        long before = statistics("a").proposalMicrosSum();
        group.lose(frame -> frame.from().name().equals("a") || frame.to().name().equals("a"));
        group.node("a").broadcast("late");
        group.run(200 * MILLI);
        assertThat(statistics("a").proposalMicrosSum())
                .as("not delivered, not counted")
                .isEqualTo(before);
        group.lose(frame -> false);
        group.run(SECOND);
        assertThat(statistics("a").proposalMicrosSum() - before).isBetween(200 * MILLI, 200 * MILLI + SECOND);
    }
}
