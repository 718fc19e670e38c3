package io.xcom4ee.cdi;

import static org.assertj.core.api.Assertions.assertThat;

import io.xcom4ee.api.Group;
import io.xcom4ee.api.GroupMessage;
import io.xcom4ee.api.event.Clustered;
import io.xcom4ee.api.event.DeadLetter;
import io.xcom4ee.api.event.Received;
import io.xcom4ee.api.event.Unreadable;
import io.xcom4ee.api.payload.PayloadProblem;
import io.xcom4ee.cdi.testing.Application;
import io.xcom4ee.cdi.testing.FakeChannel;
import io.xcom4ee.cdi.testing.FakeConfig;
import io.xcom4ee.cdi.testing.LogCapture;
import io.xcom4ee.cdi.testing.Values;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.se.SeContainer;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse.Status;
import org.eclipse.microprofile.health.Readiness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Messages that cannot be told as values, under each of the policies. */
class UnreadableTest {
    private FakeChannel orders;
    private LogCapture log;
    private long position;

    public record OrderPlaced(int id) {}

    /** As an older version of the sender has it. */
    @io.xcom4ee.api.payload.PayloadType("io.xcom4ee.cdi.UnreadableTest$OrderPlaced")
    public record OldOrderPlaced(String id) {}

    public record Unobserved(String id) {}

    @ApplicationScoped
    static class Journal {
        private final List<Object> entries = new ArrayList<>();

        void onOrder(@Observes @Received OrderPlaced order) {
            entries.add(order.id());
        }

        void onMessage(@Observes @Received GroupMessage message) {
            entries.add("#" + message.position());
        }

        List<Object> entries() {
            return entries;
        }
    }

    @ApplicationScoped
    static class Letters {
        private final List<DeadLetter> entries = new ArrayList<>();

        void onLetter(@Observes @Unreadable DeadLetter letter) {
            entries.add(letter);
        }

        List<DeadLetter> entries() {
            return entries;
        }
    }

    @ApplicationScoped
    static class WantsBytesOnly {
        void onMessage(@Observes @Received GroupMessage message) {}
    }

    @ApplicationScoped
    static class WantsReturnsOnly {
        void onOrder(@Observes @Received(topic = "returns") OrderPlaced order) {}
    }

    @ApplicationScoped
    static class WantsValuesOfAudit {
        void onOrder(@Observes @Received @Group("audit") OrderPlaced order) {}

        void onMessage(@Observes @Received @Group("orders") GroupMessage message) {}
    }

    @ApplicationScoped
    static class FiresOnly {
        @Inject
        @Clustered
        Event<OrderPlaced> placed;
    }

    @BeforeEach
    void bindAChannel() {
        Application.server();
        orders = FakeChannel.bound("orders", "xcom/default");
        log = LogCapture.start();
    }

    @AfterEach
    void closeTheLog() {
        log.close();
    }

    private static List<Object> journal(SeContainer application) {
        return application.select(Journal.class).get().entries();
    }

    private GroupMessage sent(Object value) {
        orders.send(value);
        position++;
        return orders.arrives(position);
    }

    private GroupMessage undecodable() {
        return sent(new OldOrderPlaced("seven"));
    }

    private GroupMessage malformed() {
        position++;
        return orders.arrives(new GroupMessage(
                "orders", position, Values.view(1, "server1").id(), Values.member("server2"), new byte[] {
                    (byte) 0xff, 'X', 'C', 'O', 'M', 1, 0
                }));
    }

    @Test
    void areLoggedOncePerKindAndAtPowersOfTen() {
        try (SeContainer application = Application.start(Journal.class)) {
            for (int i = 0; i < 99; i++) {
                undecodable();
            }
            malformed();
            sent(new Unobserved("7"));
            sent(new OrderPlaced(7));
            assertThat(journal(application)).hasSize(103).endsWith("#102", 7);
        }
        assertThat(log.lines("XCOM0721W"))
                .hasSize(3)
                .anyMatch(line ->
                        line.contains("OrderPlaced come in the group orders that cannot be told to observers: 1 so far")
                                && line.contains("#1 from server2")
                                && line.contains("XCOM0257E"))
                .anyMatch(line -> line.contains("10 so far") && line.contains("#10 "))
                .anyMatch(line -> line.contains("XCOM0258E"));
        assertThat(log.lines("XCOM0720I")).singleElement().asString().contains("UnreadableTest$Unobserved");
    }

    /** A peer decides how many kinds there are. */
    @Test
    void ofTooManyKindsAreLoggedTogether() {
        try (SeContainer application = Application.start(Journal.class)) {
            for (int i = 0; i < 300; i++) {
                position++;
                orders.arrives(new GroupMessage(
                        "orders",
                        position,
                        Values.view(1, "server1").id(),
                        Values.member("server2"),
                        envelopeOfType("T" + i)));
            }
            assertThat(journal(application)).hasSize(300);
        }
        assertThat(log.lines("XCOM0720I")).hasSize(100);
        assertThat(log.lines("XCOM0721W"))
                .hasSize(3)
                .allMatch(line -> line.contains("any further kind"))
                .anyMatch(line -> line.contains("100 so far"));
    }

    private static byte[] envelopeOfType(String type) {
        return io.xcom4ee.api.payload.MessageBytes.ofTyped(
                new io.xcom4ee.api.payload.Envelope(
                        java.util.Optional.empty(), type, "json", new java.util.TreeMap<>()),
                new byte[0]);
    }

    @Test
    void areSkipped() {
        FakeConfig.set("xcom.unreadable", "skip");
        try (SeContainer application = Application.start(Journal.class)) {
            undecodable();
            malformed();
            sent(new OrderPlaced(7));
            assertThat(journal(application)).containsExactly("#1", "#2", "#3", 7);
        }
        assertThat(log.lines("XCOM072")).isEmpty();
    }

