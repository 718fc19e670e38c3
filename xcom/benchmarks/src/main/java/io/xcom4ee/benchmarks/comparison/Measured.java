package io.xcom4ee.benchmarks.comparison;

import io.xcom4ee.benchmarks.control.Line;
import io.xcom4ee.benchmarks.group.BenchmarkFailure;
import io.xcom4ee.benchmarks.group.Machine;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.zip.DataFormatException;
import org.HdrHistogram.Histogram;

/** What the members of one group measured, in one interval or in several that belong together. */
final class Measured {
    private static final double NANOS_PER_SECOND = TimeUnit.SECONDS.toNanos(1);
    private static final double NANOS_PER_MICRO = 1_000;
    private static final double MICROS_PER_SECOND = 1_000_000;

    private final List<Collection<Line>> intervals = new ArrayList<>();

    /** Adds the answers of all members about one interval. */
    void add(Collection<Line> interval) {
        intervals.add(List.copyOf(interval));
    }

    /** What all works want to know. */
    Map<Figure, Double> usage() {
        double messages = 0;
        double nanos = 0;
        double cpuSeconds = 0;
        double delivered = 0;
        double allocated = 0;
        for (Collection<Line> interval : intervals) {
            Line slowest = slowest(interval);
            messages += slowest.number("delivered");
            nanos += slowest.number("nanos");
            for (Line member : interval) {
                cpuSeconds += member.number("cpuNanos") / NANOS_PER_SECOND;
                delivered += member.number("delivered");
                allocated += member.number("allocated");
            }
        }
        if (messages == 0) {
            throw new BenchmarkFailure("nothing was delivered at one member while it was measured");
        }
        Map<Figure, Double> figures = new EnumMap<>(Figure.class);
        figures.put(Figure.DELIVERIES_PER_SECOND, messages * NANOS_PER_SECOND / nanos);
        figures.put(Figure.CPU_SECONDS, cpuSeconds);
        figures.put(Figure.CPU_MICROS_PER_MESSAGE, cpuSeconds * MICROS_PER_SECOND / messages);
        figures.put(Figure.ALLOCATED_PER_DELIVERY, allocated / delivered);
        figures.put(Figure.LOAD, Machine.load());
        return figures;
    }

    private static Line slowest(Collection<Line> interval) {
        return interval.stream()
                .min(java.util.Comparator.comparingDouble(
                        line -> (double) line.number("delivered") / line.number("nanos")))
                .orElseThrow();
    }

    /**
     * The usage and the latencies of what the members sent; each member counts the same.
     *
     * @param senders how many members were told to send
     */
    Map<Figure, Double> withLatencies(int senders) {
        EqualShares latencies = new EqualShares(
                intervals.stream()
                        .flatMap(Collection::stream)
                        .map(line -> decode(line.text("latencies")))
                        .toList(),
                senders);
        Map<Figure, Double> figures = usage();
        figures.put(Figure.P50_MICROS, latencies.valueAtPercentile(50) / NANOS_PER_MICRO);
        figures.put(Figure.P99_MICROS, latencies.valueAtPercentile(99) / NANOS_PER_MICRO);
        figures.put(Figure.P999_MICROS, latencies.valueAtPercentile(99.9) / NANOS_PER_MICRO);
        figures.put(Figure.MAX_MICROS, latencies.maxValue() / NANOS_PER_MICRO);
        return figures;
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
