package io.xcom4ee.cdi.microprofile;

import io.xcom4ee.cdi.metrics.GroupHistogram;
import io.xcom4ee.cdi.metrics.GroupMetric;
import io.xcom4ee.cdi.metrics.Meter;
import io.xcom4ee.cdi.metrics.MetricsExport;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Supplier;
import org.eclipse.microprofile.metrics.Metadata;
import org.eclipse.microprofile.metrics.MetricID;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.MetricUnits;
import org.eclipse.microprofile.metrics.Tag;
import org.jspecify.annotations.Nullable;

/**
 * MicroProfile Metrics, in the application's registry. Its counters can only be counted up by hand, so all of ours are gauges, which
 * are read when somebody asks; their names say what they are and the unit, as Prometheus wants it.
 *
 * <p>Touched only where MicroProfile Metrics is.
 */
public final class MicroProfileMetrics implements MetricsExport {
    private final MetricRegistry registry;
    private final List<MetricID> registered = new ArrayList<>();

    /** Registers nothing yet. */
    public MicroProfileMetrics(MetricRegistry registry) {
        this.registry = registry;
    }

    /** Where the registry is injected: a server chooses it by the injection point, so that it cannot just be looked up. */
    static final class Place {
        @Inject
        @Nullable MetricRegistry registry;
    }

    /** In the application's registry; empty if there is none. */
    public static Optional<MetricsExport> of(BeanManager beanManager) {
        if (!beanManager.createInstance().select(MetricRegistry.class).isResolvable()) {
            return Optional.empty();
        }
        Place place = new Place();
        beanManager
                .getInjectionTargetFactory(beanManager.createAnnotatedType(Place.class))
                .createInjectionTarget(null)
                .inject(place, beanManager.createCreationalContext(null));
        return Optional.ofNullable(place.registry).map(MicroProfileMetrics::new);
    }

    @Override
    public synchronized void add(String group, String member, Meter meter) {
        Tag[] tags = {new Tag("xcom_group", group), new Tag("xcom_member", member)};
        for (GroupMetric metric : GroupMetric.values()) {
            register(metric.prometheusName(), metric.description(), () -> meter.value(metric), tags);
        }
        List<String> bounds = GroupHistogram.bounds();
        for (GroupHistogram histogram : GroupHistogram.values()) {
            for (int i = 0; i < bounds.size(); i++) {
                int bound = i;
                register(
                        histogram.prometheusName(),
                        histogram.description(),
                        () -> meter.value(histogram, bound),
                        tags[0],
                        tags[1],
                        new Tag(GroupHistogram.BOUND, bounds.get(i)));
            }
        }
    }

    private void register(String name, String description, Supplier<OptionalDouble> value, Tag... tags) {
        Metadata metadata = Metadata.builder()
                .withName(name)
                .withDescription(description)
                .withUnit(MetricUnits.NONE)
                .build();
        registry.gauge(metadata, () -> value.get().orElse(Double.NaN), tags);
        registered.add(new MetricID(name, tags));
    }

    @Override
    public synchronized void stop() {
        registered.forEach(registry::remove);
        registered.clear();
    }
}
