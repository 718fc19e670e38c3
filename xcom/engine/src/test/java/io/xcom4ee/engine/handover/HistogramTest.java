package io.xcom4ee.engine.handover;

import static org.assertj.core.api.Assertions.assertThat;

import io.xcom4ee.api.GroupStatistics.Bucket;
import io.xcom4ee.core.base.TimeHistogram;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class HistogramTest {
    private final Histogram histogram = new Histogram();

    private List<Long> counts() {
        return histogram.buckets().stream().map(Bucket::count).toList();
    }

    @Test
    void hasEveryBoundAndCountsWhatIsBelowIt() {
        assertThat(histogram.buckets()).extracting(Bucket::atMost).isEqualTo(Bucket.BOUNDS);
        assertThat(counts()).containsOnly(0L);
        histogram.add(600);
        histogram.add(240);
        histogram.add(9_999_999);
        assertThat(counts()).containsExactly(0L, 1L, 1L, 2L, 2L, 2L, 2L, 2L, 2L, 2L, 2L, 2L, 2L, 2L, 2L, 3L);
    }

    @Test
    void whatTakesAsLongAsABoundIsWithinIt() {
        for (Duration bound : Bucket.BOUNDS) {
            histogram.add(bound.toNanos() / 1_000);
        }
        assertThat(counts()).containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L, 10L, 11L, 12L, 13L, 14L, 15L, 16L);
    }

    /** What the core counts is told by the same bounds. */
    @Test
    void theCoreHasTheSameBounds() {
        assertThat(TimeHistogram.BOUNDS_MICROS)
                .extracting(micros -> Duration.ofNanos(1_000 * micros))
                .isEqualTo(Bucket.BOUNDS);
    }

    /** A call may be younger than the turn that takes it. */
    @Test
    void whatTookLessThanNoTimeIsInTheFirst() {
        histogram.add(-1);
        assertThat(counts()).containsOnly(1L);
    }

    @Test
    void whatTookLongerThanAllBoundsIsInNone() {
        histogram.add(10_000_001);
        assertThat(counts()).containsOnly(0L);
    }
}
