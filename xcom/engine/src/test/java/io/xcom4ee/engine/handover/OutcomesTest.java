package io.xcom4ee.engine.handover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xcom4ee.api.Delivery;
import io.xcom4ee.api.FailureReason;
import io.xcom4ee.api.GroupStatistics.Bucket;
import io.xcom4ee.api.NotConfirmedException;
import io.xcom4ee.api.OutcomeUnknownException;
import io.xcom4ee.api.ViewId;
import io.xcom4ee.engine.log.EngineLog;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How outcomes reach the application: together, but none held up by another. */
class OutcomesTest {
    private static final ViewId VIEW = new ViewId(new UUID(1, 1), 1, 1);

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final AtomicInteger tasks = new AtomicInteger();

    @AfterEach
    void endThreads() {
        threads.shutdownNow();
    }

    private Outcomes outcomes(Executor executor) {
        return new Outcomes(new ApplicationExecutor(executor, "orders", new EngineLog()));
    }

    private void countAndRun(Runnable task) {
        tasks.incrementAndGet();
        threads.execute(task);
    }

    private static List<CompletableFuture<Delivery>> deliver(Outcomes outcomes, int count) {
        List<CompletableFuture<Delivery>> futures = new ArrayList<>();
        for (int each = 0; each < count; each++) {
            CompletableFuture<Delivery> future = new CompletableFuture<>();
            futures.add(future);
            outcomes.delivered(outcomes.open(new Broadcast(new byte[0], false, 0, 0, future)), each + 1L, VIEW);
        }
        return futures;
    }

    private static void await(CompletableFuture<?> future) throws Exception {
        future.get(60, TimeUnit.SECONDS);
    }

    @Test
    void whatIsToBeDeliveredByAllEndsWithItsConfirmation() throws Exception {
        Outcomes outcomes = outcomes(threads);
        List<CompletableFuture<Delivery>> futures = new ArrayList<>();
        List<Long> tokens = new ArrayList<>();
        for (int each = 1; each <= 3; each++) {
            CompletableFuture<Delivery> future = new CompletableFuture<>();
            futures.add(future);
            tokens.add(outcomes.open(new Broadcast(new byte[0], true, 0, 0, future)));
            outcomes.delivered(tokens.get(each - 1), each, VIEW);
        }
        outcomes.flush();
        assertThat(futures).noneMatch(CompletableFuture::isDone);
        assertThat(outcomes.isEmpty()).isFalse();

        outcomes.confirmed(tokens.get(0));
        outcomes.notConfirmed(tokens.get(1), position -> failure("late", position));
        outcomes.failAll(
                new OutcomeUnknownException(FailureReason.FAILED, "nobody knows"),
                position -> failure("gone", position));
        outcomes.flush();
        await(futures.get(0));
        assertThat(futures.get(0)).isCompletedWithValue(new Delivery(1, VIEW));
        assertThatThrownBy(() -> await(futures.get(1))).hasRootCauseMessage("late at 2");
        assertThatThrownBy(() -> await(futures.get(2))).hasRootCauseMessage("gone at 3");
        assertThat(outcomes.isEmpty()).isTrue();
    }

    @Test
    void whatIsToBeDeliveredByAllIsNotKeptUntilThen() throws Exception {
        Outcomes outcomes = outcomes(threads);
        CompletableFuture<Delivery> future = new CompletableFuture<>();
        byte[] payload = new byte[100];
        WeakReference<byte[]> kept = new WeakReference<>(payload);
        long token = outcomes.open(new Broadcast(payload, true, 0, 0, future));
        payload = null;
        outcomes.delivered(token, 1, VIEW);
        for (int collection = 0; collection < 100 && kept.get() != null; collection++) {
            System.gc();
        }
        assertThat(kept.get()).isNull();
        outcomes.confirmed(token);
        outcomes.flush();
        await(future);
        assertThat(future).isCompletedWithValue(new Delivery(1, VIEW));
    }

