package io.xcom4ee.cdi.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xcom4ee.api.BarrierException;
import io.xcom4ee.api.FailureReason;
import io.xcom4ee.api.GroupListener;
import io.xcom4ee.api.GroupMessage;
import io.xcom4ee.api.GroupStatistics;
import io.xcom4ee.api.NotDeliveredException;
import io.xcom4ee.api.Subscription;
import io.xcom4ee.api.event.ViewEvent;
import io.xcom4ee.cdi.testing.LogCapture;
import io.xcom4ee.cdi.testing.ManualThreads;
import java.lang.ref.WeakReference;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The group of one without its application: a test decides when listeners are called. */
@Timeout(120)
class LocalChannelTest {
    private static final Duration LONG = Duration.ofHours(1);

    private final ManualThreads threads = new ManualThreads();
    private final LocalChannel channel = new LocalChannel("shop", threads);

    /** Notes what it is told. */
    private static final class Journal implements GroupListener {
        private final List<String> entries = new ArrayList<>();

        @Override
        public void onViewChanged(ViewEvent event) {
            entries.add("view");
        }

        @Override
        public void onMessage(GroupMessage message) {
            entries.add(message.text());
        }
    }

    /** Does not return from its first call before it is let. */
    private static final class Slow implements GroupListener {
        private final CountDownLatch called = new CountDownLatch(1);
        private final CountDownLatch release = new CountDownLatch(1);

