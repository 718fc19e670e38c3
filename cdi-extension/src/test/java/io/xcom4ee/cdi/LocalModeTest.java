package io.xcom4ee.cdi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xcom4ee.api.BarrierException;
import io.xcom4ee.api.CommandRefusal;
import io.xcom4ee.api.CommandRefusedException;
import io.xcom4ee.api.CurrentTerm;
import io.xcom4ee.api.Group;
import io.xcom4ee.api.GroupChannel;
import io.xcom4ee.api.GroupListener;
import io.xcom4ee.api.GroupMessage;
import io.xcom4ee.api.Leaders;
import io.xcom4ee.api.MessageTooLargeException;
import io.xcom4ee.api.NotDeliveredException;
import io.xcom4ee.api.OnPrimary;
import io.xcom4ee.api.Subscription;
import io.xcom4ee.api.View;
import io.xcom4ee.api.event.Clustered;
import io.xcom4ee.api.event.Received;
import io.xcom4ee.api.event.ViewChanged;
import io.xcom4ee.api.event.ViewEvent;
import io.xcom4ee.cdi.testing.Application;
import io.xcom4ee.cdi.testing.FakeConfig;
import io.xcom4ee.cdi.testing.FakeNaming;
import io.xcom4ee.cdi.testing.LogCapture;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.ObservesAsync;
import jakarta.enterprise.inject.se.SeContainer;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponse.Status;
import org.eclipse.microprofile.health.Readiness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A whole application with one setting, and neither an adapter nor anything else of a server. */
class LocalModeTest {
    private static final long FAIL_SAFE_SECONDS = 60;
    private static final Duration LONG = Duration.ofSeconds(FAIL_SAFE_SECONDS);

    private LogCapture log;

    public record OrderPlaced(String id) {}

    @ApplicationScoped
    static class Shop {
        private final BlockingQueue<String> entries = new LinkedBlockingQueue<>();

        @Inject
        @Group("shop")
        GroupChannel channel;

        @Inject
        @Clustered
        @Group("shop")
        Event<OrderPlaced> placed;

        void onView(@Observes @ViewChanged ViewEvent event, @Group("shop") View view) {
            entries.add("view of " + event.group() + " with " + view.members().size());
        }

        void onMessage(@Observes @Received byte[] bytes, GroupMessage message) {
            entries.add("bytes " + bytes.length + " at " + message.position());
        }

        void onOrder(@Observes @Received(topic = "orders") OrderPlaced order) {
            entries.add("order " + order.id());
        }

        void onClustered(@Observes @Clustered OrderPlaced order) {
            entries.add("clustered " + order.id());
        }

        void besides(@ObservesAsync @Clustered OrderPlaced order) {
            entries.add("async " + order.id());
        }

        @OnPrimary(group = "shop")
        long token() {
            return CurrentTerm.require().fencingToken();
        }

        GroupChannel channel() {
            return channel;
        }

        Event<OrderPlaced> placed() {
            return placed;
        }

        String next() throws InterruptedException {
            return entries.poll(FAIL_SAFE_SECONDS, TimeUnit.SECONDS);
        }
    }

    @BeforeEach
    void thereIsNoServer() {
        FakeNaming.clear();
        FakeConfig.clear();
        FakeConfig.set("xcom.local", "true");
        log = LogCapture.start();
    }

    @AfterEach
    void closeTheLog() {
        log.close();
    }

    private static <T> T await(CompletionStage<T> stage) throws Exception {
        return stage.toCompletableFuture().get(FAIL_SAFE_SECONDS, TimeUnit.SECONDS);
    }

    private static Shop shop(SeContainer application) {
        return application.select(Shop.class).get();
    }

    @Test
    void theApplicationRunsAsAGroupOfOne() throws Exception {
        try (SeContainer application = Application.start(Shop.class)) {
            Shop shop = shop(application);
            assertThat(shop.next()).isEqualTo("view of shop with 1");
            assertThat(await(shop.channel().broadcast(new byte[3])).position()).isEqualTo(1);
            await(shop.channel().topic("orders").send(new OrderPlaced("7")));
            await(shop.channel().topic("returns").send(new OrderPlaced("8")));
            shop.placed().fire(new OrderPlaced("9"));
            assertThat(shop.next()).isEqualTo("bytes 3 at 1");
            assertThat(shop.next()).isEqualTo("order 7");
            assertThat(List.of(shop.next(), shop.next())).containsExactlyInAnyOrder("clustered 9", "async 9");
            assertThat(shop.token()).isPositive();
            HealthCheckResponse readiness = application
                    .select(HealthCheck.class, Readiness.Literal.INSTANCE)
                    .get()
                    .call();
            assertThat(readiness.getStatus()).isEqualTo(Status.UP);
            assertThat(readiness.getData().orElseThrow()).containsEntry("safeToStop", true);
            assertThat(shop.channel().statistics().messages().delivered()).isEqualTo(4);
        }
        assertThat(log.lines("XCOM0732W")).singleElement().asString().contains("The group shop is local");
        assertThat(log.lines("XCOM0738E")).isEmpty();
    }

    @Test
    void onlyTheNamedGroupMayBeLocal() {
        FakeConfig.clear();
        FakeConfig.set("xcom.group.shop.local", "maybe");
        assertThatThrownBy(() -> Application.start(Shop.class).close())
                .hasMessageContaining("XCOM0706E: The setting xcom.group.shop.local has the value \"maybe\"");
    }

