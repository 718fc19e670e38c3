package io.xcom4ee.cdi.local;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * Runs tasks one after the other, in the order in which they come, on threads of another executor. Several may share a lock: whoever
 * holds it gives a task to all of them or to none, by {@link #makeReady} at each before the first {@link #add}.
 */
final class SerialExecutor {
    private final Executor threads;

    /** Guards all below. */
    private final Object lock;

    private final Deque<Runnable> tasks = new ArrayDeque<>();
    private boolean running;
    private boolean closed;

    /** @param threads never run a task on the thread that brings it */
    SerialExecutor(Executor threads, Object lock) {
        this.threads = threads;
        this.lock = lock;
    }

    /**
     * Takes a task.
     *
     * @throws java.util.concurrent.RejectedExecutionException if there is no thread for it, as when the application stops: it was not
     *     taken
     */
    void execute(Runnable task) {
        synchronized (lock) {
            makeReady();
            add(task);
        }
    }

    /**
     * Sees that a thread comes for what is added under the same hold of the lock.
     *
     * @throws java.util.concurrent.RejectedExecutionException if none can be had
     */
    void makeReady() {
        synchronized (lock) {
            if (!running && !closed) {
                threads.execute(this::drain);
                running = true;
            }
        }
    }

    /** Takes a task, for the thread that {@link #makeReady} has called. After the end it is dropped. */
    void add(Runnable task) {
        synchronized (lock) {
            if (!closed) {
                tasks.add(task);
            }
        }
    }

    private void drain() {
        for (Runnable task = next(); task != null; task = next()) {
            try {
                task.run();
            } catch (Throwable thrown) { // It ends this thread, not the order.
                goOnElsewhere(thrown);
                throw thrown;
            }
        }
    }

    /** If there is no thread now, the next task brings one. */
    private void goOnElsewhere(Throwable why) {
        synchronized (lock) {
            running = false;
            try {
                makeReady();
            } catch (RuntimeException | Error e) {
                why.addSuppressed(e);
            }
        }
    }

    private @Nullable Runnable next() {
        synchronized (lock) {
            Runnable task = tasks.poll();
            running = task != null;
            return task;
        }
    }

    /** How many wait. */
    int waiting() {
        synchronized (lock) {
            return tasks.size();
        }
    }

    /** Takes nothing more; answers those that waited, which it will not run. One that runs is not disturbed. */
    List<Runnable> close() {
        synchronized (lock) {
            closed = true;
            List<Runnable> dropped = List.copyOf(tasks);
            tasks.clear();
            return dropped;
        }
    }
}
