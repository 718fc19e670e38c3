package io.xcom4ee.benchmarks.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xcom4ee.benchmarks.group.BenchmarkFailure;
import java.util.List;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

/** Each sender counts the same, however many messages it sent. */
class EqualSharesTest {
    private static Histogram sender(long value, long times) {
        Histogram histogram = new Histogram(3);
        histogram.recordValueWithCount(value, times);
        return histogram;
    }

    @Test
    void aFastSenderDoesNotHideTheOthers() {
        EqualShares shares = new EqualShares(List.of(sender(10, 900), sender(100, 90), sender(110, 10)), 3);

        assertThat(shares.valueAtPercentile(30)).isEqualTo(10);
        assertThat(shares.valueAtPercentile(50)).isEqualTo(100);
        assertThat(shares.valueAtPercentile(99)).isEqualTo(110);
        assertThat(shares.maxValue()).isEqualTo(110);
    }

    @Test
    void oneSenderIsItsOwnHistogram() {
        Histogram histogram = sender(10, 98);
        histogram.recordValueWithCount(500, 2);
        EqualShares shares = new EqualShares(List.of(histogram), 1);

        assertThat(shares.valueAtPercentile(98)).isEqualTo(10);
        assertThat(shares.valueAtPercentile(99)).isEqualTo(500);
    }

    @Test
    void whoWasNotToSendDoesNotCount() {
        EqualShares shares = new EqualShares(List.of(new Histogram(3), sender(10, 1)), 1);

        assertThat(shares.valueAtPercentile(50)).isEqualTo(10);
    }

    @Test
    void whoGotNothingThroughIsAFailure() {
        assertThatThrownBy(() -> new EqualShares(List.of(new Histogram(3), sender(10, 1)), 2))
                .isInstanceOf(BenchmarkFailure.class)
                .hasMessageContaining("of 1 members instead of 2");
    }
}
