package io.xcom4ee.cdi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xcom4ee.api.Delivery;
import io.xcom4ee.api.FailureReason;
import io.xcom4ee.api.Group;
import io.xcom4ee.api.GroupMessage;
import io.xcom4ee.api.NotDeliveredException;
import io.xcom4ee.api.OutgoingMessage;
import io.xcom4ee.api.event.Clustered;
import io.xcom4ee.api.event.Received;
import io.xcom4ee.api.payload.PayloadException;
import io.xcom4ee.cdi.testing.Application;
import io.xcom4ee.cdi.testing.FakeChannel;
import io.xcom4ee.cdi.testing.FakeConcurrency;
import io.xcom4ee.cdi.testing.LogCapture;
import io.xcom4ee.cdi.testing.Values;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.NotificationOptions;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.ObservesAsync;
import jakarta.enterprise.inject.se.SeContainer;
import jakarta.enterprise.util.AnnotationLiteral;
import jakarta.enterprise.util.Nonbinding;
import jakarta.inject.Inject;
import jakarta.inject.Qualifier;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ClusteredEventsTest {
    private FakeConcurrency server;
    private FakeChannel orders;

    public interface OrderEvent {}

    public record OrderPlaced(String id) implements OrderEvent {}

    public record OrderCancelled(String id) implements OrderEvent {}

    public record Unrelated(String id) {}

    public enum Level {
        LOW,
        HIGH
    }

    @Qualifier @Retention(RetentionPolicy.RUNTIME)
    @interface Priority {
        Level value();

        String mark() default "";

        @Nonbinding
        String comment() default "";

        final class Literal extends AnnotationLiteral<Priority> implements Priority {
            private static final long serialVersionUID = 1L;
            private final Level value;
            private final String mark;

            Literal(Level value, String mark) {
                this.value = value;
                this.mark = mark;
            }

            @Override
            public Level value() {
                return value;
            }

            @Override
            public String mark() {
                return mark;
            }

            @Override
            public String comment() {
                return "made here";
            }
        }
    }

    @Dependent
    static class Fires {
        @Inject
        @Clustered
        Event<OrderPlaced> placed;

        @Inject
        @Clustered
        @Priority(Level.HIGH)
        Event<OrderEvent> urgent;

        @Inject
        @Clustered
        @Group("audit")
        Event<String> audit;

        @Inject
        @Clustered
        @Priority(Level.HIGH)
        Event<OrderPlaced> urgentlyPlaced;

        @Inject
        Event<OrderPlaced> local;
    }

    @ApplicationScoped
    static class Journal {
        private final List<String> entries = new ArrayList<>();

        void onAny(@Observes OrderPlaced order) {
            entries.add("any " + order.id());
        }

        void onClustered(@Observes @Clustered OrderPlaced order, GroupMessage message) {
            entries.add("clustered " + order.id() + " at " + message.position());
        }

        void onUrgent(@Observes @Priority(value = Level.HIGH, comment = "another one") OrderEvent order) {
            entries.add("urgent " + order);
        }

        void onMarked(@Observes @Priority(value = Level.LOW, mark = "a\",b") OrderPlaced order) {
            entries.add("marked " + order.id());
        }

        void onCancelled(@Observes OrderCancelled order) {
            entries.add("cancelled " + order.id());
        }

        void onUnrelated(@Observes Unrelated unrelated) {
            entries.add("unrelated " + unrelated.id());
        }

        void onReceived(@Observes @Received OrderPlaced order) {
            entries.add("received " + order.id());
        }

        void besides(@ObservesAsync OrderCancelled order) {
            entries.add("async " + order.id());
        }

        List<String> entries() {
            return entries;
        }
    }

    @ApplicationScoped
    static class ObservesOnly {
        private final List<String> entries = new ArrayList<>();

        void onPlaced(@Observes @Clustered OrderPlaced order) {
            entries.add(order.id());
        }

        List<String> entries() {
            return entries;
        }
    }

    @Dependent
    static class FiresLists {
        @Inject
        @Clustered
        Event<List<String>> lists;
    }

    @BeforeEach
    void bindChannels() {
        server = Application.server();
        orders = FakeChannel.bound("orders", "xcom/default");
        FakeChannel.bound("audit");
    }

    private static Fires fires(SeContainer application) {
        return application.select(Fires.class).get();
    }

    private static List<String> journal(SeContainer application) {
        return application.select(Journal.class).get().entries();
    }

    private static SeContainer start() {
        return Application.start(Fires.class, Journal.class);
    }

    @Test
    void anEventIsToldWhenTheGroupDeliversIt() {
        try (SeContainer application = start()) {
            fires(application).placed.fire(new OrderPlaced("7"));
            assertThat(journal(application)).as("not before").isEmpty();
            orders.arrives(3);
            assertThat(journal(application)).containsExactlyInAnyOrder("any 7", "clustered 7 at 3");
        }
    }

    @Test
    void whatIsFiredWithoutItStaysHere() {
        try (SeContainer application = start()) {
            fires(application).local.fire(new OrderPlaced("7"));
            assertThat(journal(application)).containsExactly("any 7");
            assertThat(orders.sent()).isEmpty();
        }
    }

    @Test
    void qualifiersTravelWithTheirBindingMembers() {
        try (SeContainer application = start()) {
            fires(application).urgent.fire(new OrderPlaced("7"));
            assertThat(orders.sent()).hasSize(1);
            fires(application).urgentlyPlaced.fire(new OrderPlaced("7"));
            orders.arrives(1);
            assertThat(journal(application))
                    .containsExactlyInAnyOrder("any 7", "clustered 7 at 1", "urgent OrderPlaced[id=7]");
        }
    }

    @Test
    void selectedQualifiersTravelToo() {
        try (SeContainer application = start()) {
            Event<OrderPlaced> placed = fires(application).placed;
            placed.select(new Priority.Literal(Level.LOW, "a\",b")).fire(new OrderPlaced("7"));
            orders.arrives(1);
            placed.select(new Priority.Literal(Level.LOW, "a,\"b")).fire(new OrderPlaced("8"));
            orders.arrives(2);
            assertThat(journal(application))
                    .contains("marked 7", "any 7", "any 8")
                    .doesNotContain("marked 8", "urgent OrderPlaced[id=7]");
            assertThatThrownBy(() ->
                            placed.select(new Priority.Literal(Level.LOW, ""), new Priority.Literal(Level.HIGH, "")))
                    .isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> placed.select(new AnnotationLiteral<Override>() {}))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void subtypesThatAreObservedAreTold() throws Exception {
        try (SeContainer application = start()) {
            fires(application).urgent.select(OrderCancelled.class).fire(new OrderCancelled("7"));
            orders.arrives(1);
            server.asynchronous().take().run();
            assertThat(journal(application))
                    .containsExactlyInAnyOrder("urgent OrderCancelled[id=7]", "cancelled 7", "async 7");
        }
    }

    /** A peer may send what it likes. */
    @Test
    void typesThatAreNotDeclaredClusteredAreNotTold() {
        try (LogCapture log = LogCapture.start();
                SeContainer application = start()) {
            fires(application).placed.fire(new OrderPlaced("7"));
            OutgoingMessage clustered = orders.sent().get(0);
            orders.send(new Unrelated("7"));
            OutgoingMessage forged = orders.sent().get(1).withHeader("xcom.clustered", "");
            orders.arrives(new GroupMessage(
                    "orders", 1, Values.view(1, "server1").id(), Values.member("server2"), forged.toByteArray()));
            assertThat(journal(application)).isEmpty();
            assertThat(clustered.envelope().headers()).containsOnlyKeys("xcom.clustered");
            assertThat(log.lines("XCOM072")).isEmpty();
        }
    }

    @Test
    void whoOnlyObservesIsToldToo() {
        try (SeContainer application = Application.start(ObservesOnly.class)) {
            orders.send(new OrderPlaced("7"));
            OutgoingMessage clustered = orders.sent().get(0).withHeader("xcom.clustered", "");
            orders.arrives(new GroupMessage(
                    "orders", 1, Values.view(1, "server1").id(), Values.member("server2"), clustered.toByteArray()));
            assertThat(application.select(ObservesOnly.class).get().entries()).containsExactly("7");
        }
    }

    @Test
    void anotherGroupIsNamed() {
        FakeChannel audit = FakeChannel.bound("audit");
        try (SeContainer application = start()) {
            fires(application).audit.fire("text");
            assertThat(audit.sent()).hasSize(1);
            assertThat(orders.sent()).isEmpty();
        }
    }

    @Test
    void fireAsyncEndsAsTheBroadcastDoes() {
        try (SeContainer application = start()) {
            OrderPlaced order = new OrderPlaced("7");
            CompletableFuture<OrderPlaced> told =
                    fires(application).placed.fireAsync(order).toCompletableFuture();
            CompletableFuture<OrderPlaced> elsewhere = fires(application)
                    .placed
                    .fireAsync(order, NotificationOptions.ofExecutor(Runnable::run))
                    .toCompletableFuture();
            assertThat(told).isNotDone();
            orders.outcome().complete(new Delivery(3, Values.view(1, "server1").id()));
            assertThat(told).isCompletedWithValue(order);
            assertThat(elsewhere).isCompletedWithValue(order);
        }
    }

    @Test
    void whatFireLearnsLaterIsLoggedAndWhatItKnowsIsThrown() {
        try (LogCapture log = LogCapture.start();
                SeContainer application = start()) {
            fires(application).placed.fire(new OrderPlaced("7"));
            orders.outcome().completeExceptionally(new NotDeliveredException(FailureReason.NO_QUORUM, "XCOM0205E"));
            assertThat(log.lines("XCOM0731W")).singleElement().asString().contains("XCOM0205E");
            String tooLong = "x".repeat(5000);
            assertThatThrownBy(() -> fires(application)
                            .placed
                            .select(new Priority.Literal(Level.LOW, tooLong))
                            .fire(new OrderPlaced("7")))
                    .isInstanceOf(PayloadException.class)
                    .hasMessageStartingWith("XCOM0253E");
        }
    }

    @Test
    void typeParametersAreAProblemOfTheDeployment() {
        assertThatThrownBy(() -> Application.start(FiresLists.class).close()).hasMessageContaining("XCOM0725E");
    }

    /** As in an EAR of two web modules that carry it both. */
    @Test
    void twoExtensionsInOneApplicationTellEachEventOnce() {
        try (SeContainer application = SecondExtension.start(ObservesOnly.class)) {
            orders.send(new OrderPlaced("7"));
            OutgoingMessage clustered = orders.sent().get(0).withHeader("xcom.clustered", "");
            orders.arrives(new GroupMessage(
                    "orders", 1, Values.view(1, "server1").id(), Values.member("server2"), clustered.toByteArray()));
            assertThat(application.select(ObservesOnly.class).get().entries()).containsExactly("7");
        }
    }
}
