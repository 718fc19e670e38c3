package io.xcom4ee.engine.handover;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Completes stages on the application's executor. One task does all as a rule, so that a turn wakes one thread at most. But
 * completing a stage runs what the application made dependent on it, which may block, and may even wait for another of these
 * stages: then another task goes on with the rest. The event loop finds by {@link #look} that a task is blocked, which counts
 * for nothing from then on until it comes back: later turns do not wait for it. Once nobody looks any more each task starts
 * the one behind it before it completes anything.
 *
 * <p>Thread-safe, but for the methods that say otherwise.
 */
final class Completions implements Runnable {
    /** A task that has completed nothing for so long is taken for blocked. */
    static final long LOOK_MICROS = 5_000;

    private final Executor executor;
    /** When so many stages are not completed the member shall decide no more than it must, until half of them are. */
    static final int FULL = 131_072;
    /** When so many are not, no more shall come from the application. */
    static final int OVERRUN = 2 * FULL;

    private static final long FINDING = 1L << Integer.SIZE;

    private final Queue<Turn> turns = new ConcurrentLinkedQueue<>();
    /**
     * Below: tasks that have begun, have not ended and are not known to be blocked. Above: how often those that ran were found
     * blocked, which all of them are at once, since nothing has moved. Each task remembers that number from when it was counted,
     * and so knows when it comes back that it is not counted any more.
     */
    private final AtomicLong moving = new AtomicLong();
    /** Whether the executor has a task that has not begun: another one would help nobody. */
    private final AtomicBoolean waits = new AtomicBoolean();

    /** Stages that are not completed. */
    private final AtomicInteger open = new AtomicInteger();

    private volatile boolean unwatched;

    // Confined to: the member's event loop.
    private boolean full;
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
        open.addAndGet(stages.size());
        turns.add(new Turn(stages));
        if (unwatched || nothingMoves()) {
            start();
        }
    }

    private boolean nothingMoves() {
        return (int) moving.get() == 0;
    }

    private static long findings(long moving) {
        return moving & -FINDING;
    }

    private void start() {
        if (waits.compareAndSet(false, true)) {
            executor.execute(this);
        }
    }

    @Override
    public void run() {
        long counted = findings(moving.incrementAndGet());
        waits.set(false);
        try {
            Turn turn = turns.peek();
            while (turn != null) {
                counted = complete(turn, counted);
                turns.remove(turn);
                turn = turns.peek();
            }
        } finally {
            endCounted(counted);
            // Who adds sees that no task moves, or this one sees what was added.
            if (nothingMoves() && !turns.isEmpty()) {
                start();
            }
        }
    }

    private long complete(Turn turn, long countedBefore) {
        long counted = countedBefore;
        int mine = turn.next.getAndIncrement();
        while (mine < turn.stages.size()) {
            if (unwatched) {
                start();
            }
            turn.stages.get(mine).run();
            open.decrementAndGet();
            if (findings(moving.get()) != counted) {
                counted = findings(moving.incrementAndGet());
            }
            mine = turn.next.getAndIncrement();
        }
        return counted;
    }

    /** A task ends; one that was found blocked meanwhile is not counted. */
    private void endCounted(long counted) {
        long now = moving.get();
        while (findings(now) == counted && !moving.compareAndSet(now, now - 1)) {
            now = moving.get();
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
            moving.updateAndGet(before -> findings(before) + FINDING);
            start();
        }
    }

    /** Whether {@link #look} may find something, or {@link #isFull} may. On the event loop. */
    boolean isWorthALook() {
        return full || firstUntaken() != null;
    }

    /** How many stages are not completed. */
    int open() {
        return open.get();
    }

    /** Whether {@link #FULL} were reached, and half has not been completed since. On the event loop. */
    boolean isFull() {
        full = open.get() >= (full ? FULL / 2 + 1 : FULL);
        return full;
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
        if (firstUntaken() != null) {
            start();
        }
    }
}