        @Override
        public void onViewChanged(ViewEvent event) {
            called.countDown();
            try {
                release.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static void broadcast(LocalChannel to, String text) {
        assertThat(to.broadcast(text.getBytes(StandardCharsets.UTF_8)).toCompletableFuture())
                .isCompleted();
    }

    private static CompletableFuture<Long> barrier(LocalChannel of) {
        return of.barrier(LONG).toCompletableFuture();
    }

    @Test
    void oneListenersErrorsConcernNoOther() {
        Journal journal = new Journal();
        channel.subscribe(new GroupListener() {
            @Override
            public void onMessage(GroupMessage message) {
                throw new AssertionError("as the test wants");
            }
        });
        channel.subscribe(journal);
        broadcast(channel, "a");
        broadcast(channel, "b");
        try (LogCapture log = LogCapture.start()) {
            threads.run();
            assertThat(log.lines("XCOM0736W")).hasSize(2);
        }
        assertThat(journal.entries).containsExactly("view", "a", "b");
    }

    @Test
    void aSlowListenerDelaysOnlyItselfAndBarriers() throws Exception {
        ExecutorService pool = Executors.newCachedThreadPool();
        try {
            LocalChannel real = new LocalChannel("shop", pool);
            Slow slow = new Slow();
            CountDownLatch told = new CountDownLatch(2);
            real.subscribe(slow);
            real.subscribe(new GroupListener() {
                @Override
                public void onMessage(GroupMessage message) {
                    told.countDown();
                }
            });
            broadcast(real, "a");
            broadcast(real, "b");
            slow.called.await();
            told.await();
            CompletableFuture<Long> passed = barrier(real);
            assertThatThrownBy(() -> real.barrier(Duration.ofMillis(1))
                            .toCompletableFuture()
                            .join())
                    .hasCauseInstanceOf(BarrierException.class);
            assertThat(passed).isNotDone();
            slow.release.countDown();
            assertThat(passed.join()).isEqualTo(2);
        } finally {
            pool.shutdownNow();
        }
    }

    @Test
    void aBarrierWaitsForTheLastListener() {
        channel.subscribe(new GroupListener() {});
        channel.subscribe(new GroupListener() {});
        broadcast(channel, "a");
        CompletableFuture<Long> passed = barrier(channel);
        threads.runOne();
        assertThat(passed).as("one of two has returned").isNotDone();
        threads.run();
        assertThat(passed).isCompletedWithValue(1L);
    }

    @Test
    void aBarrierWithoutListenersPassesAtOnce() {
        broadcast(channel, "a");
        assertThat(barrier(channel)).isCompletedWithValue(1L);
    }

    @Test
    void aBarrierDoesNotWaitForWhoListensNoMore() {
        Subscription subscription = channel.subscribe(new GroupListener() {});
        CompletableFuture<Long> passed = barrier(channel);
        subscription.close();
        threads.run();
        assertThat(passed).isCompletedWithValue(0L);
    }

    @Test
    void aBarrierThatIsLateFailsAsItself() {
        channel.subscribe(new GroupListener() {});
        CompletableFuture<Throwable> failure = new CompletableFuture<>();
        threads.reject(true); // It ends even if there is no thread for the end.
        assertThatThrownBy(() -> channel.barrier(Duration.ofNanos(1))
                        .whenComplete((passed, why) -> failure.complete(why))
                        .toCompletableFuture()
                        .join())
                .hasMessageContaining("XCOM0734E");
        assertThat(failure.join())
                .isInstanceOfSatisfying(
                        BarrierException.class, why -> assertThat(why.reason()).isEqualTo(FailureReason.DEADLINE));
    }

    @Test
    void openBarriersAreBounded() {
        channel.subscribe(new GroupListener() {});
        List<CompletableFuture<Long>> open = new ArrayList<>();
        for (int i = 0; i < LocalChannel.WAITING_MAX; i++) {
            open.add(barrier(channel));
        }
        assertThatThrownBy(() -> barrier(channel).join())
                .cause()
                .isInstanceOfSatisfying(
                        BarrierException.class, why -> assertThat(why.reason()).isEqualTo(FailureReason.OVERLOADED))
                .hasMessageStartingWith("XCOM0737E");
        threads.run();
        assertThat(open).allMatch(passed -> passed.join() == 0);
        CompletableFuture<Long> another = barrier(channel);
        threads.run();
        assertThat(another).isCompletedWithValue(0L);
    }

    /** A timer that goes on after it would keep it until the deadline. */
    @Test
    void aBarrierThatHasPassedIsNotKept() {
        WeakReference<CompletionStage<Long>> passed = passedBarrier();
        while (passed.get() != null) {
            System.gc();
        }
        assertThat(passed.get()).isNull();
    }

    private WeakReference<CompletionStage<Long>> passedBarrier() {
        channel.subscribe(new GroupListener() {});
        CompletableFuture<Long> barrier = barrier(channel);
        threads.run();
        assertThat(barrier).isCompleted();
        return new WeakReference<>(barrier);
    }

    @ParameterizedTest
    @CsvSource({"65536, 0", "2, 33554432"})
    void whatWaitsForEachListenerIsBounded(int fitting, int bytes) throws Exception {
        byte[] payload = new byte[bytes];
        channel.subscribe(new GroupListener() {});
        threads.run();
        Subscription slower = channel.subscribe(new GroupListener() {});
        threads.run();
        for (int i = 0; i < fitting; i++) {
            assertThat(channel.broadcast(payload).toCompletableFuture()).isCompleted();
            assertThat(i < fitting - 1 || isOverloaded(payload)).isTrue();
        }
        threads.runOne();
        assertThat(isOverloaded(payload))
                .as("the second one has taken nothing yet")
                .isTrue();
        slower.close();
        assertThat(isOverloaded(payload)).as("nobody waits for it any more").isFalse();
        assertThat(channel.statistics().messages().overloaded()).isEqualTo(2);
    }

    private boolean isOverloaded(byte[] payload) {
        CompletableFuture<?> outcome = channel.broadcast(payload).toCompletableFuture();
        if (!outcome.isCompletedExceptionally()) {
            return false;
        }
        assertThatThrownBy(outcome::join)
                .hasCauseInstanceOf(NotDeliveredException.class)
                .hasMessageContaining("XCOM0733E");
        return true;
    }

    @Test
    void whoHasClosedIsForgottenAtOnceAndToldNothing() {
        Journal journal = new Journal();
        Subscription subscription = channel.subscribe(journal);
        assertThat(channel.statistics().queues().listeners()).isEqualTo(1);
        subscription.close();
        assertThat(channel.statistics().queues().listeners()).isZero();
        broadcast(channel, "a");
        threads.run();
        assertThat(journal.entries).isEmpty();
        assertThat(channel.statistics().queues().listeners()).isZero();
    }

    private void assertNotDone(Class<? extends Throwable> cause) {
        GroupStatistics.Messages before = channel.statistics().messages();
        assertThatThrownBy(() -> channel.broadcast(new byte[] {'a'})
                        .toCompletableFuture()
                        .join())
                .cause()
                .isInstanceOfSatisfying(
                        NotDeliveredException.class,
                        why -> assertThat(why.reason()).isEqualTo(FailureReason.FAILED))
                .hasMessageContaining("XCOM0739E")
                .hasCauseInstanceOf(cause);
        assertThat(channel.statistics().messages().notDelivered()).isEqualTo(before.notDelivered() + 1);
        assertThat(channel.statistics().messages().overloaded()).isEqualTo(before.overloaded());
        assertThatThrownBy(() -> barrier(channel).join())
                .cause()
                .isInstanceOfSatisfying(
                        BarrierException.class, why -> assertThat(why.reason()).isEqualTo(FailureReason.FAILED))
                .hasMessageContaining("XCOM0739E")
                .hasCauseInstanceOf(cause);
    }

    @Test
    void aBarrierEndsEvenIfNoThreadCanBeMadeForItsEnd() {
        channel.subscribe(new GroupListener() {});
        CompletableFuture<Long> passed = barrier(channel);
        threads.fail(new InternalError("no more threads"));
        threads.run();
        assertThat(passed).isCompletedWithValue(0L);
    }

    /** As when the application stops. */
    @Test
    void aMessageThatNobodyCanBeToldWasNotBroadcast() {
        Journal busy = new Journal();
        Journal idle = new Journal();
        channel.subscribe(idle);
        threads.run();
        channel.subscribe(busy); // Has a thread already, the other one has not.
        threads.reject(true);
        assertNotDone(RejectedExecutionException.class);
        threads.reject(false);
        threads.fail(new InternalError("no more threads"));
        assertNotDone(InternalError.class);
        threads.fail(null);
        broadcast(channel, "b");
        threads.run();
        assertThat(idle.entries).containsExactly("view", "b");
        assertThat(busy.entries).containsExactly("view", "b");
        assertThat(channel.status().position()).isEqualTo(1);
    }
}
