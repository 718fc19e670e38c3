package io.xcom4ee.cdi.testing;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.spi.InjectionPoint;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.eclipse.microprofile.metrics.Metadata;
import org.eclipse.microprofile.metrics.MetricID;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.Tag;

/** The server's MicroProfile Metrics: what of it is used. */
@Dependent
public class FakeMetrics {
    private static final Map<MetricID, Supplier<Number>> GAUGES = new LinkedHashMap<>();

    /** What is registered. */
    public static Map<MetricID, Supplier<Number>> gauges() {
        return GAUGES;
    }

    public static void clear() {
        GAUGES.clear();
    }

    @Produces
    static MetricRegistry registry(InjectionPoint point) {
        // As servers do: they choose by where it is injected.
        if (point.getMember() == null) {
            throw new IllegalStateException("not injected anywhere");
        }
        return (MetricRegistry) Proxy.newProxyInstance(
                FakeMetrics.class.getClassLoader(),
                new Class<?>[] {MetricRegistry.class},
                (self, method, arguments) -> switch (method.getName()) {
                    case "gauge" -> register(arguments);
                    case "remove" -> GAUGES.remove(arguments[0]) != null;
                    default -> throw new UnsupportedOperationException(method.getName());
                });
    }

    @SuppressWarnings("unchecked") // The signature of MetricRegistry.gauge says so.
    private static Object register(Object[] arguments) {
        Tag[] tags = Arrays.copyOf((Tag[]) arguments[2], ((Tag[]) arguments[2]).length);
        Supplier<Number> value = (Supplier<Number>) arguments[1];
        GAUGES.put(new MetricID(((Metadata) arguments[0]).getName(), tags), value);
        return (org.eclipse.microprofile.metrics.Gauge<Number>) value::get;
    }
}
