package io.xcom4ee.benchmarks.member;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Counts the messages that are on their way, and lets the thread that sends wait until there are few. One thread at a time
 * begins messages and waits; any thread ends them.
 */
public final class OpenMessages {
    private final AtomicLong ended = new AtomicLong();
    private volatile long begun;
    private volatile long wakeAt = Long.MAX_VALUE;
    private volatile @Nullable Thread waiting;

    /** Nothing is on its way. */
    public OpenMessages() {}

    /** Another one is on its way. Returns its number, counted from 1. */
    @SuppressWarnings("NonAtomicVolatileUpdate") // one thread at a time begins messages
    public long begin() {
        begun++;
        return begun;
    }

    /** One has arrived. */
    public void end() {
        if (ended.incrementAndGet() >= wakeAt) {
            LockSupport.unpark(waiting);
        }
    }

    /** How many have been on their way so far. */
    public long begun() {
        return begun;
    }

    long ended() {
        return ended.get();
    }

    /** How many are on their way. */
    public long open() {
        return begun - ended.get();
    }

    /** Waits until at most so many are on their way. */
    public void awaitOpen(long most) {
        waiting = Thread.currentThread();
        wakeAt = begun - most;
        while (open() > most) {
            LockSupport.park(this);
        }
        wakeAt = Long.MAX_VALUE;
    }
}
