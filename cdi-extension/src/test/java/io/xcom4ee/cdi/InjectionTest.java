package io.xcom4ee.cdi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xcom4ee.api.Acknowledgement;
import io.xcom4ee.api.BarrierException;
import io.xcom4ee.api.Delivery;
import io.xcom4ee.api.FailureReason;
import io.xcom4ee.api.Group;
import io.xcom4ee.api.GroupChannel;
import io.xcom4ee.api.GroupListener;
import io.xcom4ee.api.NotDeliveredException;
import io.xcom4ee.cdi.testing.Application;
import io.xcom4ee.cdi.testing.FakeChannel;
import io.xcom4ee.cdi.testing.FakeConfig;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.se.SeContainer;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class InjectionTest {
    private static final byte[] PAYLOAD = {1};

    @Dependent
    static class WantsDefault {
        @Inject
        GroupChannel channel;
    }

    @Dependent
    static class WantsOrders {
        @Inject
        @Group("orders")
        GroupChannel channel;
    }

    @Dependent
    static class WantsLater {
        @Inject
        @Group("orders")
        Instance<GroupChannel> orders;

        @Inject
        @Group("audit")
        Provider<GroupChannel> audit;
    }

    @Dependent
    static class WantsAny {
        @Inject
        @Any
        Instance<GroupChannel> channels;
    }

    @BeforeEach
    void forgetEarlierTests() {
        Application.server();
    }

    @Test
    void withoutQualifierGivesTheChannelBoundAsDefault() {
        FakeChannel.bound("orders", "xcom/default");
        try (SeContainer application = Application.start(WantsDefault.class)) {
            assertThat(application.select(WantsDefault.class).get().channel.group())
                    .isEqualTo("orders");
        }
    }

    @Test
    void theQualifierNamesTheGroup() {
        FakeChannel.bound("orders");
        try (SeContainer application = Application.start(WantsOrders.class)) {
            assertThat(application.select(WantsOrders.class).get().channel.group())
                    .isEqualTo("orders");
        }
    }

    @Test
    void instancesAndProvidersCountToo() {
        FakeChannel.bound("orders");
        FakeChannel.bound("audit");
        try (SeContainer application = Application.start(WantsLater.class)) {
            WantsLater bean = application.select(WantsLater.class).get();
            assertThat(bean.orders.get().group()).isEqualTo("orders");
            assertThat(bean.audit.get().group()).isEqualTo("audit");
        }
    }

    @Test
    void anyInstanceGivesAllGroupsThatTheSettingsName() {
        FakeConfig.set("xcom.groups", "orders, audit");
        FakeChannel.bound("orders");
        FakeChannel.bound("audit");
        try (SeContainer application = Application.start(WantsAny.class)) {
            assertThat(application.select(WantsAny.class).get().channels)
                    .extracting(GroupChannel::group)
                    .containsExactlyInAnyOrder("orders", "audit");
        }
    }

    @Test
    void aDefaultGroupIsOneChannelUnderBothNames() {
        FakeConfig.set("xcom.default-group", "orders");
        FakeChannel.bound("orders");
        try (SeContainer application = Application.start(WantsDefault.class, WantsOrders.class, WantsAny.class)) {
            assertThat(application.select(WantsDefault.class).get().channel.group())
                    .isEqualTo("orders");
            assertThat(application.select(WantsOrders.class).get().channel.group())
                    .isEqualTo("orders");
            assertThat(application.select(WantsAny.class).get().channels).hasSize(1);
        }
    }

    @Test
    void theSettingsSayWhereTheFactoryIs() {
        FakeConfig.set("xcom.jndi-name", "java:app/one");
        FakeConfig.set("xcom.group.orders.jndi-name", "java:app/two");
        FakeChannel.bound("any", "java:app/one");
        FakeChannel.bound("orders", "java:app/two");
        try (SeContainer application = Application.start(WantsDefault.class, WantsOrders.class)) {
            assertThat(application.select(WantsDefault.class).get().channel.group())
                    .isEqualTo("any");
            assertThat(application.select(WantsOrders.class).get().channel.group())
                    .isEqualTo("orders");
        }
    }

    @Test
    void aBroadcastWithoutDeadlineGetsTheGroupsThenTheApplicationsThenTheAdapters() {
        FakeConfig.set("xcom.group.orders.broadcast-deadline", "250ms");
        FakeChannel orders = FakeChannel.bound("orders");
        FakeChannel other = FakeChannel.bound("other", "xcom/default");
        try (SeContainer application = Application.start(WantsDefault.class, WantsOrders.class)) {
            broadcast(application.select(WantsOrders.class).get().channel);
            broadcast(application.select(WantsDefault.class).get().channel);
        }
        FakeConfig.set("xcom.broadcast-deadline", "2s");
        try (SeContainer application = Application.start(WantsDefault.class, WantsOrders.class)) {
            broadcast(application.select(WantsOrders.class).get().channel);
            broadcast(application.select(WantsDefault.class).get().channel);
        }
        assertThat(orders.deadlines()).containsExactly(Duration.ofMillis(250), Duration.ofMillis(250));
        assertThat(other.deadlines()).containsExactly(FakeChannel.ADAPTERS_DEADLINE, Duration.ofSeconds(2));
    }

    @Test
    void otherWaysIntoTheGroupKeepTheDeadlineAndEndWithTheApplication() {
        FakeConfig.set("xcom.group.orders.broadcast-deadline", "250ms");
        FakeChannel orders = FakeChannel.bound("orders");
        try (SeContainer application = Application.start(WantsOrders.class)) {
            GroupChannel channel = application.select(WantsOrders.class).get().channel;
            channel.atOnce().broadcast(PAYLOAD);
            channel.onCommit().broadcast(PAYLOAD, Duration.ofMillis(1));
            channel.atOnce().onCommit().subscribe(new GroupListener() {});
            assertThat(orders.listeners()).hasSize(1);
        }
        assertThat(orders.ways()).containsExactly("atOnce", "onCommit");
        assertThat(orders.deadlines()).containsExactly(Duration.ofMillis(250), Duration.ofMillis(1));
        assertThat(orders.listeners()).isEmpty();
    }

    @Test
    void aBarrierHasTheDeadlineOfBroadcastsAndItsOutcomeReachesTheCaller() {
        FakeConfig.set("xcom.group.orders.broadcast-deadline", "250ms");
        FakeChannel orders = FakeChannel.bound("orders");
        BarrierException failure = new BarrierException(FailureReason.DEADLINE, "late");
        try (SeContainer application = Application.start(WantsOrders.class)) {
            GroupChannel channel = application.select(WantsOrders.class).get().channel;
            CompletableFuture<Long> passes = channel.barrier().toCompletableFuture();
            CompletableFuture<Long> fails =
                    channel.barrier(Duration.ofMillis(1)).toCompletableFuture();
            orders.passed().completeExceptionally(failure);
            assertThat(passes).isCompletedExceptionally();
            assertThat(fails).isCompletedExceptionally();
        }
        assertThat(orders.deadlines()).containsExactly(Duration.ofMillis(250), Duration.ofMillis(1));
    }

    @Test
    void aDeadlineAndAnAcknowledgementOfTheCallersOwnArePassedOn() {
        FakeConfig.set("xcom.broadcast-deadline", "2s");
        FakeChannel orders = FakeChannel.bound("orders");
        try (SeContainer application = Application.start(WantsOrders.class)) {
            CompletableFuture<Delivery> outcome = application
                    .select(WantsOrders.class)
                    .get()
                    .channel
                    .broadcast(PAYLOAD, Acknowledgement.BY_ALL, Duration.ofMillis(1))
                    .toCompletableFuture();
            assertThat(outcome).isNotDone();
        }
        assertThat(orders.deadlines()).containsExactly(Duration.ofMillis(1));
        assertThat(orders.acknowledgements()).containsExactly(Acknowledgement.BY_ALL);
    }

    @Test
    void aFailureReachesTheCallerUnwrapped() {
        FakeChannel orders = FakeChannel.bound("orders");
        NotDeliveredException failure = new NotDeliveredException(FailureReason.NO_QUORUM, "no quorum");
        AtomicReference<Throwable> seen = new AtomicReference<>();
        try (SeContainer application = Application.start(WantsOrders.class)) {
            broadcast(application.select(WantsOrders.class).get().channel)
                    .whenComplete((delivery, thrown) -> seen.set(thrown));
            orders.outcome().completeExceptionally(failure);
        }
        assertThat(seen).hasValue(failure);
    }

    @Test
    void aMissingFactorySaysWhatToPutIntoServerXml() {
        try (SeContainer application = Application.start(WantsOrders.class)) {
            GroupChannel channel = application.select(WantsOrders.class).get().channel;
            assertThatThrownBy(channel::group)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageStartingWith("XCOM0701E")
                    .hasMessageContaining(
                            "<connectionFactory jndiName=\"xcom/orders\"><properties.xcom group=\"orders\"/>");
        }
    }

    @Test
    void aFactoryThatComesLaterIsFoundAtTheNextUse() {
        try (SeContainer application = Application.start(WantsOrders.class)) {
            GroupChannel channel = application.select(WantsOrders.class).get().channel;
            assertThatThrownBy(channel::group).isInstanceOf(IllegalStateException.class);
            FakeChannel.bound("orders");
            assertThat(channel.group()).isEqualTo("orders");
        }
    }

    private static CompletionStage<Delivery> broadcast(GroupChannel channel) {
        return channel.broadcast(PAYLOAD);
    }
}
