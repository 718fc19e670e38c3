package io.xcom4ee.cdi;

import io.xcom4ee.api.GroupChannel;
import io.xcom4ee.cdi.channel.ApplicationChannel;
import io.xcom4ee.cdi.channel.MessageTracer;
import io.xcom4ee.cdi.message.CdiMessage;
import io.xcom4ee.cdi.metrics.Meter;
import io.xcom4ee.cdi.metrics.MetricsExport;
import io.xcom4ee.cdi.microprofile.MicroProfileMetrics;
import io.xcom4ee.cdi.opentelemetry.ApplicationTelemetry;
import jakarta.enterprise.inject.spi.BeanManager;
import java.lang.System.Logger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Metrics and traces of the application's channels, by whatever the server has for them. Without either the rest works. */
final class Observability {
    private static final Logger LOGGER = System.getLogger(Observability.class.getName());
    private static final String METRICS = "org.eclipse.microprofile.metrics.MetricRegistry";
    private static final String TELEMETRY = "io.opentelemetry.api.OpenTelemetry";

    private final List<MetricsExport> exports = new ArrayList<>();
    private MessageTracer tracer = MessageTracer.NONE;

    /** Says once what is not there. Optional classes are touched only behind the question whether they are visible. */
    void start(BeanManager beanManager, Predicate<String> visible) {
        boolean measured = visible.test(METRICS) && startMetrics(beanManager);
        if (!measured) {
            say(CdiMessage.METRICS_ABSENT);
        }
        boolean told = visible.test(TELEMETRY) && startTelemetry(beanManager);
        if (!told) {
            say(CdiMessage.TELEMETRY_ABSENT);
        }
    }

    private boolean startMetrics(BeanManager beanManager) {
        Optional<MetricsExport> metrics = MicroProfileMetrics.of(beanManager);
        metrics.ifPresent(exports::add);
        return metrics.isPresent();
    }

    private boolean startTelemetry(BeanManager beanManager) {
        Optional<ApplicationTelemetry> telemetry = ApplicationTelemetry.of(beanManager);
        telemetry.ifPresent(found -> {
            exports.add(found.metrics());
            tracer = found.tracer();
        });
        return telemetry.isPresent();
    }

    private static void say(CdiMessage message) {
        LOGGER.log(message.level(), message.text());
    }

    /** Follows the messages that the application sends and handles through this channel. */
    void trace(ApplicationChannel channel) {
        channel.traceBy(tracer);
    }

    /** The member of a group is known now. That it cannot be measured is no reason not to use it. */
    void measure(GroupChannel channel) {
        String group = channel.group();
        for (MetricsExport export : exports) {
            try {
                export.add(group, channel.status().memberName(), new Meter(channel));
            } catch (RuntimeException e) {
                LOGGER.log(
                        CdiMessage.METRICS_REFUSED.level(),
                        CdiMessage.METRICS_REFUSED.text(group, String.valueOf(e.getMessage())),
                        e);
            }
        }
    }

    /** The application stops. */
    void stop() {
        exports.forEach(MetricsExport::stop);
    }
}
