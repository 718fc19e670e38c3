package io.xcom4ee.cdi.testing;

import io.xcom4ee.api.GroupStatistics;
import io.xcom4ee.api.GroupStatistics.Bucket;
import io.xcom4ee.api.GroupStatistics.Commands;
import io.xcom4ee.api.GroupStatistics.Consensus;
import io.xcom4ee.api.GroupStatistics.Latency;
import io.xcom4ee.api.GroupStatistics.Membership;
import io.xcom4ee.api.GroupStatistics.Memory;
import io.xcom4ee.api.GroupStatistics.Messages;
import io.xcom4ee.api.GroupStatistics.Queues;
import io.xcom4ee.api.GroupStatistics.Wire;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** Statistics in which every figure differs from all others. */
public final class Figures {
    private Figures() {}

    /** Each has one more than the one before; more than the last one has took longer. */
    private static List<Bucket> histogram(int all) {
        int bounds = Bucket.BOUNDS.size();
        return IntStream.range(0, bounds)
                .mapToObj(bound -> new Bucket(Bucket.BOUNDS.get(bound), Math.max(0, all - bounds + bound)))
                .toList();
    }

    /** Figures from there on, one after the other; durations in seconds. */
    public static GroupStatistics from(int first) {
        Membership membership = new Membership(
                2, 2, 32, Optional.empty(), true, first, first + 1, first + 2, first + 3, new TreeMap<>());
        Consensus consensus = new Consensus(
                0, 0, 0, 0, first + 4, 0, first + 20, Duration.ofSeconds(first + 5), 0, 0, 0, histogram(first + 20));
        Messages messages = new Messages(
                first + 6, first + 7, first + 8, 0, first + 9, first + 10, 0, first + 11, first + 12, first + 13, 0, 0);
        Latency latency = new Latency(
                Duration.ofSeconds(first + 14),
                Duration.ZERO,
                Duration.ZERO,
                Duration.ZERO,
                Duration.ZERO,
                Duration.ZERO,
                Duration.ZERO,
                Duration.ZERO,
                Duration.ofMillis(1500),
                Optional.empty(),
                Duration.ofSeconds(first + 19),
                Duration.ZERO,
                histogram(first + 8),
                histogram(first + 6));
        return new GroupStatistics(
                Duration.ofSeconds(1),
                membership,
                consensus,
                messages,
                new Commands(0, 0, 0, 0),
                latency,
                new Wire(0, first + 15, 0, 1000, first + 16, 0, first + 17, 0),
                new Queues(0, 0, 0, 0, 0, 0, 0, 0, first + 18),
                new Memory(1, 20, 300, 4000, 0),
                List.of());
    }
}
