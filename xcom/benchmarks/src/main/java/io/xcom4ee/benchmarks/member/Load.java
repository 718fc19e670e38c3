package io.xcom4ee.benchmarks.member;

import io.xcom4ee.benchmarks.control.Line;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** A thread that broadcasts until it is stopped. */
final class Load {
    private static final long NANOS_PER_SECOND = TimeUnit.SECONDS.toNanos(1);

    private final Sending sending;
    private final Payload payload;
    private final Thread thread;
    private volatile boolean stopping;

    private Load(Sending sending, Line command) {
        this.sending = sending;
        this.payload = new Payload((int) command.number("bytes"));
        this.thread = new Thread(() -> run(command), "load");
    }

    static Load start(Sending sending, Line command) {
        Load load = new Load(sending, command);
        load.thread.start();
        return load;
    }

    private void run(Line command) {
        try {
            if (command.values().containsKey("window")) {
                keepOpen(command.number("window"));
            } else {
                keepPace(command.number("perSecond"));
            }
        } catch (InterruptedException unasked) {
            throw new IllegalStateException("nobody interrupts the load", unasked);
        }
    }

    /** Keeps a number of broadcasts open: as soon as some have ended the next ones follow. */
    private void keepOpen(long window) throws InterruptedException {
        // A full window is refilled when an eighth of it has ended, so that outcomes that come in bursts wake once.
        long refillAt = window - Math.max(1, window / 8);
        while (!stopping) {
            if (sending.open() >= window) {
                sending.awaitOpen(refillAt);
            } else {
                sending.send(payload, System.nanoTime());
            }
        }
    }

    /**
     * Broadcasts at fixed times, however long outcomes take. Latency counts from the time at which a message was due: what
     * had to wait because this thread or the group stood still is not left out (no coordinated omission).
     */
    private void keepPace(long perSecond) throws InterruptedException {
        long interval = NANOS_PER_SECOND / perSecond;
        long due = System.nanoTime();
        while (!stopping) {
            long wait = due - System.nanoTime();
            if (wait > 0) {
                LockSupport.parkNanos(wait);
            } else {
                sending.send(payload, due);
                due += interval;
            }
        }
    }

    /**
     * Returns when this thread broadcasts no more. It is not interrupted: an interrupt closes the sockets and files that the
     * thread is just using.
     */
    void stop() throws InterruptedException {
        stopping = true;
        thread.join();
    }
}
