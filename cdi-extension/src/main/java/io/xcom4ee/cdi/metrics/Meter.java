package io.xcom4ee.cdi.metrics;

import io.xcom4ee.api.GroupChannel;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Reads the metrics of one member. What some count begins again with a new incarnation or a new start of the adapter; here it goes
 * on from where it was, so that a counter never falls.
 */
public final class Meter {
    private final GroupChannel channel;

    /** Guards itself. */
    private final Map<GroupMetric, Count> counts = new EnumMap<>(GroupMetric.class);

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

    /** Of the member at this moment; empty while there is none. */
    public Optional<Reading> read() {
        return Reading.of(channel);
    }

    /** What is to be told of this metric. */
    public double value(GroupMetric metric, Reading reading) {
        double value = metric.value(reading);
        if (metric.kind() == GroupMetric.Kind.GAUGE) {
            return value;
        }
        synchronized (counts) {
            return counts.merge(metric, new Count(0, value), (before, now) -> before.next(now.last()))
                    .sum();
        }
    }

    /** As {@link #value}, from a reading of its own; empty while there is no member. */
    public OptionalDouble value(GroupMetric metric) {
        return read().map(reading -> OptionalDouble.of(value(metric, reading))).orElseGet(OptionalDouble::empty);
    }
}
