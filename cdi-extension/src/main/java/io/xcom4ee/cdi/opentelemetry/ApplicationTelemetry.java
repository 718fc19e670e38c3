package io.xcom4ee.cdi.opentelemetry;

import io.opentelemetry.api.OpenTelemetry;
import io.xcom4ee.cdi.channel.MessageTracer;
import io.xcom4ee.cdi.metrics.MetricsExport;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.spi.BeanManager;
import java.util.Optional;

/**
 * The OpenTelemetry of the application, as MicroProfile Telemetry gives it. The only class here that is touched from outside, and only
 * where OpenTelemetry is.
 *
 * @param metrics by which metrics leave the server
 * @param tracer follows messages
 */
public record ApplicationTelemetry(MetricsExport metrics, MessageTracer tracer) {
    /** Who measures and traces. */
    static final String SCOPE = "io.xcom4ee.cdi";

    /** Empty if the server gives the application none. */
    public static Optional<ApplicationTelemetry> of(BeanManager beanManager) {
        Instance<OpenTelemetry> telemetry = beanManager.createInstance().select(OpenTelemetry.class);
        return telemetry.isResolvable() ? Optional.of(of(telemetry.get())) : Optional.empty();
    }

    static ApplicationTelemetry of(OpenTelemetry telemetry) {
        return new ApplicationTelemetry(
                new OpenTelemetryMetrics(telemetry.getMeter(SCOPE)),
                new OpenTelemetryTracer(telemetry, telemetry.getTracer(SCOPE)));
    }
}