    @Test
    void whatIsDeliveredIsNotKeptUntilTheApplicationHearsOfIt() {
        List<Runnable> given = new ArrayList<>();
        Outcomes outcomes = outcomes(given::add);
        CompletableFuture<Delivery> future = new CompletableFuture<>();
        Broadcast broadcast = new Broadcast(new byte[100], false, 0, 0, future);
        long token = outcomes.open(broadcast);
        assertThat(broadcast.token()).isEqualTo(token);
        assertThat(broadcast.payload()).hasSize(100);
        outcomes.delivered(token, 1, VIEW);
        outcomes.flush();
        assertThat(broadcast.payload()).isEmpty();
        assertThat(future).isNotDone();

        given.forEach(Runnable::run);
        assertThat(future).isCompletedWithValue(new Delivery(1, VIEW));
    }

    @Test
    void confirmationsTakeFromTheDeliveryHereToThatByAll() {
        Outcomes outcomes = outcomes(threads);
        outcomes.turnBegins(150);
        long first = outcomes.open(new Broadcast(new byte[0], true, 100, 0, new CompletableFuture<>()));
        long second = outcomes.open(new Broadcast(new byte[0], true, 100, 0, new CompletableFuture<>()));
        long third = outcomes.open(new Broadcast(new byte[0], true, 100, 0, new CompletableFuture<>()));
        outcomes.turnBegins(400);
        outcomes.delivered(first, 1, VIEW);
        outcomes.turnBegins(450);
        outcomes.delivered(second, 2, VIEW);
        outcomes.delivered(third, 3, VIEW);
        outcomes.turnBegins(500);
        outcomes.confirmed(first);
        outcomes.turnBegins(750);
        outcomes.confirmed(second);
        outcomes.confirmed(second);
        outcomes.notConfirmed(third, position -> failure("late", position));

        assertThat(outcomes.counts().confirmed()).isEqualTo(new Timing.Sums(2, 100 + 300, 300));
        assertThat(outcomes.counts().acknowledged()).isEqualTo(new Timing.Sums(2, 400 + 650, 650));
        assertThat(outcomes.counts().notConfirmed()).isEqualTo(1);
    }

    @Test
    void waitsTakeFromTheCallToTheTurnThatTakesTheBroadcast() {
        Outcomes outcomes = outcomes(threads);
        outcomes.turnBegins(150);
        outcomes.open(new Broadcast(new byte[0], false, 100, 0, new CompletableFuture<>()));
        outcomes.turnBegins(2_000);
        outcomes.open(new Broadcast(new byte[0], false, 100, 0, new CompletableFuture<>()));

        assertThat(outcomes.counts().waited()).isEqualTo(new Timing.Sums(2, 50 + 1_900, 1_900));
        assertThat(outcomes.counts().waits())
                .extracting(Bucket::count)
                .startsWith(1L, 1L, 1L, 1L, 2L)
                .endsWith(2L);
        assertThat(outcomes.counts().acknowledgements())
                .extracting(Bucket::count)
                .containsOnly(0L);
    }

    @Test
    void whatAMajorityAcknowledgesIsNoConfirmation() {
        Outcomes outcomes = outcomes(threads);
        outcomes.turnBegins(30);
        // Called while the turn that takes it runs.
        long token = outcomes.open(new Broadcast(new byte[0], false, 31, 0, new CompletableFuture<>()));
        outcomes.delivered(token, 1, VIEW);
        outcomes.confirmed(token);

        assertThat(outcomes.counts().acknowledged()).isEqualTo(new Timing.Sums(1, 0, 0));
        assertThat(outcomes.counts().confirmed()).isEqualTo(new Timing.Sums(0, 0, 0));
    }

    private static NotConfirmedException failure(String text, long position) {
        return new NotConfirmedException(FailureReason.DEADLINE, text + " at " + position, position);
    }

    /** Begins turns, a look apart, until the stage has ended. */
    private static void turnUntilDone(Outcomes outcomes, CompletableFuture<?> stage) throws Exception {
        for (long now = 0; !stage.isDone(); now += Completions.LOOK_MICROS) {
            outcomes.turnBegins(now);
            Thread.onSpinWait();
        }
        await(stage);
    }

