package io.xcom4ee.cdi;

import static org.assertj.core.api.Assertions.assertThat;

import io.xcom4ee.api.Group;
import io.xcom4ee.api.GroupListener;
import io.xcom4ee.api.GroupMessage;
import io.xcom4ee.api.event.MemberEvent;
import io.xcom4ee.api.event.MemberReachable;
import io.xcom4ee.api.event.MemberUnreachable;
import io.xcom4ee.api.event.PrimaryChanged;
import io.xcom4ee.api.event.PrimaryEvent;
import io.xcom4ee.api.event.QuorumEvent;
import io.xcom4ee.api.event.QuorumLost;
import io.xcom4ee.api.event.QuorumRegained;
import io.xcom4ee.api.event.Received;
import io.xcom4ee.api.event.ViewChanged;
import io.xcom4ee.api.event.ViewEvent;
import io.xcom4ee.cdi.testing.Application;
import io.xcom4ee.cdi.testing.FakeChannel;
import io.xcom4ee.cdi.testing.FakeConcurrency;
import io.xcom4ee.cdi.testing.FakeConfig;
import io.xcom4ee.cdi.testing.Values;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.se.SeContainer;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EventsTest {
    private FakeConcurrency server;

    /** Notes what it observes. */
    @ApplicationScoped
    static class Journal {
        private final List<String> entries = new ArrayList<>();

        void onView(@Observes @ViewChanged ViewEvent event) {
            note("view " + event.view().id().number() + (event.replayed() ? " replayed" : "") + " of " + event.group());
        }

        void onPrimary(@Observes @PrimaryChanged PrimaryEvent event) {
            note("primary " + event.primary().name() + (event.local() ? " local" : ""));
        }

        void onLost(@Observes @QuorumLost QuorumEvent event) {
            note("lost " + event.reachable() + "/" + event.needed());
        }

        void onRegained(@Observes @QuorumRegained QuorumEvent event) {
            note("regained " + event.reachable() + "/" + event.needed());
        }

        void onUnreachable(@Observes @MemberUnreachable MemberEvent event) {
            note("unreachable " + event.member().name());
        }

        void onReachable(@Observes @MemberReachable MemberEvent event) {
            note("reachable " + event.member().name());
        }

        void onMessage(@Observes @Received GroupMessage message) {
            note("message " + message.text());
        }

        void note(String entry) {
            entries.add(entry);
        }

        List<String> entries() {
            return entries;
        }
    }

    @ApplicationScoped
    static class OrdersOnly {
        private final List<String> entries = new ArrayList<>();

        void onMessage(@Observes @Received @Group("orders") GroupMessage message) {
            entries.add(message.text());
        }

        List<String> entries() {
            return entries;
        }
    }

    @ApplicationScoped
    static class Throws {
        void onMessage(@Observes @Received GroupMessage message) {
            throw new IllegalStateException("as the test wants");
        }
    }

    @RequestScoped
    static class PerEvent {
        private int uses;

        int use() {
            uses++;
            return uses;
        }
    }

    @ApplicationScoped
    static class UsesRequest {
        private final List<Integer> uses = new ArrayList<>();

        @Inject
        PerEvent request;

        void onMessage(@Observes @Received GroupMessage message) {
            uses.add(request.use());
        }

        List<Integer> uses() {
            return uses;
        }
    }

    @BeforeEach
    void forgetEarlierTests() {
        server = Application.server();
    }

    @Test
    void theViewInstalledBeforeTheStartIsNotMissed() {
        FakeChannel channel = FakeChannel.bound("orders", "xcom/default");
        channel.install(Values.view(3, "server1", "server2"));
        try (SeContainer application = Application.start(Journal.class)) {
            assertThat(application.select(Journal.class).get().entries())
                    .containsExactly("view 3 replayed of orders", "primary server1 local");
        }
    }

    @Test
    void comeInTheOrderOfTheGroup() {
        FakeChannel channel = FakeChannel.bound("orders", "xcom/default");
        try (SeContainer application = Application.start(Journal.class)) {
            channel.install(Values.view(1, "server1", "server2"));
            GroupListener listener = channel.listeners().get(0);
            listener.onMessage(Values.message("orders", 1, "a"));
            listener.onMemberUnreachable(new MemberEvent("orders", Values.member("server2")));
            listener.onQuorumLost(new QuorumEvent("orders", 1, 2));
            listener.onMemberReachable(new MemberEvent("orders", Values.member("server2")));
            listener.onQuorumRegained(new QuorumEvent("orders", 2, 2));
            listener.onMessage(Values.message("orders", 2, "b"));
            channel.install(Values.view(2, "server2", "server3"));
            assertThat(application.select(Journal.class).get().entries())
                    .containsExactly(
                            "view 1 of orders",
                            "primary server1 local",
                            "message a",
                            "unreachable server2",
                            "lost 1/2",
                            "reachable server2",
                            "regained 2/2",
                            "message b",
                            "view 2 of orders",
                            "primary server2");
        }
    }

    @Test
    void theGroupQualifierChoosesOneGroup() {
        FakeConfig.set("xcom.groups", "orders,audit");
        FakeChannel orders = FakeChannel.bound("orders");
        FakeChannel audit = FakeChannel.bound("audit");
        try (SeContainer application = Application.start(OrdersOnly.class, Journal.class)) {
            orders.listeners().forEach(listener -> listener.onMessage(Values.message("orders", 1, "order")));
            audit.listeners().forEach(listener -> listener.onMessage(Values.message("audit", 1, "entry")));
            assertThat(application.select(OrdersOnly.class).get().entries()).containsExactly("order");
            assertThat(application.select(Journal.class).get().entries())
                    .containsExactly("message order", "message entry");
        }
    }

    @Test
    void aGroupUnderTwoNamesIsObservedOnce() {
        FakeConfig.set("xcom.groups", "orders");
        FakeConfig.set("xcom.jndi-name", "xcom/orders");
        FakeChannel orders = FakeChannel.bound("orders");
        try (SeContainer application = Application.start(Journal.class, InjectionTest.WantsDefault.class)) {
            orders.install(Values.view(1, "server1"));
            assertThat(application.select(Journal.class).get().entries())
                    .containsExactly("view 1 of orders", "primary server1 local");
        }
    }

    @Test
    void anObserverThatThrowsStopsNothing() {
        FakeChannel channel = FakeChannel.bound("orders", "xcom/default");
        try (SeContainer application = Application.start(Throws.class, Journal.class)) {
            channel.listeners().get(0).onMessage(Values.message("orders", 1, "a"));
            channel.install(Values.view(1, "server1"));
            assertThat(application.select(Journal.class).get().entries()).contains("view 1 of orders");
        }
    }

    @Test
    void eachEventHasARequestOfItsOwn() {
        FakeChannel channel = FakeChannel.bound("orders", "xcom/default");
        try (SeContainer application = Application.start(UsesRequest.class, PerEvent.class)) {
            channel.listeners().get(0).onMessage(Values.message("orders", 1, "a"));
            channel.listeners().get(0).onMessage(Values.message("orders", 2, "b"));
            assertThat(application.select(UsesRequest.class).get().uses()).containsExactly(1, 1);
        }
    }

    @Test
    void aListenerRunsInTheContextOfWhoSubscribed() {
        FakeChannel channel = FakeChannel.bound("orders", "xcom/default");
        List<Boolean> seen = new ArrayList<>();
        try (SeContainer application = Application.start(InjectionTest.WantsDefault.class)) {
            application.select(InjectionTest.WantsDefault.class).get().channel.subscribe(new GroupListener() {
                @Override
                public void onMessage(GroupMessage message) {
                    seen.add(server.isInContext());
                }
            });
            channel.listeners().get(0).onMessage(Values.message("orders", 1, "a"));
        }
        assertThat(seen).containsExactly(true);
    }

    @Test
    void subscriptionsEndWithTheApplication() {
        FakeChannel channel = FakeChannel.bound("orders", "xcom/default");
        try (SeContainer application = Application.start(Journal.class, InjectionTest.WantsDefault.class)) {
            application.select(InjectionTest.WantsDefault.class).get().channel.subscribe(new GroupListener() {});
            assertThat(channel.listeners()).hasSize(2);
        }
        assertThat(channel.listeners()).isEmpty();
    }

    @Test
    void aGroupThatIsMissingAtTheStartIsObservedWhenItComes() {
        try (SeContainer application = Application.start(Journal.class)) {
            assertThat(server.runScheduled()).isEqualTo(1);
            FakeChannel channel = FakeChannel.bound("orders", "xcom/default");
            channel.install(Values.view(1, "server1"));
            assertThat(server.runScheduled()).isEqualTo(1);
            assertThat(application.select(Journal.class).get().entries())
                    .containsExactly("view 1 replayed of orders", "primary server1 local");
            assertThat(server.runScheduled()).isZero();
        }
    }

    @Test
    void whoObservesNothingIsNotSubscribed() {
        FakeChannel channel = FakeChannel.bound("orders");
        try (SeContainer application = Application.start(InjectionTest.WantsOrders.class)) {
            assertThat(application.isRunning()).isTrue();
            assertThat(channel.listeners()).isEmpty();
        }
    }

    @Test
    void observersThatWereTooSlowAreToldTheViewAgain() {
        FakeChannel channel = FakeChannel.bound("orders", "xcom/default");
        try (SeContainer application = Application.start(Journal.class)) {
            channel.install(Values.view(1, "server1"));
            channel.overrun();
            channel.listeners().forEach(listener -> listener.onMessage(Values.message("orders", 9, "later")));
            assertThat(application.select(Journal.class).get().entries())
                    .containsExactly(
                            "view 1 of orders", "primary server1 local", "view 1 replayed of orders", "message later");
        }
    }

    @Test
    void aListenerThatWasTooSlowHearsItAndIsForgotten() {
        FakeChannel channel = FakeChannel.bound("orders", "xcom/default");
        List<String> seen = new ArrayList<>();
        try (SeContainer application = Application.start(InjectionTest.WantsDefault.class)) {
            application.select(InjectionTest.WantsDefault.class).get().channel.subscribe(new GroupListener() {
                @Override
                public void onOverrun() {
                    seen.add(server.isInContext() ? "in context" : "outside");
                }
            });
            channel.overrun();
            assertThat(channel.listeners()).isEmpty();
        }
        assertThat(seen).containsExactly("in context");
    }

    /** As in an EAR of two web modules that carry it both. */
    @Test
    void twoExtensionsInOneApplicationFireEachEventOnce() {
        FakeChannel channel = FakeChannel.bound("orders", "xcom/default");
        try (SeContainer application = SecondExtension.start(Journal.class)) {
            channel.install(Values.view(1, "server1"));
            assertThat(application.select(Journal.class).get().entries())
                    .containsExactly("view 1 of orders", "primary server1 local");
        }
    }
}
