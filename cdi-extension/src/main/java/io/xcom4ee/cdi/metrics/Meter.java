package io.xcom4ee.cdi.metrics;

import io.xcom4ee.api.GroupChannel;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * Reads the metrics of one member. What some count begins again with a new incarnation or a new start of the adapter; here it goes
 * on from where it was, so that a counter never falls.
 */
public final class Meter {
    private final GroupChannel channel;

    /** By {@link GroupMetric} or {@link Bound}. Guards itself, and is held while a reading is taken: one that is older than the last would look like a new life. */
    private final Map<Object, Count> counts = new HashMap<>();

    /** One of the counters of a histogram. */
    private record Bound(GroupHistogram histogram, int number) {}

    /**
     * A counter over several lives.
     *
     * @param before what earlier lives have counted
     * @param last what this one has counted when it was read last
     */
    private record Count(double before, double last) {
        Count next(double value) {
            return new Count(value < last ? before + last : before, value);
        }

        double sum() {
            return before + last;
        }
    }

    /** Reads nothing yet. */
    public Meter(GroupChannel channel) {
        this.channel = channel;
    }

    /** All metrics of the member at this moment, from one reading; none while there is no member. Thread-safe. */
    public Map<GroupMetric, Double> values() {
        synchronized (counts) {
            Map<GroupMetric, Double> values = new EnumMap<>(GroupMetric.class);
            Reading.of(channel).ifPresent(reading -> {
                for (GroupMetric metric : GroupMetric.values()) {
                    values.put(metric, counted(metric, reading));
                }
            });
            return values;
        }
    }

    /** One of them, from a reading of its own; empty while there is no member. Thread-safe. */
    public OptionalDouble value(GroupMetric metric) {
        synchronized (counts) {
            return Reading.of(channel)
                    .map(reading -> OptionalDouble.of(counted(metric, reading)))
                    .orElseGet(OptionalDouble::empty);
        }
    }

    /** All histograms at this moment, from one reading, as their counts by bound; none while there is no member. Thread-safe. */
    public Map<GroupHistogram, List<Double>> histograms() {
        synchronized (counts) {
            Map<GroupHistogram, List<Double>> histograms = new EnumMap<>(GroupHistogram.class);
            Reading.of(channel).ifPresent(reading -> {
                for (GroupHistogram histogram : GroupHistogram.values()) {
                    histograms.put(histogram, counted(histogram, reading));
                }
            });
            return histograms;
        }
    }

    /** The count of one bound, from a reading of its own; empty while there is no member. Thread-safe. */
    public OptionalDouble value(GroupHistogram histogram, int bound) {
        synchronized (counts) {
            return Reading.of(channel)
                    .map(reading ->
                            OptionalDouble.of(counted(histogram, reading).get(bound)))
                    .orElseGet(OptionalDouble::empty);
        }
    }

    private List<Double> counted(GroupHistogram histogram, Reading reading) {
        List<Long> now = histogram.counts(reading);
        return IntStream.range(0, now.size())
                .mapToObj(bound -> counted(new Bound(histogram, bound), now.get(bound)))
                .toList();
    }

    private double counted(GroupMetric metric, Reading reading) {
        double value = metric.value(reading);
        return metric.kind() == GroupMetric.Kind.GAUGE ? value : counted((Object) metric, value);
    }

    private double counted(Object counter, double value) {
        return counts.merge(counter, new Count(0, value), (before, now) -> before.next(now.last()))
                .sum();
    }
}
