package io.xcom4ee.core.member;

import static io.xcom4ee.core.member.TestGroup.MILLI;
import static io.xcom4ee.core.member.TestGroup.SECOND;
import static org.assertj.core.api.Assertions.assertThat;

import io.xcom4ee.core.base.Limits;
import io.xcom4ee.core.member.MemberReport.MemoryReport;
import org.junit.jupiter.api.Test;

/** What the cache holds, and what its limit counts. */
class CacheBytesTest {
    private static final int CACHE_BYTES = 16 * 1024;
    private static final String KIB = "x".repeat(1024);
    private static final int SLOT_BYTES = 1100;
    /** Room for more than an event horizon of messages of 1 KiB. */
    private static final int PART_BYTES = 48 * 1024;

    private static final int HORIZON_ROUNDS = 32;
    private static final Limits LIMITS = Limits.DEFAULT.withBatchSizeBytesMax(1).withCacheBytesMax(CACHE_BYTES);

    private final TestGroup group = new TestGroup(LIMITS, "a", "b", "c");

    private MemoryReport memory() {
        return group.node("a").report().memory();
    }

    private void broadcast(int count) {
        for (int message = 0; message < count; message++) {
            group.node("a").broadcast(KIB);
            group.run(2 * MILLI);
        }
    }

    @Test
    void holdsWhatIsDeliveredAndItsLimitCountsWhatIsUnderWayToo() {
        group.start("a");
        group.start("b");
        group.start("c");
        group.run(SECOND);
        broadcast(10);
        MemoryReport before = memory();
        assertThat(before.cacheBytes()).isBetween(10L * 1024, 10L * SLOT_BYTES);
        assertThat(before.ownBytes()).isZero();

        // Nobody hears a: what it proposes is not delivered.
        group.lose(frame -> frame.from().name().equals("a"));
        broadcast(3);
        MemoryReport fits = memory();
        assertThat(fits.ownBytes()).isBetween(3L * 1024, 3L * SLOT_BYTES);
        assertThat(fits.cacheBytes()).as("undelivered bytes are not in it").isEqualTo(before.cacheBytes());

        broadcast(10);
        MemoryReport full = memory();
        assertThat(full.ownBytes()).isBetween(13L * 1024, 13L * SLOT_BYTES);
        assertThat(full.cacheBytes()).as("gives way to what is under way").isLessThanOrEqualTo(SLOT_BYTES);
    }

    /** Nobody lacks them, and what is kept is copied by garbage collectors. */
    @Test
    void holdsNoMoreThanItsSixteenthAndAnEventHorizonOfWhatEverybodyHas() {
        TestGroup large = startedWithCache(16 * PART_BYTES);
        for (int message = 0; message < 4 * HORIZON_ROUNDS; message++) {
            large.node("a").broadcast(KIB);
            large.run(2 * MILLI);
            long cached = large.node("b").report().memory().cacheBytes();
            assertThat(cached).isLessThanOrEqualTo(PART_BYTES + 3L * SLOT_BYTES);
        }
        assertThat(large.node("b").report().memory().cacheBytes()).isGreaterThanOrEqualTo(HORIZON_ROUNDS * 1024L);
    }

    @Test
    void holdsMoreThanItsSixteenthForWhoLacksIt() {
        TestGroup large = startedWithCache(16 * PART_BYTES);
        int messages = 3 * HORIZON_ROUNDS;
        large.lose(frame -> frame.to().name().equals("c"));
        for (int message = 0; message < messages; message++) {
            large.node("a").broadcast(KIB);
            large.run(2 * MILLI);
        }
        assertThat(large.node("a").report().memory().cacheBytes()).isGreaterThanOrEqualTo(messages * 1024L);

        large.lose(frame -> false);
        large.run(2 * SECOND);
        assertThat(large.node("c").delivered()).hasSize(messages);
        assertThat(large.node("a").report().memory().cacheBytes()).isLessThanOrEqualTo(PART_BYTES);
    }

    private static TestGroup startedWithCache(int bytes) {
        TestGroup group = new TestGroup(LIMITS.withCacheBytesMax(bytes), "a", "b", "c");
        group.names().forEach(group::start);
        group.run(4 * SECOND);
        return group;
    }
}
