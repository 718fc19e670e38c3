package io.xcom4ee.simulator.overload;

import static org.assertj.core.api.Assertions.assertThat;

import io.xcom4ee.core.base.Limits;
import io.xcom4ee.core.member.MemberReport.MemoryReport;
import io.xcom4ee.core.member.Output;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * One member takes in far less than is sent. Nobody's memory is exhausted by it: what is kept for it is bounded, and it is
 * left behind at that bound.
 */
class SlowReceiverTest {
    private static final long SECOND = 1_000_000;
    private static final long MEGABYTE = 1_000_000;
    private static final long FAST = 40 * MEGABYTE;
    private static final long SLOW = 2 * MEGABYTE;
    /** What is kept whatever the limits: the slots of one round. */
    private static final int ROUND = 3 * Limits.DEFAULT.fragmentBytesMax();

    private final ThrottledGroup group = new ThrottledGroup(Overload.smallCache());

    private long deliveredIn(long seconds) {
        long before = group.deliveredBy("a");
        group.run(seconds * SECOND);
        return group.deliveredBy("a") - before;
    }

    private void requireBounds() {
        for (String name : List.of("a", "b", "c")) {
            MemoryReport most = group.mostKeptBy(name);
            assertThat(most.windowBytes()).as(name).isLessThanOrEqualTo(Overload.WINDOW + ROUND);
            assertThat(most.cacheBytes()).as(name).isLessThanOrEqualTo(Overload.CACHE + ROUND);
            // An only leader proposes what the others forward too, of each no more than of its own.
            assertThat(most.ownBytes()).as(name).isLessThanOrEqualTo(3L * (Limits.DEFAULT.openBytesMax() + ROUND));
            assertThat(most.incompleteBytes()).as(name).isLessThanOrEqualTo(3L * (Overload.LARGE + ROUND));
        }
    }

    private void throttle(long bytesPerSecondOfC) {
        group.throttle("a", FAST);
        group.throttle("b", FAST);
        group.throttle("c", bytesPerSecondOfC);
    }

    private void requireLeftBehindWithinBounds() {
        assertThat(group.stopOf("c")).contains(Output.StopReason.LEFT_BEHIND);
        assertThat(group.stopOf("a")).isEmpty();
        assertThat(group.stopOf("b")).isEmpty();
        assertThat(group.mostKeptBy("a").cacheBytes()).as("reached the limit").isGreaterThan(Overload.CACHE / 2);
        requireBounds();
    }

    @Test
    void whereOneLeadsASlowReceiverDelaysNobodyAndIsLeftBehind() {
        group.lead("a");
        throttle(FAST);
        group.load("a", "b");
        group.run(SECOND);
        long alike = deliveredIn(2);
        group.throttle("c", SLOW);
        long beside = deliveredIn(2);
        assertThat(beside).isGreaterThan(alike * 95 / 100);
        requireLeftBehindWithinBounds();
    }

    @Test
    void whereOneLeadsAndAllSendLargeMessagesTheOthersGetOverTheSlowOne() {
        assertThat(Overload.paceBesideASlowOne(group)).isGreaterThanOrEqualTo(Overload.LARGE_PER_SECOND_LEAST);
        assertThat(group.mostKeptBy("a").incompleteBytes()).isGreaterThan(Overload.LARGE);
        requireLeftBehindWithinBounds();
    }

    @Test
    void whereAllLeadASlowReceiverIsLeftBehind() {
        throttle(SLOW);
        group.load("a", "b", "c");
        group.run(10 * SECOND);
        requireLeftBehindWithinBounds();
        assertThat(deliveredIn(2)).isGreaterThan(10_000);
        requireBounds();
    }
}
