package io.xcom4ee.engine.handover;

import static org.assertj.core.api.Assertions.assertThat;

import io.xcom4ee.api.Delivery;
import io.xcom4ee.api.GroupListener;
import io.xcom4ee.api.ViewId;
import io.xcom4ee.api.event.QuorumEvent;
import io.xcom4ee.engine.log.EngineLog;
import io.xcom4ee.engine.log.LogCapture;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What becomes of tasks that the application's executor refuses, or takes and does not run. */
class ApplicationExecutorTest {
    private final List<Runnable> taken = new ArrayList<>();
    private LogCapture log;
    private long nowNanos;

    @BeforeEach
    void captureTheLog() {
        log = LogCapture.start();
    }

    @AfterEach
    void endCapture() {
        log.close();
    }

    private static ApplicationExecutor over(Executor executor) {
        return new ApplicationExecutor(executor, "orders", new EngineLog());
    }

    private void check(ApplicationExecutor executor, int times) {
        for (int check = 0; check < times; check++) {
            nowNanos += ApplicationExecutor.CHECK_NANOS;
            executor.check(nowNanos);
        }
    }

    private static void await(CompletableFuture<?> future) throws Exception {
        future.get(60, TimeUnit.SECONDS);
    }

    @Test
    void whatTheExecutorRefusesIsRunByAFewThreadsOfTheEngine() throws Exception {
        ApplicationExecutor executor = over(refused -> {
            throw new RejectedExecutionException("the server stops");
        });
        Set<Thread> used = ConcurrentHashMap.newKeySet();
        CountDownLatch done = new CountDownLatch(1_000);
        for (int task = 0; task < 1_000; task++) {
            executor.execute(() -> {
                used.add(Thread.currentThread());
                done.countDown();
            });
        }

        assertThat(done.await(60, TimeUnit.SECONDS)).isTrue();
        assertThat(used).hasSizeBetween(1, 8).allMatch(Thread::isDaemon);
    }

    @Test
    void whatDoesNotBeginWithinSecondsIsRunByTheEngineAndOnlyOnce() throws Exception {
        ApplicationExecutor executor = over(taken::add);
        AtomicInteger runs = new AtomicInteger();
        CompletableFuture<Void> ran = new CompletableFuture<>();
        executor.execute(() -> {
            runs.incrementAndGet();
            ran.complete(null);
        });
        check(executor, ApplicationExecutor.CHECKS);
        for (int early = 0; early < 100; early++) {
            executor.check(nowNanos + ApplicationExecutor.CHECK_NANOS - 1);
        }
        assertThat(log.texts()).as("it has time").isEmpty();

        check(executor, 1);
        await(ran);
        taken.get(0).run();
        assertThat(runs).hasValue(1);
        assertThat(log.texts()).singleElement().asString().startsWith("XCOM0224W");
    }

    @Test
    void whatHasBegunIsLeftAlone() {
        ApplicationExecutor executor = over(Runnable::run);
        AtomicInteger runs = new AtomicInteger();
        executor.execute(runs::incrementAndGet);
        check(executor, 2 * ApplicationExecutor.CHECKS);
        assertThat(runs).hasValue(1);
        assertThat(log.texts()).isEmpty();
    }

    @Test
    void spareThreadsCheckWhenNobodyElseDoes() throws Exception {
        ApplicationExecutor executor = over(taken::add);
        CompletableFuture<Void> before = new CompletableFuture<>();
        CompletableFuture<Void> after = new CompletableFuture<>();
        executor.execute(() -> before.complete(null));
        executor.endWatch();
        executor.execute(() -> after.complete(null));
        await(before);
        await(after);
    }

    @Test
    void anIdleSpareThreadEndsWithTheGroup() throws Exception {
        Executor refusing = refused -> {
            throw new RejectedExecutionException("the server stops");
        };
        long forThisTestForEver = TimeUnit.DAYS.toSeconds(1);
        ApplicationExecutor executor = new ApplicationExecutor(refusing, "orders", new EngineLog(), forThisTestForEver);
        CompletableFuture<Thread> ran = new CompletableFuture<>();
        executor.execute(() -> ran.complete(Thread.currentThread()));
        Thread spare = ran.get(60, TimeUnit.SECONDS);
        executor.endWatch();
        spare.join(TimeUnit.SECONDS.toMillis(60));
        assertThat(spare.isAlive()).isFalse();
    }

    @Test
    void whatComesAfterTheEndIsRunAllTheSame() throws Exception {
        ApplicationExecutor executor = over(refused -> {
            throw new RejectedExecutionException("the server stops");
        });
        executor.endWatch();
        CompletableFuture<Void> ran = new CompletableFuture<>();
        executor.execute(() -> ran.complete(null));
        await(ran);
    }

    @Test
    void outcomesAndEventsAreToldThoughTheExecutorDropsItsTasks() throws Exception {
        ApplicationExecutor executor = over(taken::add);
        Outcomes outcomes = new Outcomes(executor);
        CompletableFuture<QuorumEvent> told = new CompletableFuture<>();
        Subscriber subscriber = new Subscriber(
                new GroupListener() {
                    @Override
                    public void onQuorumLost(QuorumEvent event) {
                        told.complete(event);
                    }
                },
                "orders",
                1_000,
                executor,
                new EngineLog(),
                () -> {});
        CompletableFuture<Delivery> first = deliver(outcomes);
        outcomes.flush();
        subscriber.offer(new ListenerEvent.QuorumLost(new QuorumEvent("orders", 1, 2)));
        subscriber.flush();
        check(executor, ApplicationExecutor.CHECKS + 1);
        await(first);
        await(told);

        CompletableFuture<Delivery> second = deliver(outcomes);
        outcomes.flush();
        check(executor, ApplicationExecutor.CHECKS + 1);
        await(second);
    }

    private static CompletableFuture<Delivery> deliver(Outcomes outcomes) {
        CompletableFuture<Delivery> outcome = new CompletableFuture<>();
        long token = outcomes.open(new Broadcast(new byte[0], false, 0, 0, outcome));
        outcomes.delivered(token, 1, new ViewId(new UUID(1, 1), 1, 1));
        return outcome;
    }
}
