package io.xcom4ee.engine.handover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.xcom4ee.api.GroupMessage;
import io.xcom4ee.api.Member;
import io.xcom4ee.api.ViewId;
import io.xcom4ee.api.container.TurnListener;
import io.xcom4ee.api.event.QuorumEvent;
import io.xcom4ee.core.message.Payloads;
import io.xcom4ee.engine.log.EngineLog;
import io.xcom4ee.engine.log.LogCapture;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a listener is told in one turn. */
class SubscriberTurnsTest {
    private static final ViewId VIEW = new ViewId(new UUID(1, 1), 1, 1);
    private static final Member SENDER = new Member("server2", new UUID(2, 2), "server2:9266", 1, 50, true);

    private static final Duration WATCHED = Duration.ofSeconds(5);

    private final List<String> told = new ArrayList<>();
    private final Queue<Runnable> tasks = new ArrayDeque<>();
    private LogCapture log;
    private long nanos;

    @BeforeEach
    void captureTheLog() {
        log = LogCapture.start();
    }

    @AfterEach
    void endCapture() {
        log.close();
    }

    /** Notes what it is told, and its turns. */
    private class Noting implements TurnListener {
        @Override
        public void onTurn(Runnable calls) {
            told.add("(");
            calls.run();
            told.add(")");
        }

        @Override
        public boolean mayGoOn() {
            return true;
        }

        @Override
        public void onMessage(GroupMessage message) {
            told.add(message.position() + message.text());
        }

        @Override
        public void onQuorumLost(QuorumEvent event) {
            told.add("quorum lost");
        }
    }

    private Subscriber subscriber(TurnListener listener) {
        return new Subscriber(
                listener, "orders", 1_000_000, tasks::add, new EngineLog(), () -> told.add("room"), () -> nanos);
    }

    private void tell(TurnListener listener) {
        Subscriber subscriber = subscriber(listener);
        subscriber.offer(messages(5, "a", "b"));
        subscriber.offer(new ListenerEvent.QuorumLost(new QuorumEvent("orders", 1, 2)));
        subscriber.offer(messages(7, "c"));
        run(subscriber);
    }

