package io.xcom4ee.engine.handover;

import io.xcom4ee.engine.log.EngineLog;
import io.xcom4ee.engine.log.EngineMessage;
import io.xcom4ee.engine.log.EngineThreads;
import java.util.Iterator;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * The application's executor, made certain: a stage must be completed even if the executor refuses a task because the server
 * stops, or takes it and never runs it. Such tasks are run by a few threads of the engine, which end when nothing is left.
 * Thread-safe, but for the methods that say otherwise.
 */
public final class ApplicationExecutor implements Executor {
    /** More than one, because the tasks are the application's and may block. */
    private static final int SPARE_THREADS_MAX = 8;

    private static final long SPARE_IDLE_SECONDS = 5;
    /** When the group has ended hardly anything comes any more, and the server looks for threads that were left behind. */
    private static final long SPARE_IDLE_AT_THE_END_MILLIS = 1;

    /** {@link #check} does nothing within this time of the last one. */
    static final long CHECK_NANOS = TimeUnit.SECONDS.toNanos(1);
    /** Who has not begun after so many checks is run by a spare thread. Checks, so that a pause of the process is one. */
    static final int CHECKS = 5;

    private final Executor executor;
    private final String group;
    private final EngineLog log;
    private final ThreadPoolExecutor spare;
    private final Queue<Given> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicInteger checks = new AtomicInteger();
    /** Whether a spare thread checks, or will. */
    private final AtomicBoolean checking = new AtomicBoolean();

    private volatile boolean unwatched;

    /** Confined to: who checks, the event loop first, then one spare thread at a time. */
    private long checkedNanos;

    /** A task that is run once, by whoever begins it first. */
    private static final class Given implements Runnable {
        private final AtomicReference<@Nullable Runnable> task;
        private final int givenAtCheck;

        Given(Runnable task, int givenAtCheck) {
            this.task = new AtomicReference<>(task);
            this.givenAtCheck = givenAtCheck;
        }

        boolean hasBegun() {
            return task.get() == null;
        }

        @Override
        public void run() {
            Runnable mine = task.getAndSet(null);
            if (mine != null) {
                mine.run();
            }
        }
    }

    /** Runs everything on this executor while it takes work and does it. */
    public ApplicationExecutor(Executor executor, String group, EngineLog log) {
        this(executor, group, log, SPARE_IDLE_SECONDS);
    }

    /** @param spareIdleSeconds for so long a spare thread waits for more work while the group lives */
    ApplicationExecutor(Executor executor, String group, EngineLog log, long spareIdleSeconds) {
        this.executor = executor;
        this.group = group;
        this.log = log;
        this.spare = new ThreadPoolExecutor(
                SPARE_THREADS_MAX,
                SPARE_THREADS_MAX,
                spareIdleSeconds,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(),
                new EngineThreads("xcom-" + group + "-refused"));
        spare.allowCoreThreadTimeOut(true);
    }

    @Override
    public void execute(Runnable task) {
        Given given = new Given(task, checks.get());
        forgetBegun();
        waiting.add(given);
        try {
            executor.execute(given);
        } catch (RuntimeException refused) {
            log.sayOncePerMinute(group, EngineMessage.EXECUTOR_REFUSED, group, refused.toString());
            spare.execute(given);
        }
        if (unwatched) {
            checkLater();
        }
    }

    /** Those that were given first begin first as a rule. */
    private void forgetBegun() {
        Given first = waiting.peek();
        while (first != null && first.hasBegun()) {
            waiting.remove(first);
            first = waiting.peek();
        }
    }

    /** Runs what waits for too long on spare threads. On the event loop, once a second or more often, until {@link #endWatch}. */
    public void check(long nowNanos) {
        if (!unwatched) {
            runLate(nowNanos);
        }
    }

    private void runLate(long nowNanos) {
        if (nowNanos - checkedNanos < CHECK_NANOS) {
            return;
        }
        checkedNanos = nowNanos;
        int check = checks.incrementAndGet();
        for (Iterator<Given> each = waiting.iterator(); each.hasNext(); ) {
            Given given = each.next();
            if (given.hasBegun()) {
                each.remove();
            } else if (check - given.givenAtCheck > CHECKS) {
                each.remove();
                log.sayOncePerMinute(group, EngineMessage.EXECUTOR_STALLED, group, CHECKS + " s");
                spare.execute(given);
            }
        }
    }

    /**
     * The event loop does not check any more: spare threads do while anything waits, and end when nothing does. On the event
     * loop.
     */
    public void endWatch() {
        unwatched = true;
        spare.setKeepAliveTime(SPARE_IDLE_AT_THE_END_MILLIS, TimeUnit.MILLISECONDS);
        checkLater();
    }

    private void checkLater() {
        // What has begun needs no watch: as a rule a closed group leaves no thread at all.
        forgetBegun();
        if (!waiting.isEmpty() && checking.compareAndSet(false, true)) {
            spare.execute(this::checkWhileAnyWaits);
        }
    }

    private void checkWhileAnyWaits() {
        while (!waiting.isEmpty()) {
            LockSupport.parkNanos(this, CHECK_NANOS);
            runLate(System.nanoTime());
        }
        checking.set(false);
        checkLater(); // Who gave a task meanwhile saw that somebody checks.
    }
}
