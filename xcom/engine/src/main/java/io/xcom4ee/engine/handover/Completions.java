package io.xcom4ee.engine.handover;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Completes stages on the application's executor. One task does all as a rule, so that a turn wakes one thread at most. But
 * completing a stage runs what the application made dependent on it, which may block, and may even wait for another of these
 * stages: then another task goes on with the rest. The event loop sees to that by {@link #look}, and once it does not look
 * any more each task starts the one behind it before it completes anything.
 *
 * <p>Thread-safe, but for the methods that say otherwise.
 */
final class Completions implements Runnable {
    /** A task that has completed nothing for so long is taken for blocked. */
    static final long LOOK_MICROS = 5_000;

    private final Executor executor;
    private final Queue<Turn> turns = new ConcurrentLinkedQueue<>();
    /** Tasks that have begun and not ended. */
    private final AtomicInteger running = new AtomicInteger();
    /** Whether the executor has a task that has not begun: another one would help nobody. */
    private final AtomicBoolean waits = new AtomicBoolean();

    private volatile boolean unwatched;

    // Confined to: the member's event loop.
    private @Nullable Turn seen;
    private int seenNext;
    private long seenMicros;

    /** Stages decided in one turn, and the first of them that no task has taken. */
    private static final class Turn {
        private final List<? extends Runnable> stages;
        private final AtomicInteger next = new AtomicInteger();

        Turn(List<? extends Runnable> stages) {
            this.stages = stages;
        }

        boolean isTaken() {
            return next.get() >= stages.size();
        }
    }

    /** Nothing is to be completed yet. */
    Completions(Executor executor) {
        this.executor = executor;
    }

    /** Takes stages to complete; running one completes it and throws nothing. On the event loop. */
    void add(List<? extends Runnable> stages) {
        turns.add(new Turn(stages));
        if (unwatched || running.get() == 0) {
            start();
        }
    }

    private void start() {
        if (waits.compareAndSet(false, true)) {
            executor.execute(this);
        }
    }

    @Override
    public void run() {
        running.incrementAndGet();
        waits.set(false);
        try {
            Turn turn = turns.peek();
            while (turn != null) {
                complete(turn);
                turns.remove(turn);
                turn = turns.peek();
            }
        } finally {
            // Who adds sees that no task runs, or this one sees what was added.
            if (running.decrementAndGet() == 0 && !turns.isEmpty()) {
                start();
            }
        }
    }

    private void complete(Turn turn) {
        int mine = turn.next.getAndIncrement();
        while (mine < turn.stages.size()) {
            if (unwatched) {
                start();
            }
            turn.stages.get(mine).run();
            mine = turn.next.getAndIncrement();
        }
    }

    /** Starts another task if nothing has moved for {@link #LOOK_MICROS}. On the event loop. */
    void look(long nowMicros) {
        Turn first = firstUntaken();
        int next = first == null ? 0 : first.next.get();
        if (first == null || first != seen || next != seenNext) {
            seen = first;
            seenNext = next;
            seenMicros = nowMicros;
        } else if (nowMicros - seenMicros >= LOOK_MICROS) {
            seenMicros = nowMicros;
            start();
        }
    }

    /** Whether {@link #look} may find something. */
    boolean isWorthALook() {
        return firstUntaken() != null;
    }

    private @Nullable Turn firstUntaken() {
        for (Turn turn : turns) {
            if (!turn.isTaken()) {
                return turn;
            }
        }
        return null;
    }

    /** Nobody looks any more. On the event loop. */
    void endWatch() {
        unwatched = true;
        if (isWorthALook()) {
            start();
        }
    }
}
