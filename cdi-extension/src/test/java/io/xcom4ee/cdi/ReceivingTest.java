package io.xcom4ee.cdi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xcom4ee.api.Group;
import io.xcom4ee.api.GroupMessage;
import io.xcom4ee.api.event.CurrentMessage;
import io.xcom4ee.api.event.Received;
import io.xcom4ee.api.payload.MessageBytes;
import io.xcom4ee.api.payload.PayloadType;
import io.xcom4ee.cdi.testing.Application;
import io.xcom4ee.cdi.testing.FakeChannel;
import io.xcom4ee.cdi.testing.FakeConcurrency;
import io.xcom4ee.cdi.testing.FakeConfig;
import io.xcom4ee.cdi.testing.LogCapture;
import io.xcom4ee.cdi.testing.Values;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.se.SeContainer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Values reach the observers that declare their types. */
class ReceivingTest {
    private FakeConcurrency server;
    private FakeChannel orders;
    private LogCapture log;

    public record OrderPlaced(String id) {}

    @PayloadType("order.cancelled")
    public record OrderCancelled(String id) {}

    public sealed interface Payment permits Cash, Card {}

    public record Cash(long cents) implements Payment {}

    public record Card(String number) implements Payment {}

    @ApplicationScoped
    static class Journal {
        private final List<String> entries = new ArrayList<>();

        void onOrder(@Observes @Received OrderPlaced order, GroupMessage message) {
            note(order.id() + " at " + message.position() + " of "
                    + message.sender().name() + " about " + message.topic().orElse("nothing"));
        }

        void onReturn(@Observes @Received(topic = "returns") OrderPlaced order) {
            note("returned " + order.id());
        }

        void onCancelled(@Observes @Received OrderCancelled cancelled) {
            note("cancelled " + cancelled.id());
        }

        void onPayment(@Observes @Received Payment payment) {
            note("paid by " + payment);
        }

        void onText(@Observes @Received String text) {
            note("text " + text);
        }

        void onBytes(@Observes @Received byte[] bytes) {
            note("bytes " + new String(bytes, StandardCharsets.UTF_8));
        }

        void note(String entry) {
            entries.add(entry);
        }

        List<String> entries() {
            return entries;
        }
    }

    @ApplicationScoped
    static class Messages {
        private final List<String> entries = new ArrayList<>();

        void onMessage(@Observes @Received GroupMessage message) {
            entries.add(message.text());
        }

        void onOrders(@Observes @Received(topic = "orders") @Group("orders") GroupMessage message) {
            entries.add("about orders: " + message.text());
        }

        List<String> entries() {
            return entries;
        }
    }

    @ApplicationScoped
    static class Fails {
        void onOrder(@Observes @Received OrderPlaced order) {
            throw new IllegalStateException("as the test wants");
        }
    }

    @ApplicationScoped
    static class ReceivesLists {
        void onList(@Observes @Received List<String> list) {}
    }

    @ApplicationScoped
    static class ReceivesImpossibleTopic {
        void onOrder(@Observes @Received(topic = "two words") OrderPlaced order) {}
    }

    @ApplicationScoped
    static class ReceivesAnything {
        private final List<Object> entries = new ArrayList<>();

        void onAnything(@Observes @Received Object anything) {
            entries.add(anything);
        }

        List<Object> entries() {
            return entries;
        }
    }

    @BeforeEach
    void bindAChannel() {
        server = Application.server();
        orders = FakeChannel.bound("orders", "xcom/default");
        log = LogCapture.start();
    }

    @AfterEach
    void closeTheLog() {
        log.close();
    }

    private static List<String> journal(SeContainer application) {
        return application.select(Journal.class).get().entries();
    }

    private void arrives(long position, Object value) {
        orders.send(value);
        orders.arrives(position);
    }

    private void arrives(long position, String topic, Object value) {
        orders.topic(topic).send(value);
        orders.arrives(position);
    }

