package io.xcom4ee.cdi.opentelemetry;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapPropagator;
import io.xcom4ee.api.Delivery;
import io.xcom4ee.api.GroupMessage;
import io.xcom4ee.api.OutgoingMessage;
import io.xcom4ee.api.payload.Envelope;
import io.xcom4ee.api.payload.PayloadException;
import io.xcom4ee.cdi.channel.MessageTracer;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/**
 * OpenTelemetry's traces. A value that is sent takes the context of its producer span along in its headers, in the form that the
 * server is configured for, as a rule W3C's {@code traceparent}; each member that handles it does so in a consumer span that is a
 * child of that span and linked to it. Names and attributes follow the conventions for messaging.
 *
 * <p>Touched only where OpenTelemetry is.
 */
final class OpenTelemetryTracer implements MessageTracer {
    private static final Logger LOGGER = System.getLogger(OpenTelemetryTracer.class.getName());

    private static final AttributeKey<String> SYSTEM = AttributeKey.stringKey("messaging.system");
    private static final AttributeKey<String> DESTINATION = AttributeKey.stringKey("messaging.destination.name");
    private static final AttributeKey<String> OPERATION = AttributeKey.stringKey("messaging.operation.type");
    private static final AttributeKey<String> SENDER = AttributeKey.stringKey("xcom.sender");
    private static final AttributeKey<Long> POSITION = AttributeKey.longKey("xcom.position");

    private final Tracer tracer;
    private final TextMapPropagator propagator;

    OpenTelemetryTracer(OpenTelemetry telemetry, Tracer tracer) {
        this.tracer = tracer;
        this.propagator = telemetry.getPropagators().getTextMapPropagator();
    }

    @Override
    public CompletionStage<Delivery> send(
            String group, OutgoingMessage message, Function<OutgoingMessage, CompletionStage<Delivery>> broadcast) {
        Span span = span("send", group, message.envelope(), SpanKind.PRODUCER).startSpan();
        try {
            CompletionStage<Delivery> outcome = broadcast.apply(carrying(message, span));
            // Whoever gets the stage that this makes would get failures wrapped.
            outcome.whenComplete((delivery, failure) -> {
                if (failure != null) {
                    fail(span, failure);
                } else {
                    span.setAttribute(POSITION, delivery.position());
                }
                span.end();
            });
            return outcome;
        } catch (RuntimeException e) {
            fail(span, e);
            span.end();
            throw e;
        }
    }

    /** A message that has no room for it, or comes from somebody who has set it himself, goes as it is. */
    private OutgoingMessage carrying(OutgoingMessage message, Span span) {
        Map<String, String> context = new LinkedHashMap<>();
        propagator.inject(Context.current().with(span), context, (carrier, key, value) -> carrier.put(key, value));
        if (!Collections.disjoint(context.keySet(), message.envelope().headers().keySet())) {
            return message;
        }
        OutgoingMessage carrying = message;
        try {
            for (Map.Entry<String, String> header : context.entrySet()) {
                carrying = carrying.withHeader(header.getKey(), header.getValue());
            }
            return carrying;
        } catch (IllegalArgumentException e) { // A trace is not worth a message.
            LOGGER.log(Level.DEBUG, () -> "not traced: " + message, e);
            return message;
        }
    }

    @Override
    public void process(GroupMessage message, Runnable handling) {
        Optional<Envelope> envelope = envelope(message);
        Context origin = envelope.map(
                        found -> propagator.extract(Context.root(), found.headers(), HeaderGetter.INSTANCE))
                .orElse(Context.root());
        SpanContext producer = Span.fromContext(origin).getSpanContext();
        if (envelope.isEmpty() || !producer.isValid()) {
            handling.run();
            return;
        }
        Span span = span("process", message.group(), envelope.get(), SpanKind.CONSUMER)
                .setParent(origin)
                .addLink(producer)
                .setAttribute(POSITION, message.position())
                .setAttribute(SENDER, message.sender().name())
                .startSpan();
        try {
            origin.with(span).wrap(handling).run();
        } catch (RuntimeException e) {
            fail(span, e);
            throw e;
        } finally {
            span.end();
        }
    }

    /** What has no envelope that can be read carries no trace. */
    private static Optional<Envelope> envelope(GroupMessage message) {
        try {
            return message.envelope();
        } catch (PayloadException e) {
            LOGGER.log(Level.DEBUG, () -> "not traced: " + message, e);
            return Optional.empty();
        }
    }

    private SpanBuilder span(String operation, String group, Envelope envelope, SpanKind kind) {
        String destination = envelope.topic().orElse(group);
        return tracer.spanBuilder(operation + " " + destination)
                .setSpanKind(kind)
                .setAttribute(SYSTEM, "xcom")
                .setAttribute(OPERATION, operation)
                .setAttribute(DESTINATION, destination)
                .setAttribute(OpenTelemetryMetrics.GROUP, group);
    }

    private static void fail(Span span, Throwable failure) {
        span.recordException(failure);
        span.setStatus(StatusCode.ERROR, String.valueOf(failure.getMessage()));
    }
}