    @Test
    void aDependentMayWaitForAnotherOutcomeOfTheSameTurn() throws Exception {
        Outcomes outcomes = outcomes(this::countAndRun);
        List<CompletableFuture<Delivery>> futures = deliver(outcomes, 5);
        CompletableFuture<Void> chain = chain(futures);
        outcomes.flush();

        turnUntilDone(outcomes, chain);
        await(CompletableFuture.allOf(futures.toArray(CompletableFuture[]::new)));
        assertThat(futures.get(4).join().position()).isEqualTo(5);
    }

    private static CompletableFuture<Void> chain(List<CompletableFuture<Delivery>> futures) {
        return CompletableFuture.allOf(
                futures.get(0).thenRun(() -> futures.get(1).join()),
                futures.get(1).thenRun(() -> futures.get(4).join()),
                futures.get(3).thenRun(() -> futures.get(4).join()));
    }

    @Test
    void aDependentMayWaitForTheOutcomeOfALaterTurn() throws Exception {
        Outcomes outcomes = outcomes(this::countAndRun);
        CompletableFuture<Delivery> first = deliver(outcomes, 1).get(0);
        CompletableFuture<Delivery> second = new CompletableFuture<>();
        CompletableFuture<Void> dependent = first.thenRun(second::join);
        outcomes.flush();
        // Whoever waits for a future may be the one that runs its dependents; this one must not be run here.
        while (!first.isDone()) {
            Thread.onSpinWait();
        }
        outcomes.delivered(outcomes.open(new Broadcast(new byte[0], false, 0, 0, second)), 2, VIEW);
        outcomes.flush();

        turnUntilDone(outcomes, dependent);
    }

    @Test
    void laterTurnsDoNotWaitForADependentThatIsKnownToBlock() throws Exception {
        Outcomes outcomes = outcomes(this::countAndRun);
        CountDownLatch release = new CountDownLatch(1);
        List<CompletableFuture<Delivery>> futures = deliver(outcomes, 2);
        CompletableFuture<Void> blocked = futures.get(0).thenRun(() -> awaitUninterrupted(release));
        outcomes.flush();
        turnUntilDone(outcomes, futures.get(1));

        for (int turn = 0; turn < 100; turn++) {
            CompletableFuture<Delivery> later = deliver(outcomes, 1).get(0);
            outcomes.flush();
            await(later);
        }
        assertThat(blocked).isNotDone();
        assertThat(tasks).hasValueLessThanOrEqualTo(102);
        release.countDown();
        await(blocked);
    }

    @Test
    void aDependentThatComesBackCountsAgain() throws Exception {
        List<Runnable> given = new CopyOnWriteArrayList<>();
        Outcomes outcomes = outcomes(given::add);
        CountDownLatch first = new CountDownLatch(1);
        CountDownLatch second = new CountDownLatch(1);
        CompletableFuture<Void> reached = new CompletableFuture<>();
        List<CompletableFuture<Delivery>> futures = deliver(outcomes, 2);
        CompletableFuture<Void> dependents = CompletableFuture.allOf(
                futures.get(0).thenRun(() -> awaitUninterrupted(first)),
                futures.get(1).thenRun(() -> {
                    reached.complete(null);
                    awaitUninterrupted(second);
                }));
        outcomes.flush();
        Future<?> task = threads.submit(given.get(0));
        for (long now = 0; given.size() < 2; now += Completions.LOOK_MICROS) {
            outcomes.turnBegins(now);
            Thread.onSpinWait();
        }
        first.countDown();
        await(reached);
        given.get(1).run();

        CompletableFuture<Delivery> later = deliver(outcomes, 1).get(0);
        outcomes.flush();
        assertThat(given).as("the first task goes on with it").hasSize(2);
        second.countDown();
        task.get(60, TimeUnit.SECONDS);
        await(dependents);
        assertThat(later).isDone();
    }

