package io.xcom4ee.benchmarks.comparison;

import io.xcom4ee.benchmarks.group.BenchmarkFailure;
import java.util.List;
import org.HdrHistogram.Histogram;

/**
 * The latencies of several senders, each of which counts the same, however many messages it sent. With one message on its way a
 * sender that is twice as fast sends twice as many: counted one by one, the fastest would hide the others, as a leader does
 * that decides alone.
 */
final class EqualShares {
    private static final double PERCENT = 100;

    private final List<Histogram> senders;

    /** Those that sent nothing do not count. */
    EqualShares(List<Histogram> all) {
        senders = all.stream().filter(each -> each.getTotalCount() > 0).toList();
        if (senders.isEmpty()) {
            throw new BenchmarkFailure("no latency was measured");
        }
    }

    /** The lowest latency that so many percent of the messages do not exceed, within the precision of the histograms. */
    long valueAtPercentile(double percent) {
        long low = senders.stream().mapToLong(Histogram::getMinValue).min().orElseThrow();
        long high = maxValue();
        while (low < high) {
            long middle = low + (high - low) / 2;
            if (shareUpTo(middle) * PERCENT >= percent) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    long maxValue() {
        return senders.stream().mapToLong(Histogram::getMaxValue).max().orElseThrow();
    }

    private double shareUpTo(long value) {
        return senders.stream()
                .mapToDouble(each -> (double) each.getCountBetweenValues(0, value) / each.getTotalCount())
                .average()
                .orElseThrow();
    }
}
