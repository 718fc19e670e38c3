package io.xcom4ee.cdi.local;

import io.xcom4ee.api.GroupStatistics;
import io.xcom4ee.api.GroupStatistics.Bucket;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;

/** What there is to count in a group of one: messages. */
final class LocalStatistics {
    private final long startedNanos = System.nanoTime();
    private final AtomicLong messages = new AtomicLong();
    private final AtomicLong bytes = new AtomicLong();
    private final AtomicLong notDelivered = new AtomicLong();
    private final AtomicLong overloaded = new AtomicLong();

    void delivered(int size) {
        messages.incrementAndGet();
        bytes.addAndGet(size);
    }

    void notDelivered() {
        notDelivered.incrementAndGet();
    }

    void overloaded() {
        overloaded.incrementAndGet();
    }

    GroupStatistics now(int listeners) {
        long count = messages.get();
        long size = bytes.get();
        Duration none = Duration.ZERO;
        // Nothing is proposed to anybody.
        List<Bucket> empty =
                Bucket.BOUNDS.stream().map(bound -> new Bucket(bound, 0)).toList();
        // A broadcast has ended when the call returns.
        List<Bucket> histogram =
                Bucket.BOUNDS.stream().map(bound -> new Bucket(bound, count)).toList();
        return new GroupStatistics(
                Duration.ofNanos(System.nanoTime() - startedNanos),
                new GroupStatistics.Membership(0, 0, 0, Optional.empty(), false, 1, 1, 0, 0, new TreeMap<>()),
                new GroupStatistics.Consensus(0, 0, 0, 0, 0, 0, 0, none, 0, 0, 0, empty),
                new GroupStatistics.Messages(
                        count, size, count, 0, notDelivered.get(), 0, 0, overloaded.get(), count, size, 0, 0),
                new GroupStatistics.Commands(0, 0, 0, 0),
                new GroupStatistics.Latency(
                        none,
                        none,
                        none,
                        none,
                        none,
                        none,
                        none,
                        none,
                        none,
                        Optional.empty(),
                        none,
                        none,
                        histogram,
                        histogram),
                new GroupStatistics.Wire(0, 0, 0, 0, 0, 0, 0, 0),
                new GroupStatistics.Queues(0, 0, 0, 0, 0, 0, 0, listeners, 0),
                new GroupStatistics.Memory(0, 0, 0, 0, 0),
                List.of());
    }
}
