package io.xcom4ee.cdi.opentelemetry;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.metrics.BatchCallback;
import io.opentelemetry.api.metrics.ObservableDoubleMeasurement;
import io.opentelemetry.api.metrics.ObservableMeasurement;
import io.xcom4ee.cdi.metrics.GroupHistogram;
import io.xcom4ee.cdi.metrics.GroupMetric;
import io.xcom4ee.cdi.metrics.Meter;
import io.xcom4ee.cdi.metrics.MetricsExport;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** OpenTelemetry's metrics: all of a member from one reading, when the reader collects. Touched only where OpenTelemetry is. */
final class OpenTelemetryMetrics implements MetricsExport {
    static final AttributeKey<String> GROUP = AttributeKey.stringKey("xcom.group");
    static final AttributeKey<String> MEMBER = AttributeKey.stringKey("xcom.member");

    private static final AttributeKey<String> BOUND = AttributeKey.stringKey(GroupHistogram.BOUND);

    private final io.opentelemetry.api.metrics.Meter meters;
    private final Map<GroupMetric, ObservableDoubleMeasurement> instruments = new EnumMap<>(GroupMetric.class);
    private final Map<GroupHistogram, ObservableDoubleMeasurement> histograms = new EnumMap<>(GroupHistogram.class);
    private final List<BatchCallback> callbacks = new ArrayList<>();

    OpenTelemetryMetrics(io.opentelemetry.api.metrics.Meter meters) {
        this.meters = meters;
        for (GroupMetric metric : GroupMetric.values()) {
            instruments.put(metric, instrument(meters, metric));
        }
        for (GroupHistogram histogram : GroupHistogram.values()) {
            histograms.put(histogram, counter(meters, histogram.id(), histogram.unit(), histogram.description()));
        }
    }

    private static ObservableDoubleMeasurement instrument(
            io.opentelemetry.api.metrics.Meter meters, GroupMetric metric) {
        return switch (metric.kind()) {
            case COUNTER -> counter(meters, metric.id(), metric.unit(), metric.description());
            case GAUGE ->
                meters.gaugeBuilder(metric.id())
                        .setUnit(metric.unit())
                        .setDescription(metric.description())
                        .buildObserver();
        };
    }

    private static ObservableDoubleMeasurement counter(
            io.opentelemetry.api.metrics.Meter meters, String id, String unit, String description) {
        return meters.counterBuilder(id)
                .ofDoubles()
                .setUnit(unit)
                .setDescription(description)
                .buildObserver();
    }

    @Override
    public synchronized void add(String group, String member, Meter meter) {
        Attributes attributes = Attributes.of(GROUP, group, MEMBER, member);
        List<ObservableMeasurement> all = new ArrayList<>(instruments.values());
        all.addAll(histograms.values());
        callbacks.add(meters.batchCallback(
                () -> record(meter, attributes),
                all.get(0),
                all.subList(1, all.size()).toArray(ObservableMeasurement[]::new)));
    }

    /** Those that have no value now are not told at all. */
    private void record(Meter meter, Attributes attributes) {
        Map<GroupMetric, Double> values = meter.values();
        instruments.forEach((metric, instrument) -> {
            Double value = values.get(metric);
            if (value != null) {
                instrument.record(value, attributes);
            }
        });
        Map<GroupHistogram, List<Double>> counts = meter.histograms();
        histograms.forEach((histogram, instrument) -> {
            List<Double> found = counts.getOrDefault(histogram, List.of());
            for (int bound = 0; bound < found.size(); bound++) {
                String atMost = GroupHistogram.bounds().get(bound);
                instrument.record(
                        found.get(bound),
                        attributes.toBuilder().put(BOUND, atMost).build());
            }
        });
    }

    @Override
    public synchronized void stop() {
        callbacks.forEach(BatchCallback::close);
        callbacks.clear();
    }
}