    @Test
    void theTypeChoosesAndTheMessageIsAtHand() {
        try (SeContainer application = Application.start(Journal.class)) {
            arrives(3, "orders", new OrderPlaced("7"));
            arrives(4, new OrderCancelled("7"));
            arrives(5, new Cash(1250));
            arrives(6, "hello");
            arrives(7, new byte[] {'o', 'k'});
            assertThat(journal(application))
                    .containsExactly(
                            "7 at 3 of server2 about orders",
                            "cancelled 7",
                            "paid by Cash[cents=1250]",
                            "text hello",
                            "bytes ok");
        }
        assertThat(log.lines("XCOM072")).isEmpty();
    }

    @Test
    void theTopicChoosesBesides() {
        orders = FakeChannel.bound("orders");
        try (SeContainer application = Application.start(Journal.class, Messages.class)) {
            arrives(1, "returns", new OrderPlaced("7"));
            assertThat(journal(application)).containsExactlyInAnyOrder("7 at 1 of server2 about returns", "returned 7");
            arrives(2, "orders", "hello");
            assertThat(application.select(Messages.class).get().entries())
                    .containsExactlyInAnyOrder("{\"id\":\"7\"}", "hello", "about orders: hello");
        }
    }

    @Test
    void whatIsBroadcastAsBytesIsBytes() {
        byte[] likeAnEnvelope = {(byte) 0xff, 'X', 'C', 'O', 'M', 1};
        try (SeContainer application = Application.start(Journal.class)) {
            orders.arrives(Values.message("orders", 1, "raw"));
            orders.arrives(new GroupMessage(
                    "orders",
                    2,
                    Values.view(1, "server1").id(),
                    Values.member("server2"),
                    MessageBytes.ofRaw(likeAnEnvelope)));
            assertThat(journal(application)).hasSize(2).first().isEqualTo("bytes raw");
        }
        assertThat(log.lines("XCOM072")).isEmpty();
    }

    @Test
    void allOfAMessageIsToldBeforeTheNext() {
        try (SeContainer application = Application.start(Journal.class, ReceivesAnything.class)) {
            arrives(1, new OrderPlaced("7"));
            arrives(2, new OrderPlaced("8"));
            assertThat(application.select(ReceivesAnything.class).get().entries())
                    .extracting(Object::toString)
                    .containsExactly(
                            "GroupMessage[orders #1 from server2, 10 bytes]",
                            "OrderPlaced[id=7]",
                            "GroupMessage[orders #2 from server2, 10 bytes]",
                            "OrderPlaced[id=8]");
        }
    }

    @Test
    void anObserverThatThrowsStopsNothing() {
        try (SeContainer application = Application.start(Fails.class, Journal.class)) {
            arrives(1, new OrderPlaced("7"));
            arrives(2, "hello");
            assertThat(journal(application)).contains("text hello");
        }
        assertThat(log.lines("XCOM0709W")).singleElement().asString().contains("#1");
    }

    @Test
    void observersRunInTheContextOfTheApplicationAndTheMessageEndsWithThem() {
        try (SeContainer application = Application.start(Journal.class)) {
            arrives(1, new OrderPlaced("7"));
            assertThat(journal(application)).hasSize(1);
            assertThat(CurrentMessage.get()).isEmpty();
            assertThatThrownBy(() -> application.select(GroupMessage.class).get())
                    .hasStackTraceContaining("XCOM0726E");
        }
        assertThat(server.isInContext()).isFalse();
    }

    @Test
    void whatCannotBeReceivedIsAProblemOfTheDeployment() {
        FakeConfig.set("xcom.unreadable", "retry");
        assertThatThrownBy(() -> Application.start(ReceivesLists.class, ReceivesImpossibleTopic.class)
                        .close())
                .hasMessageContaining("XCOM0713E")
                .hasMessageContaining("XCOM0725E: Messages cannot be received as java.util.List<java.lang.String>")
                .hasMessageContaining("ReceivesLists")
                .hasMessageContaining("XCOM0724E: \"two words\"")
                .hasMessageContaining("XCOM0706E: The setting xcom.unreadable has the value \"retry\"")
                .hasMessageContaining("log, skip, dead-letter, leave");
    }

    @Test
    void whoWantsAnythingStartsNoObservation() {
        try (SeContainer application = Application.start(ReceivesAnything.class)) {
            assertThat(application.isRunning()).isTrue();
            assertThat(orders.listeners()).isEmpty();
        }
    }
}
