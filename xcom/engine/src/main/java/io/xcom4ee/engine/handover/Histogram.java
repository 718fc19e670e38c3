package io.xcom4ee.engine.handover;

import io.xcom4ee.api.GroupStatistics.Bucket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** How many things took how long, by the bounds of {@link Bucket#BOUNDS}. Confined to: the member's event loop. */
final class Histogram {
    private static final long[] BOUNDS_MICROS = Bucket.BOUNDS.stream()
            .mapToLong(bound -> TimeUnit.NANOSECONDS.toMicros(bound.toNanos()))
            .toArray();

    /** For each bound, what took no longer than it and longer than the one before; then what took longer than all. */
    private final long[] counts = new long[BOUNDS_MICROS.length + 1];

    /** One more. */
    void add(long micros) {
        int found = Arrays.binarySearch(BOUNDS_MICROS, micros);
        counts[found >= 0 ? found : -found - 1]++;
    }

    /** All so far; the count of each bound has those of the bounds before. */
    List<Bucket> buckets() {
        List<Bucket> buckets = new ArrayList<>(BOUNDS_MICROS.length);
        long count = 0;
        for (int bound = 0; bound < BOUNDS_MICROS.length; bound++) {
            count += counts[bound];
            Duration atMost = Bucket.BOUNDS.get(bound);
            buckets.add(new Bucket(atMost, count));
        }
        return buckets;
    }
}
