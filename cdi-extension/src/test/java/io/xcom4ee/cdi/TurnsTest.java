package io.xcom4ee.cdi;

import static org.assertj.core.api.Assertions.assertThat;

import io.xcom4ee.api.GroupChannel;
import io.xcom4ee.api.GroupListener;
import io.xcom4ee.api.GroupMessage;
import io.xcom4ee.api.container.TurnListener;
import io.xcom4ee.api.event.Received;
import io.xcom4ee.cdi.testing.Application;
import io.xcom4ee.cdi.testing.FakeChannel;
import io.xcom4ee.cdi.testing.FakeConcurrency;
import io.xcom4ee.cdi.testing.FakeNaming;
import io.xcom4ee.cdi.testing.Values;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.se.SeContainer;
import jakarta.inject.Inject;
import jakarta.transaction.Status;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Observers and listeners that are told several messages in one turn. */
class TurnsTest {
    private static final String WANTED = "as the test wants";
    private static final AtomicInteger TRANSACTION = new AtomicInteger();

    private FakeConcurrency server;
    private FakeChannel channel;

    @RequestScoped
    static class PerEvent {
        private int uses;

        int use() {
            uses++;
            return uses;
        }
    }

    /** Throws, or begins what it does not end, if the message says so. */
    @ApplicationScoped
    static class Observer {
        private final List<String> seen = new ArrayList<>();

        @Inject
        PerEvent request;

        void onMessage(@Observes @Received GroupMessage message) {
            seen.add(message.text() + request.use());
            switch (message.text()) {
                case "throw" -> throw new IllegalStateException(WANTED);
                case "begin" -> TRANSACTION.set(Status.STATUS_ACTIVE);
                default -> TRANSACTION.set(Status.STATUS_NO_TRANSACTION);
            }
        }

        List<String> seen() {
            return seen;
        }
    }

    @ApplicationScoped
    static class ByteObserver {
        private final List<String> seen = new ArrayList<>();

        void onBytes(@Observes @Received byte[] bytes) {
            seen.add(new String(bytes, StandardCharsets.UTF_8));
        }

        List<String> seen() {
            return seen;
        }
    }

    @Dependent
    static class Sender {
        @Inject
        GroupChannel channel;
    }

    @BeforeEach
    void forgetEarlierTests() {
        server = Application.server();
        TRANSACTION.set(Status.STATUS_NO_TRANSACTION);
        FakeNaming.bind(
                "java:comp/TransactionSynchronizationRegistry",
                Proxy.newProxyInstance(
                        TurnsTest.class.getClassLoader(),
                        new Class<?>[] {TransactionSynchronizationRegistry.class},
                        (self, method, arguments) -> TRANSACTION.get()));
        channel = FakeChannel.bound("orders", "xcom/default");
    }

    /** As the engine does: answers how often the context was entered. */
    private int tell(String... texts) {
        int before = server.entered();
        TurnListener listener =
                (TurnListener) channel.listeners().get(channel.listeners().size() - 1);
        int[] next = {0};
        while (next[0] < texts.length) {
            listener.onTurn(() -> {
                do {
                    tellOne(listener, texts[next[0]]);
                    next[0]++;
                } while (next[0] < texts.length && listener.mayGoOn());
            });
        }
        return server.entered() - before;
    }

    private static void tellOne(TurnListener listener, String text) {
        try {
            listener.onMessage(Values.message("orders", 1, text));
        } catch (IllegalStateException thrown) { // A listener's, which the engine logs.
            assertThat(thrown).hasMessage(WANTED);
        }
    }

    @Test
    void shareAContextAndNoRequest() {
        try (SeContainer application = Application.start(Observer.class, PerEvent.class)) {
            assertThat(tell("a", "b", "c")).isEqualTo(1);
            assertThat(tell("d")).isEqualTo(1);
            assertThat(application.select(Observer.class).get().seen()).containsExactly("a1", "b1", "c1", "d1");
        }
    }

    @Test
    void shareNothingWithOneThatThrew() {
        try (SeContainer application = Application.start(Observer.class, PerEvent.class)) {
            assertThat(tell("a", "throw", "b", "c")).isEqualTo(2);
            assertThat(tell("d", "e")).isEqualTo(1);
            assertThat(application.select(Observer.class).get().seen())
                    .containsExactly("a1", "throw1", "b1", "c1", "d1", "e1");
        }
    }

    @Test
    void shareNothingWithOneThatLeftATransactionOpen() {
        try (SeContainer application = Application.start(Observer.class, PerEvent.class)) {
            assertThat(tell("a", "begin", "b", "c")).isEqualTo(2);
            assertThat(application.select(Observer.class).get().seen()).containsExactly("a1", "begin1", "b1", "c1");
        }
    }

    @Test
    void aValueIsToldInAContextOfItsOwnAfterAnObserverOfItsMessageThrew() {
        try (SeContainer application = Application.start(Observer.class, PerEvent.class, ByteObserver.class)) {
            assertThat(tell("a", "throw", "b")).isEqualTo(3);
            assertThat(application.select(ByteObserver.class).get().seen()).containsExactly("a", "throw", "b");
        }
    }

    @Test
    void theApplicationsOwnListenersHaveTurnsToo() {
        try (SeContainer application = Application.start(Sender.class)) {
            List<String> seen = new ArrayList<>();
            application.select(Sender.class).get().channel.subscribe(new GroupListener() {
                @Override
                public void onMessage(GroupMessage message) {
                    seen.add(message.text() + server.isInContext());
                    if (message.text().equals("throw")) {
                        throw new IllegalStateException(WANTED);
                    }
                }
            });

            assertThat(tell("a", "b")).isEqualTo(1);
            assertThat(tell("c", "throw", "d")).isEqualTo(2);
            assertThat(seen).containsExactly("atrue", "btrue", "ctrue", "throwtrue", "dtrue");
        }
    }
}