    @Test
    void aBarrierPassesBehindTheListeners() throws Exception {
        try (SeContainer application = Application.start(Shop.class)) {
            GroupChannel channel = shop(application).channel();
            List<String> seen = new ArrayList<>();
            channel.subscribe(new GroupListener() {
                @Override
                public void onMessage(GroupMessage message) {
                    seen.add(message.text());
                }
            });
            for (int i = 0; i < 100; i++) {
                await(channel.broadcast(new byte[] {'x'}));
            }
            assertThat(await(channel.barrier(LONG))).isEqualTo(100);
            assertThat(seen).hasSize(100);
        }
    }

    @Test
    void aListenerThatWaitsHoldsUpBarriersAndNoOutcome() throws Exception {
        CountDownLatch release = new CountDownLatch(1);
        try (SeContainer application = Application.start(Shop.class)) {
            GroupChannel channel = shop(application).channel();
            channel.subscribe(new GroupListener() {
                @Override
                public void onMessage(GroupMessage message) {
                    try {
                        release.await();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                }
            });
            await(channel.broadcast(new byte[1]));
            await(channel.broadcast(new byte[1]));
            assertThatThrownBy(() -> await(channel.barrier(Duration.ofMillis(1))))
                    .isInstanceOf(ExecutionException.class)
                    .hasCauseInstanceOf(BarrierException.class)
                    .hasMessageContaining("XCOM0734E");
            release.countDown();
            assertThat(await(channel.barrier(LONG))).isEqualTo(2);
        }
    }

    @ParameterizedTest
    @CsvSource({"70000, 0", "4, 33554432"})
    void whatWaitsForListenersIsBounded(int messages, int bytes) throws Exception {
        CountDownLatch release = new CountDownLatch(1);
        try (SeContainer application = Application.start(Shop.class)) {
            GroupChannel channel = shop(application).channel();
            channel.subscribe(new GroupListener() {
                @Override
                public void onViewChanged(ViewEvent event) {
                    try {
                        release.await();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                }
            });
            byte[] payload = new byte[bytes];
            assertThatThrownBy(() -> {
                        for (int i = 0; i < messages; i++) {
                            await(channel.broadcast(payload));
                        }
                    })
                    .hasCauseInstanceOf(NotDeliveredException.class)
                    .hasMessageContaining("XCOM0733E");
            release.countDown();
            await(channel.barrier(LONG));
            await(channel.broadcast(new byte[0]));
        }
    }

    @Test
    void aListenerThatThrowsStopsNothing() throws Exception {
        try (SeContainer application = Application.start(Shop.class)) {
            GroupChannel channel = shop(application).channel();
            BlockingQueue<String> seen = new LinkedBlockingQueue<>();
            channel.subscribe(new GroupListener() {
                @Override
                public void onMessage(GroupMessage message) {
                    seen.add(message.text());
                    if (message.text().equals("error")) {
                        throw new AssertionError("as the test wants");
                    }
                    throw new IllegalStateException("as the test wants");
                }
            });
            await(channel.send("exception"));
            await(channel.send("error"));
            await(channel.send("behind"));
            assertThat(seen.poll(FAIL_SAFE_SECONDS, TimeUnit.SECONDS)).isEqualTo("exception");
            assertThat(seen.poll(FAIL_SAFE_SECONDS, TimeUnit.SECONDS)).isEqualTo("error");
            assertThat(seen.poll(FAIL_SAFE_SECONDS, TimeUnit.SECONDS)).isEqualTo("behind");
            // What the listener throws is logged after it has seen the message.
            await(channel.barrier(LONG));
        }
        assertThat(log.lines("XCOM0736W")).hasSize(3);
    }

    @Test
    void aClosedSubscriptionHearsNothingMore() throws Exception {
        try (SeContainer application = Application.start(Shop.class)) {
            GroupChannel channel = shop(application).channel();
            List<String> seen = new ArrayList<>();
            Subscription subscription = channel.subscribe(new GroupListener() {
                @Override
                public void onMessage(GroupMessage message) {
                    seen.add(message.text());
                }
            });
            await(channel.send("a"));
            await(channel.barrier(LONG));
            subscription.close();
            await(channel.send("b"));
            await(channel.barrier(LONG));
            assertThat(seen).containsExactly("a");
        }
    }

    @Test
    void limitsAndDeadlinesAreThoseOfEveryChannel() {
        try (SeContainer application = Application.start(Shop.class)) {
            GroupChannel channel = shop(application).channel();
            assertThatThrownBy(() -> channel.broadcast(new byte[64 * 1024 * 1024 + 1]))
                    .isInstanceOf(MessageTooLargeException.class);
            assertThatThrownBy(() -> channel.broadcast(new byte[1], Duration.ZERO))
                    .isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> channel.barrier(Duration.ZERO)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void thereIsNothingToCommand() {
        try (SeContainer application = Application.start(Shop.class)) {
            GroupChannel channel = shop(application).channel();
            refused(channel.control().handOverPrimary("local"), CommandRefusal.ALREADY_PRIMARY);
            refused(channel.control().handOverPrimary("server2"), CommandRefusal.UNKNOWN_MEMBER);
            refused(channel.control().leaders(Leaders.ONE), CommandRefusal.ALREADY_SO);
            refused(channel.control().eventHorizon(20), CommandRefusal.ALREADY_SO);
            refused(channel.control().forceMembers(List.of("local")), CommandRefusal.MAJORITY_REACHABLE);
        }
    }

    private static void refused(CompletionStage<Void> command, CommandRefusal reason) {
        assertThatThrownBy(() -> await(command))
                .cause()
                .isInstanceOfSatisfying(
                        CommandRefusedException.class,
                        refused -> assertThat(refused.reason()).isEqualTo(reason))
                .hasMessageStartingWith("XCOM0735E");
    }
}