    private void run(Subscriber subscriber) {
        subscriber.flush();
        for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
            task.run();
        }
        assertThat(subscriber.queuedBytes()).isZero();
    }

    private static ListenerEvent messages(long firstPosition, String... texts) {
        List<byte[]> payloads = Arrays.stream(texts)
                .map(text -> text.getBytes(StandardCharsets.UTF_8))
                .toList();
        return new ListenerEvent.Messages("orders", firstPosition, VIEW, SENDER, Payloads.of(payloads));
    }

    @Test
    void isAllThatIsDue() {
        tell(new Noting());

        assertThat(told).containsExactly("(", "5a", "6b", "quorum lost", "7c", ")");
    }

    @Test
    void endsWhenTheListenerWantsItTo() {
        tell(new Noting() {
            @Override
            public boolean mayGoOn() {
                return !told.get(told.size() - 1).equals("5a");
            }
        });

        assertThat(told).containsExactly("(", "5a", ")", "(", "6b", "quorum lost", "7c", ")");
    }

    @Test
    void hasABoundedNumberOfCalls() {
        int calls = 2 * Subscriber.CALLS_PER_TURN + 1;
        Subscriber subscriber = subscriber(new Noting());
        subscriber.offer(
                messages(1, IntStream.range(0, calls).mapToObj(number -> "m").toArray(String[]::new)));
        run(subscriber);

        assertThat(told).hasSize(calls + 6).last().isEqualTo(")");
        assertThat(told.indexOf(")")).isEqualTo(Subscriber.CALLS_PER_TURN + 1);
        assertThat(told.get(told.size() - 2)).isEqualTo(calls + "m");
    }

    /** So that other listeners get the thread. */
    @Test
    void isOneOfFewInATask() {
        int calls = Subscriber.TURNS_PER_TASK * Subscriber.CALLS_PER_TURN + 1;
        Subscriber subscriber = subscriber(new Noting());
        subscriber.offer(
                messages(1, IntStream.range(0, calls).mapToObj(number -> "m").toArray(String[]::new)));
        subscriber.flush();
        tasks.remove().run();

        assertThat(told).filteredOn("("::equals).hasSize(Subscriber.TURNS_PER_TASK);
        assertThat(told).hasSize(calls - 1 + 2 * Subscriber.TURNS_PER_TASK);
        assertThat(tasks).hasSize(1);
        run(subscriber);
        assertThat(told).contains(calls + "m");
    }

    @Test
    void endsInTime() {
        tell(new Noting() {
            @Override
            public void onMessage(GroupMessage message) {
                super.onMessage(message);
                nanos += Subscriber.TURN_NANOS / 2;
            }
        });

        assertThat(told).containsExactly("(", "5a", "6b", ")", "(", "quorum lost", "7c", ")");
    }

    @Test
    void tellsEachMessageOnceWhateverTheListenerDoes() {
        tell(new Noting() {
            @Override
            public void onTurn(Runnable calls) {}
        });
        tell(new Noting() {
            @Override
            public void onTurn(Runnable calls) {
                calls.run();
                calls.run();
            }
        });
        tell(new Noting() {
            @Override
            public void onTurn(Runnable calls) {
                throw new IllegalStateException("before");
            }
        });
        assertThat(log.texts())
                .singleElement()
                .asString()
                .startsWith("XCOM0216W")
                .contains("onTurn");
        tell(new Noting() {
            @Override
            public void onTurn(Runnable calls) {
                calls.run();
                throw new AssertionError("behind");
            }
        });

        List<String> once = List.of("5a", "6b", "quorum lost", "7c");
        assertThat(told).hasSize(4 * once.size());
        for (int time = 0; time < 4; time++) {
            assertThat(told.subList(time * once.size(), (time + 1) * once.size()))
                    .isEqualTo(once);
        }
    }

    @Test
    void endsWithTheSubscription() {
        Subscriber[] own = new Subscriber[1];
        own[0] = subscriber(new Noting() {
            @Override
            public void onMessage(GroupMessage message) {
                super.onMessage(message);
                own[0].close();
            }
        });
        own[0].offer(messages(5, "a", "b"));
        own[0].offer(messages(7, "c"));
        run(own[0]);

        assertThat(told).containsExactly("(", "5a", "room", ")");
    }

    @Test
    void isNoneForWhoHasLeft() {
        Subscriber subscriber = subscriber(new Noting() {
            @Override
            public void onTurn(Runnable calls) {
                fail("it has left");
            }
        });
        subscriber.offer(messages(1, "a"));
        subscriber.close();
        run(subscriber);

        assertThat(told).containsExactly("room");
        assertThat(log.texts()).isEmpty();
    }

    @Test
    void isOverIfTheListenerCannotSayWhetherItGoesOn() {
        tell(new Noting() {
            @Override
            public boolean mayGoOn() {
                throw new IllegalStateException("cannot say");
            }
        });

        assertThat(told).startsWith("(", "5a", ")", "(", "6b", ")", "(", "quorum lost", ")", "(", "7c", ")");
        assertThat(log.texts()).singleElement().asString().contains("XCOM0216W", "mayGoOn");
    }

    /** Entering a container's context may block as well as a call. */
    @Test
    void isWatchedOutsideOfItsCalls() {
        List<String> found = new ArrayList<>();
        AtomicReference<Subscriber> watched = new AtomicReference<>();
        Subscriber subscriber = subscriber(new Noting() {
            @Override
            public void onTurn(Runnable calls) {
                look();
                calls.run();
                look();
            }

            @Override
            public void onMessage(GroupMessage message) {
                look();
            }

            /** Once to see how far the calls are, and once when that has not changed for long enough. */
            private void look() {
                int before = log.texts().size();
                for (int each = 0; each < 2; each++) {
                    nanos += WATCHED.toNanos();
                    watched.get().watch(nanos, WATCHED);
                }
                found.addAll(log.texts().subList(before, log.texts().size()));
            }
        });
        watched.set(subscriber);
        subscriber.offer(messages(1, "a"));
        run(subscriber);

        assertThat(found.subList(0, 3))
                .satisfiesExactly(
                        first -> assertThat(first).contains("XCOM0217W", "onTurn"),
                        second -> assertThat(second).contains("XCOM0217W", "onMessage"),
                        third -> assertThat(third).contains("XCOM0217W", "onTurn"));
    }
}
