package io.xcom4ee.engine.handover;

import io.xcom4ee.api.GroupStatistics.Bucket;
import io.xcom4ee.core.base.TimeHistogram;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** How many things took how long, by the bounds of {@link Bucket#BOUNDS}. Confined to: the member's event loop. */
public final class Histogram {
    private final TimeHistogram times = new TimeHistogram();

    Histogram() {}

    /** One more. */
    void add(long micros) {
        times.add(micros);
    }

    /** All so far; the count of each bound has those of the bounds before. */
    List<Bucket> buckets() {
        return buckets(times.counts());
    }

    /** The same of counts that a {@link TimeHistogram} gives, which has the same bounds. */
    public static List<Bucket> buckets(List<Long> counts) {
        List<Bucket> buckets = new ArrayList<>(Bucket.BOUNDS.size());
        for (Duration bound : Bucket.BOUNDS) {
            buckets.add(new Bucket(bound, counts.get(buckets.size())));
        }
        return buckets;
    }
}
