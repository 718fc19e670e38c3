package io.xcom4ee.cdi.opentelemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.data.LinkData;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.xcom4ee.api.Delivery;
import io.xcom4ee.api.GroupChannel;
import io.xcom4ee.api.GroupListener;
import io.xcom4ee.api.GroupMessage;
import io.xcom4ee.api.Sender;
import io.xcom4ee.api.event.Received;
import io.xcom4ee.cdi.testing.Application;
import io.xcom4ee.cdi.testing.FakeChannel;
import io.xcom4ee.cdi.testing.FakeTelemetry;
import io.xcom4ee.cdi.testing.Values;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.se.SeContainer;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TracingTest {
    private FakeChannel orders;
    private SeContainer application;

    @ApplicationScoped
    static class Observer {
        private final List<String> traces = new ArrayList<>();

        List<String> traces() {
            return traces;
        }

        void told(@Observes @Received String text) {
            traces.add(Span.current().getSpanContext().getTraceId());
            if (text.equals("bad")) {
                throw new IllegalArgumentException("a bad one");
            }
        }
    }

    @Dependent
    static class Producer {
        @Inject
        private GroupChannel channel;

        Sender sender() {
            return channel.sender();
        }
    }

    @BeforeEach
    void start() {
        Application.server();
        FakeTelemetry.clear();
        orders = FakeChannel.bound("orders", "xcom/default");
        application = Application.start(FakeTelemetry.class, Observer.class, Producer.class);
    }

    @AfterEach
    void stop() {
        application.close();
    }

    private Sender sender() {
        return application.select(Producer.class).get().sender();
    }

    private static Delivery delivery(long position) {
        return new Delivery(position, Values.view(1, "server1").id());
    }

    private static SpanData span(SpanKind kind) {
        return FakeTelemetry.spans().stream()
                .filter(each -> each.getKind() == kind)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aTraceLeadsFromTheSenderToTheObserver() {
        Span request = application
                .select(OpenTelemetry.class)
                .get()
                .getTracer("test")
                .spanBuilder("request")
                .startSpan();
        Runnable handling = () -> sender().topic("placed").send("one");
        Context.root().with(request).wrap(handling).run();
        request.end();
        orders.outcome().complete(delivery(4));
        orders.arrives(4);

        SpanData producer = span(SpanKind.PRODUCER);
        assertThat(producer.getName()).isEqualTo("send placed");
        assertThat(producer.getParentSpanId())
                .isEqualTo(request.getSpanContext().getSpanId());
        assertThat(producer.getStatus().getStatusCode()).isEqualTo(StatusCode.UNSET);
        assertThat(producer.getAttributes().get(AttributeKey.longKey("xcom.position")))
                .isEqualTo(4);
        assertThat(producer.getAttributes().get(AttributeKey.stringKey("messaging.destination.name")))
                .isEqualTo("placed");
        assertThat(orders.sent().get(0).envelope().headers().get("traceparent"))
                .startsWith("00-" + producer.getTraceId() + "-" + producer.getSpanId() + "-");

        SpanData consumer = span(SpanKind.CONSUMER);
        assertThat(consumer.getName()).isEqualTo("process placed");
        assertThat(consumer.getTraceId()).isEqualTo(producer.getTraceId());
        assertThat(consumer.getParentSpanId()).isEqualTo(producer.getSpanId());
        assertThat(consumer.getLinks())
                .extracting(LinkData::getSpanContext)
                .singleElement()
                .extracting(context -> context.getSpanId())
                .isEqualTo(producer.getSpanId());
        assertThat(consumer.getAttributes().get(AttributeKey.stringKey("xcom.sender")))
                .isEqualTo("server2");
        assertThat(application.select(Observer.class).get().traces())
                .as("what the observer does belongs to it")
                .containsExactly(producer.getTraceId());
        assertThat(Span.current().getSpanContext().isValid())
                .as("and nothing else does")
                .isFalse();
    }

    @Test
    void aListenerIsFollowedToo() {
        AtomicReference<String> trace = new AtomicReference<>();
        assertThat(application.select(GroupChannel.class).get().subscribe(new GroupListener() {
                    @Override
                    public void onMessage(GroupMessage message) {
                        trace.set(Span.current().getSpanContext().getTraceId());
                    }
                }))
                .isNotNull();
        assertThat(sender().send("one")).isNotNull();
        orders.outcome().complete(delivery(1));
        orders.arrives(1);
        assertThat(trace.get()).isEqualTo(span(SpanKind.PRODUCER).getTraceId());
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void otherWaysIntoTheGroupAreFollowedToo(boolean atOnce) {
        GroupChannel channel = application.select(GroupChannel.class).get();
        GroupChannel way = atOnce ? channel.atOnce() : channel.onCommit();
        AtomicReference<String> trace = new AtomicReference<>();
        assertThat(way.subscribe(new GroupListener() {
                    @Override
                    public void onMessage(GroupMessage message) {
                        trace.set(Span.current().getSpanContext().getTraceId());
                    }
                }))
                .isNotNull();
        assertThat(way.send("one")).isNotNull();
        orders.outcome().complete(delivery(1));
        orders.arrives(1);
        assertThat(trace.get()).isEqualTo(span(SpanKind.PRODUCER).getTraceId());
    }

    @Test
    void failuresAreNotedAndReachTheApplicationAsTheyAre() {
        IllegalStateException failure = new IllegalStateException("as the test wants");
        AtomicReference<Throwable> seen = new AtomicReference<>();
        assertThat(sender().send("one").whenComplete((delivery, why) -> seen.set(why)))
                .isNotNull();
        orders.outcome().completeExceptionally(failure);
        assertThat(seen.get()).isSameAs(failure);
        SpanData producer = span(SpanKind.PRODUCER);
        assertThat(producer.getName()).isEqualTo("send orders");
        assertThat(producer.getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
        assertThat(producer.getStatus().getDescription()).isEqualTo("as the test wants");
    }

    @Test
    void whatIsRefusedAtOnceIsNotedToo() {
        orders.fail(new IllegalStateException("refused"));
        assertThatThrownBy(() -> sender().send("one")).hasMessage("refused");
        assertThat(span(SpanKind.PRODUCER).getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
    }

    @Test
    void whatAnObserverThrowsIsNoted() {
        assertThat(sender().send("bad")).isNotNull();
        orders.outcome().complete(delivery(1));
        orders.arrives(1);
        assertThat(span(SpanKind.CONSUMER).getStatus().getDescription()).isEqualTo("a bad one");
    }

    @Test
    void bytesCarryNoTrace() {
        byte[] bytes = "raw".getBytes(StandardCharsets.UTF_8);
        assertThat(application.select(GroupChannel.class).get().broadcast(bytes))
                .isNotNull();
        orders.arrives(Values.message("orders", 1, "raw"));
        assertThat(FakeTelemetry.spans()).isEmpty();
    }

    @Test
    void aMessageWithoutRoomGoesWithoutATrace() {
        Sender full = sender();
        for (int header = 0; header < 32; header++) {
            full = full.header("header" + header, "x");
        }
        assertThat(full.send("one")).isNotNull();
        assertThat(orders.sent().get(0).envelope().headers()).hasSize(32).doesNotContainKey("traceparent");
    }

    @Test
    void whoSetsTheTraceHimselfKeepsIt() {
        String own = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
        assertThat(sender().header("traceparent", own).send("one")).isNotNull();
        assertThat(orders.sent().get(0).envelope().headers()).containsEntry("traceparent", own);
        orders.arrives(1);
        assertThat(span(SpanKind.CONSUMER).getTraceId()).isEqualTo("0af7651916cd43dd8448eb211c80319c");
    }

    @Test
    void aTraceThatIsNoneHarmsNobody() {
        assertThat(sender().header("traceparent", "00-nonsense").send("one")).isNotNull();
        orders.arrives(1);
        assertThat(application.select(Observer.class).get().traces()).hasSize(1);
        assertThat(FakeTelemetry.spans()).noneMatch(span -> span.getKind() == SpanKind.CONSUMER);
    }
}
