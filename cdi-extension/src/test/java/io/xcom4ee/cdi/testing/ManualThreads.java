package io.xcom4ee.cdi.testing;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/** Runs tasks when a test says so, on its thread. */
public final class ManualThreads implements Executor {
    private final Deque<Runnable> tasks = new ArrayDeque<>();
    private @Nullable Error failing;
    private boolean rejecting;

    @Override
    public void execute(Runnable task) {
        if (failing != null) {
            throw failing;
        }
        if (rejecting) {
            throw new RejectedExecutionException("as the test wants");
        }
        tasks.add(task);
    }

    /** From now on no task is taken, or all are. */
    public void reject(boolean on) {
        rejecting = on;
    }

    /** From now on no task is taken because of that error, as of a machine that has no more threads; nothing for an end of it. */
    public void fail(@Nullable Error error) {
        failing = error;
    }

    /** Runs all that wait, and what comes meanwhile; answers how many. */
    public int run() {
        int count = 0;
        for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
            count++;
            task.run();
        }
        return count;
    }

    /** Runs only the one that has waited for longest. */
    public void runOne() {
        tasks.remove().run();
    }
}
