package io.xcom4ee.cdi.local;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** Runs tasks one after the other, in the order in which they come, on threads of another executor. */
final class SerialExecutor {
    private final Executor threads;

    /** Guards itself and {@link #running}. */
    private final Deque<Runnable> tasks = new ArrayDeque<>();

    private boolean running;

    SerialExecutor(Executor threads) {
        this.threads = threads;
    }

    /** Takes a task. */
    void execute(Runnable task) {
        synchronized (tasks) {
            tasks.add(task);
            if (running) {
                return;
            }
            running = true;
        }
        try {
            threads.execute(this::drain);
        } catch (RuntimeException e) { // The application stops.
            synchronized (tasks) {
                running = false;
            }
            throw e;
        }
    }

    private void drain() {
        for (Runnable task = next(); task != null; task = next()) {
            boolean returned = false;
            try {
                task.run();
                returned = true;
            } finally {
                if (!returned) { // An error ends this thread, not the order.
                    threads.execute(this::drain);
                }
            }
        }
    }

    private @Nullable Runnable next() {
        synchronized (tasks) {
            Runnable task = tasks.poll();
            running = task != null;
            return task;
        }
    }

    /** How many wait. */
    int waiting() {
        synchronized (tasks) {
            return tasks.size();
        }
    }
}
