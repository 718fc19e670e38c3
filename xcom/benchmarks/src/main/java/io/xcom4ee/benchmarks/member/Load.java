package io.xcom4ee.benchmarks.member;

import io.xcom4ee.benchmarks.control.Line;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** A thread that broadcasts until it is stopped. */
final class Load {
    private static final long NANOS_PER_SECOND = TimeUnit.SECONDS.toNanos(1);

    private final Broadcaster broadcaster;
    private final Payload payload;
    private final Thread thread;

    private Load(Broadcaster broadcaster, Line command) {
        this.broadcaster = broadcaster;
        this.payload = new Payload((int) command.number("bytes"));
        Runnable work = command.values().containsKey("window")
                ? () -> keepOpen(command.number("window"))
                : () -> keepPace(command.number("perSecond"));
        this.thread = new Thread(work, "load");
    }

    static Load start(Broadcaster broadcaster, Line command) {
        Load load = new Load(broadcaster, command);
        load.thread.start();
        return load;
    }

    /** Keeps a number of broadcasts open: as soon as some have ended the next ones follow. */
    private void keepOpen(long window) {
        // A full window is refilled when an eighth of it has ended, so that outcomes that come in bursts wake once.
        long refillAt = window - Math.max(1, window / 8);
        while (!Thread.currentThread().isInterrupted()) {
            if (broadcaster.open() >= window) {
                broadcaster.awaitOpen(refillAt);
            } else {
                broadcaster.send(payload, System.nanoTime());
            }
        }
    }

    /**
     * Broadcasts at fixed times, however long outcomes take. Latency counts from the time at which a message was due: what
     * had to wait because this thread or the group stood still is not left out (no coordinated omission).
     */
    private void keepPace(long perSecond) {
        long interval = NANOS_PER_SECOND / perSecond;
        long due = System.nanoTime();
        while (!Thread.currentThread().isInterrupted()) {
            long wait = due - System.nanoTime();
            if (wait > 0) {
                LockSupport.parkNanos(wait);
            } else {
                broadcaster.send(payload, due);
                due += interval;
            }
        }
    }

    /** Returns when this thread broadcasts no more and the outcome of every broadcast is known. */
    void stop() throws InterruptedException {
        thread.interrupt();
        thread.join();
        broadcaster.awaitOpen(0);
    }
}
