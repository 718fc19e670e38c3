package io.xcom4ee.engine.handover;

import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Stages that are completed together. Completing one runs what the application made dependent on it, which may block, and
 * may even wait for another of these stages. So before a task completes one, it sees to it that another task waits behind
 * it to go on with the rest: while the first does not block it does nearly all by itself, and if it blocks the next one
 * takes over. Run by any number of threads.
 */
final class Completions implements Runnable {
    private final List<? extends Runnable> stages;
    private final Executor executor;
    private final AtomicInteger next = new AtomicInteger();
    private final AtomicBoolean successorWaits = new AtomicBoolean(true);

    /** Each of these completes one stage and throws nothing. The first task is the caller's to start. */
    Completions(List<? extends Runnable> stages, Executor executor) {
        this.stages = List.copyOf(stages);
        this.executor = executor;
    }

    @Override
    public void run() {
        successorWaits.set(false);
        for (int mine = next.getAndIncrement(); mine < stages.size(); mine = next.getAndIncrement()) {
            if (mine + 1 < stages.size() && successorWaits.compareAndSet(false, true)) {
                executor.execute(this);
            }
            stages.get(mine).run();
        }
    }
}