    private static void awaitUninterrupted(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void isFullFromTheLimitOnUntilHalfIsCompleted() {
        List<Runnable> given = new ArrayList<>();
        Outcomes outcomes = outcomes(given::add);
        List<CompletableFuture<Delivery>> futures = new ArrayList<>(deliver(outcomes, Completions.FULL - 1));
        outcomes.flush();
        assertThat(outcomes.isFull()).isFalse();
        futures.addAll(deliver(outcomes, 1));
        outcomes.flush();
        assertThat(outcomes.isFull()).isTrue();
        assertThat(outcomes.isOverrun()).isFalse();
        assertThat(outcomes.untold()).isEqualTo(Completions.FULL);

        List<Boolean> seen = new ArrayList<>();
        int half = Completions.FULL / 2;
        CompletableFuture<Void> more = futures.get(half - 1).thenRun(() -> seen.add(outcomes.isFull()));
        CompletableFuture<Void> atHalf = futures.get(half).thenRun(() -> seen.add(outcomes.isFull()));
        given.get(0).run();
        assertThat(CompletableFuture.allOf(more, atHalf)).isCompleted();
        assertThat(seen).containsExactly(true, false);
        assertThat(outcomes.untold()).isZero();
    }

    @Test
    void looksWhileItIsFull() {
        Outcomes outcomes = outcomes(new ArrayList<>()::add);
        outcomes.turnBegins(1_000);
        deliver(outcomes, Completions.FULL);
        outcomes.flush();
        assertThat(outcomes.isFull()).isTrue();
        assertThat(outcomes.nextLookMicros()).isEqualTo(1_000 + Completions.LOOK_MICROS);
    }

    @Test
    void nobodyHasToLookOnceTurnsHaveEnded() throws Exception {
        Outcomes outcomes = outcomes(this::countAndRun);
        List<CompletableFuture<Delivery>> before = deliver(outcomes, 5);
        CompletableFuture<Void> chain = chain(before);
        outcomes.flush();
        outcomes.turnsHaveEnded();
        List<CompletableFuture<Delivery>> after = deliver(outcomes, 5);
        CompletableFuture<Void> chainAfter = chain(after);
        outcomes.flush();

        await(chain);
        await(chainAfter);
    }

    @Test
    void looksWhileStagesWaitAndNoLonger() throws Exception {
        List<Runnable> given = new ArrayList<>();
        Outcomes outcomes = outcomes(given::add);
        outcomes.turnBegins(1_000);
        assertThat(outcomes.nextLookMicros()).isEqualTo(Long.MAX_VALUE);
        deliver(outcomes, 3);
        assertThat(outcomes.nextLookMicros()).isEqualTo(1_000 + Completions.LOOK_MICROS);
        outcomes.flush();
        assertThat(outcomes.nextLookMicros()).isEqualTo(1_000 + Completions.LOOK_MICROS);
        outcomes.turnBegins(1_000_000);
        outcomes.turnBegins(2_000_000);
        assertThat(given).as("one that has not begun is enough").hasSize(1);
        given.get(0).run();
        assertThat(outcomes.nextLookMicros()).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void oneOutcomeIsOneTask() throws Exception {
        Outcomes outcomes = outcomes(this::countAndRun);
        List<CompletableFuture<Delivery>> futures = deliver(outcomes, 1);
        outcomes.flush();
        outcomes.flush();
        await(futures.get(0));

        assertThat(tasks).hasValue(1);
    }

    @Test
    void oneThreadIsEnoughForDependentsThatDoNotBlock() throws Exception {
        ExecutorService one = Executors.newSingleThreadExecutor();
        Outcomes outcomes = outcomes(task -> {
            tasks.incrementAndGet();
            one.execute(task);
        });
        List<CompletableFuture<Delivery>> futures = deliver(outcomes, 1_000);
        outcomes.flush();
        await(CompletableFuture.allOf(futures.toArray(CompletableFuture[]::new)));
        one.shutdown();

        assertThat(one.awaitTermination(60, TimeUnit.SECONDS)).isTrue();
        assertThat(tasks).hasValue(1);
    }
}
