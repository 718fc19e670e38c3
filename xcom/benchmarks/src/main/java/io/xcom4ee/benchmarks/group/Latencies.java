package io.xcom4ee.benchmarks.group;

import io.xcom4ee.benchmarks.control.Line;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.Collection;
import java.util.zip.DataFormatException;
import org.HdrHistogram.Histogram;

/**
 * From the call of broadcast to its outcome, in milliseconds.
 *
 * @param count how many broadcasts
 */
record Latencies(long count, double p50Millis, double p99Millis, double maxMillis) {
    private static final double NANOS_PER_MILLI = 1_000_000;

    /** All that these members measured, together. */
    static Latencies of(Collection<Line> measured) {
        Histogram all = new Histogram(3);
        for (Line line : measured) {
            all.add(decode(line.text("latencies")));
        }
        return new Latencies(
                all.getTotalCount(),
                all.getValueAtPercentile(50) / NANOS_PER_MILLI,
                all.getValueAtPercentile(99) / NANOS_PER_MILLI,
                all.getMaxValue() / NANOS_PER_MILLI);
    }

    private static Histogram decode(String text) {
        try {
            return Histogram.decodeFromCompressedByteBuffer(
                    ByteBuffer.wrap(Base64.getDecoder().decode(text)), 0);
        } catch (DataFormatException garbled) {
            throw new BenchmarkFailure("a member sent no histogram", garbled);
        }
    }
}
