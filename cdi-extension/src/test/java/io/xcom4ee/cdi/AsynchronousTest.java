package io.xcom4ee.cdi;

import static org.assertj.core.api.Assertions.assertThat;

import io.xcom4ee.api.GroupMessage;
import io.xcom4ee.api.event.Received;
import io.xcom4ee.api.event.ViewChanged;
import io.xcom4ee.api.event.ViewEvent;
import io.xcom4ee.cdi.testing.Application;
import io.xcom4ee.cdi.testing.FakeChannel;
import io.xcom4ee.cdi.testing.FakeConcurrency;
import io.xcom4ee.cdi.testing.LogCapture;
import io.xcom4ee.cdi.testing.Values;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.ObservesAsync;
import jakarta.enterprise.inject.se.SeContainer;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Asynchronous observers are called besides, when a thread of the server has time: here when a test says so. */
class AsynchronousTest {
    private static final int BEHIND_MAX = 1000;
    private static final long FAIL_SAFE_SECONDS = 60;

    private FakeConcurrency server;
    private FakeChannel orders;

    public record OrderPlaced(String id) {}

    @ApplicationScoped
    static class Both {
        private final List<String> entries = new CopyOnWriteArrayList<>();

        void inOrder(@Observes @Received OrderPlaced order) {
            entries.add(order.id());
        }

        void besides(@ObservesAsync @Received OrderPlaced order) {
            entries.add("async " + order.id());
        }

        void onView(@ObservesAsync @ViewChanged ViewEvent event) {
            entries.add("async view " + event.view().id().number());
        }

        List<String> entries() {
            return entries;
        }
    }

    @ApplicationScoped
    static class Fails {
        void besides(@ObservesAsync @Received GroupMessage message) {
            throw new IllegalStateException("as the test wants");
        }
    }

    @BeforeEach
    void bindAChannel() {
        server = Application.server();
        orders = FakeChannel.bound("orders", "xcom/default");
    }

    private static List<String> entries(SeContainer application) {
        return application.select(Both.class).get().entries();
    }

    private void arrives(long position) {
        orders.send(new OrderPlaced("order " + position));
        orders.arrives(position);
    }

    private Runnable next() throws InterruptedException {
        Runnable task = server.asynchronous().poll(FAIL_SAFE_SECONDS, TimeUnit.SECONDS);
        assertThat(task).isNotNull();
        return task;
    }

    @Test
    void observersDoNotDelayThoseInOrder() throws Exception {
        try (SeContainer application = Application.start(Both.class)) {
            arrives(1);
            arrives(2);
            orders.install(Values.view(1, "server1"));
            assertThat(entries(application)).containsExactly("order 1", "order 2");
            next().run();
            next().run();
            next().run();
            assertThat(entries(application)).endsWith("async order 1", "async order 2", "async view 1");
        }
    }

    @Test
    void observersThatThrowAreLoggedAndStopNothing() throws Exception {
        try (LogCapture log = LogCapture.start();
                SeContainer application = Application.start(Fails.class, Both.class)) {
            arrives(1);
            next().run();
            next().run();
            assertThat(entries(application)).containsExactlyInAnyOrder("order 1", "async order 1");
            assertThat(log.lines("XCOM0723W")).singleElement().asString().contains("#1");
        }
    }

    /** Nobody may keep more and more events for observers that do not come to them. */
    @Test
    void observersThatAreFarBehindDelayTheGroup() throws Exception {
        try (SeContainer application = Application.start(Both.class)) {
            Thread delivery = new Thread(() -> {
                for (int i = 1; i <= BEHIND_MAX + 1; i++) {
                    arrives(i);
                }
            });
            delivery.start();
            Runnable first = next();
            for (int i = 1; i < BEHIND_MAX; i++) {
                next();
            }
            while (delivery.getState() != Thread.State.WAITING) {
                assertThat(delivery.isAlive()).isTrue();
                Thread.onSpinWait();
            }
            assertThat(server.asynchronous()).isEmpty();
            assertThat(entries(application)).hasSize(BEHIND_MAX + 1);

            first.run();
            next().run();
            delivery.join();
            assertThat(entries(application)).endsWith("async order 1", "async order " + (BEHIND_MAX + 1));
        }
    }
}