    @Test
    void areDeadLetters() {
        FakeConfig.set("xcom.unreadable", "dead-letter");
        try (SeContainer application = Application.start(Journal.class, Letters.class)) {
            GroupMessage undecodable = undecodable();
            GroupMessage malformed = malformed();
            sent(new Unobserved("7"));
            sent(new OrderPlaced(7));
            List<DeadLetter> letters = application.select(Letters.class).get().entries();
            assertThat(letters)
                    .extracting(DeadLetter::problem)
                    .containsExactly(PayloadProblem.NOT_DECODED, PayloadProblem.MALFORMED, PayloadProblem.OTHER_TYPE);
            assertThat(letters).extracting(DeadLetter::message).startsWith(undecodable, malformed);
            assertThat(letters.get(0).reason()).startsWith("XCOM0257E");
            assertThat(journal(application)).endsWith("#4", 7);
        }
        assertThat(log.lines("XCOM072")).isEmpty();
    }

    @Test
    void thatNobodyReadsAsDeadLettersAreLogged() {
        FakeConfig.set("xcom.unreadable", "dead-letter");
        try (SeContainer application = Application.start(Journal.class)) {
            undecodable();
            assertThat(application.isRunning()).isTrue();
        }
        assertThat(log.lines("XCOM0721W")).hasSize(1);
    }

    @Test
    void letTheApplicationLeave() {
        FakeConfig.set("xcom.unreadable", "leave");
        orders.install(Values.view(1, "server1"));
        try (SeContainer application = Application.start(Journal.class)) {
            HealthCheck readiness = application
                    .select(HealthCheck.class, Readiness.Literal.INSTANCE)
                    .get();
            sent(new OrderPlaced(7));
            assertThat(readiness.call().getStatus()).isEqualTo(Status.UP);
            undecodable();
            assertThat(orders.listeners()).isEmpty();
            assertThat(journal(application)).containsExactly("#1", 7, "#2");
            assertThat(readiness.call().getStatus()).isEqualTo(Status.DOWN);
            assertThat(readiness.call().getData().orElseThrow().get("reason"))
                    .asString()
                    .startsWith("XCOM0722E")
                    .contains("XCOM0257E");
        }
        assertThat(log.lines("XCOM0722E")).hasSize(1);
    }

    /** Whether it is the first that comes, or one of that kind came before: all members must decide alike. */
    @Test
    void areNobodysBusinessWhereNobodyIsToldOfTheirTopic() {
        FakeConfig.set("xcom.unreadable", "leave");
        try (SeContainer application = Application.start(WantsReturnsOnly.class)) {
            undecodable();
            orders.topic("orders").send(new OldOrderPlaced("seven"));
            orders.arrives(++position);
            sent(new Unobserved("7"));
            orders.topic("orders").send(new Unobserved("7"));
            orders.arrives(++position);
            assertThat(application.isRunning()).isTrue();
            assertThat(orders.listeners())
                    .as("of a type that nobody names either")
                    .hasSize(1);
            orders.topic("returns").send(new OldOrderPlaced("seven"));
            orders.arrives(++position);
            assertThat(orders.listeners()).isEmpty();
        }
    }

    @Test
    void ofATypeThatNobodyNamesCountWhereTheTopicIsTold() {
        FakeConfig.set("xcom.unreadable", "leave");
        try (SeContainer application = Application.start(WantsReturnsOnly.class)) {
            orders.topic("returns").send(new Unobserved("7"));
            orders.arrives(++position);
            assertThat(application.isRunning()).isTrue();
            assertThat(orders.listeners()).isEmpty();
        }
    }

    /** What it is about cannot be read, so any topic may be it. */
    @Test
    void withABrokenEnvelopeCountWhereverValuesOfTheGroupAreTold() {
        FakeConfig.set("xcom.unreadable", "leave");
        try (SeContainer application = Application.start(WantsReturnsOnly.class)) {
            malformed();
            assertThat(application.isRunning()).isTrue();
            assertThat(orders.listeners()).isEmpty();
        }
    }

    @Test
    void ofAGroupWhoseValuesNobodyIsToldAreNobodysBusiness() {
        FakeChannel.bound("audit");
        FakeConfig.set("xcom.unreadable", "leave");
        FakeConfig.set("xcom.default-group", "orders");
        orders = FakeChannel.bound("orders");
        try (SeContainer application = Application.start(WantsValuesOfAudit.class)) {
            malformed();
            sent(new Unobserved("7"));
            assertThat(application.isRunning()).isTrue();
            assertThat(orders.listeners()).hasSize(1);
        }
    }

    @Test
    void areNobodysBusinessWhereTheEventIsNotObserved() {
        FakeConfig.set("xcom.unreadable", "leave");
        try (SeContainer application = Application.start(FiresOnly.class)) {
            orders.send(new OldOrderPlaced("seven"));
            byte[] clustered =
                    orders.sent().get(0).withHeader("xcom.clustered", "").toByteArray();
            orders.arrives(
                    new GroupMessage("orders", 1, Values.view(1, "server1").id(), Values.member("server2"), clustered));
            assertThat(application.isRunning()).isTrue();
            assertThat(orders.listeners()).hasSize(1);
        }
    }

    @Test
    void areNobodysBusinessWhereNoValuesAreObserved() {
        FakeConfig.set("xcom.unreadable", "leave");
        try (SeContainer application = Application.start(WantsBytesOnly.class)) {
            malformed();
            sent(new Unobserved("7"));
            assertThat(application.isRunning()).isTrue();
            assertThat(orders.listeners()).hasSize(1);
        }
    }
}
