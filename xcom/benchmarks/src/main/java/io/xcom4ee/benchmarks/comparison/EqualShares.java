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

    /**
     * One histogram for each sender; those of members that were not to send are empty.
     *
     * @param expected how many were to send: were one left out that got nothing through, the worst would be hidden
     */
    EqualShares(List<Histogram> all, int expected) {
        senders = all.stream().filter(each -> each.getTotalCount() > 0).toList();
        if (senders.size() != expected) {
            throw new BenchmarkFailure("latencies of " + senders.size() + " members instead of " + expected);
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
