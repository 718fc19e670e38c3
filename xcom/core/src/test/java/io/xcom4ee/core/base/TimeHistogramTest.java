package io.xcom4ee.core.base;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TimeHistogramTest {
    private final TimeHistogram histogram = new TimeHistogram();

    @Test
    void theCountOfABoundHasThoseOfTheBoundsBeforeAndTheLastOneAll() {
        assertThat(histogram.counts())
                .hasSize(TimeHistogram.BOUNDS_MICROS.size() + 1)
                .containsOnly(0L);
        histogram.add(600);
        histogram.add(240);
        histogram.add(9_999_999);
        histogram.add(10_000_001);
        assertThat(histogram.counts())
                .containsExactly(0L, 1L, 1L, 2L, 2L, 2L, 2L, 2L, 2L, 2L, 2L, 2L, 2L, 2L, 2L, 3L, 4L);
    }

    @Test
    void whatTakesAsLongAsABoundIsWithinIt() {
        TimeHistogram.BOUNDS_MICROS.forEach(histogram::add);
        assertThat(histogram.counts())
                .containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L, 10L, 11L, 12L, 13L, 14L, 15L, 16L, 16L);
    }

    @Test
    void countsTheSameWhateverWasCountedBefore() {
        List<Long> times = new ArrayList<>(TimeHistogram.BOUNDS_MICROS);
        TimeHistogram.BOUNDS_MICROS.forEach(bound -> times.add(bound + 1));
        times.addAll(List.of(0L, -1L, Long.MAX_VALUE));
        List<Long> each = new ArrayList<>();
        for (long before : times) {
            for (long time : times) {
                histogram.add(before);
                histogram.add(time);
                each.addAll(List.of(before, time));
            }
        }
        List<Long> counts = histogram.counts();
        for (int index = 0; index < TimeHistogram.BOUNDS_MICROS.size(); index++) {
            long bound = TimeHistogram.BOUNDS_MICROS.get(index);
            assertThat(counts.get(index))
                    .isEqualTo(each.stream().filter(time -> time <= bound).count());
        }
    }

    @Test
    void whatIsTakenDoesNotChangeAnyMore() {
        var before = histogram.counts();
        histogram.add(1);
        assertThat(before).containsOnly(0L);
    }
}
