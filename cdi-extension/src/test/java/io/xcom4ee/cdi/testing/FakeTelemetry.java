package io.xcom4ee.cdi.testing;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.propagation.ContextPropagators;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.metrics.SdkMeterProvider;
import io.opentelemetry.sdk.metrics.data.MetricData;
import io.opentelemetry.sdk.testing.exporter.InMemoryMetricReader;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import java.util.Collection;
import java.util.List;

/** The server's MicroProfile Telemetry: the real thing, which keeps in memory what it is told. */
@Dependent
public class FakeTelemetry {
    private static InMemoryMetricReader metrics = InMemoryMetricReader.create();
    private static InMemorySpanExporter spans = InMemorySpanExporter.create();

    /** Forgets everything. */
    public static void clear() {
        metrics = InMemoryMetricReader.create();
        spans = InMemorySpanExporter.create();
    }

    /** All metrics at this moment. */
    public static Collection<MetricData> metrics() {
        return metrics.collectAllMetrics();
    }

    /** The spans that have ended. */
    public static List<SpanData> spans() {
        return spans.getFinishedSpanItems();
    }

    @Produces
    @ApplicationScoped
    static OpenTelemetry telemetry() {
        return OpenTelemetrySdk.builder()
                .setMeterProvider(
                        SdkMeterProvider.builder().registerMetricReader(metrics).build())
                .setTracerProvider(SdkTracerProvider.builder()
                        .addSpanProcessor(SimpleSpanProcessor.create(spans))
                        .build())
                .setPropagators(ContextPropagators.create(W3CTraceContextPropagator.getInstance()))
                .build();
    }
}
