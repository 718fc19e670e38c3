package io.xcom4ee.cdi.metrics;

import io.xcom4ee.api.GroupChannel;
import java.util.EnumMap;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * Reads the metrics of one member. What some count begins again with a new incarnation or a new start of the adapter; here it goes
 * on from where it was, so that a counter never falls.
 */
public final class Meter {
    private final GroupChannel channel;

    /** Guards itself, and is held while a reading is taken: one that is older than the last would look like a new life. */
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

    private double counted(GroupMetric metric, Reading reading) {
        double value = metric.value(reading);
        return metric.kind() == GroupMetric.Kind.GAUGE
                ? value
                : counts.merge(metric, new Count(0, value), (before, now) -> before.next(now.last()))
                        .sum();
    }
}
