package io.xcom4ee.chaos.member;

import io.xcom4ee.api.BroadcastException;
import io.xcom4ee.api.Delivery;
import io.xcom4ee.api.GroupChannel;
import io.xcom4ee.api.NotDeliveredException;
import io.xcom4ee.chaos.history.Event.Ended;
import io.xcom4ee.chaos.history.Event.Sent;
import io.xcom4ee.chaos.history.HistoryWriter;
import io.xcom4ee.chaos.history.MessageId;
import io.xcom4ee.chaos.history.Outcome;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** Broadcasts marked messages at a steady rate, whatever becomes of them, and writes down their outcomes. */
final class Writer {
    private static final long NANOS_PER_SECOND = TimeUnit.SECONDS.toNanos(1);
    /** Behind by more than this, for instance after a pause of the process, the writer does not catch up. */
    private static final long LATE_NANOS = NANOS_PER_SECOND / 4;

    private final GroupChannel channel;
    private final HistoryWriter history;
    private final String process;
    private final SplittableRandom sizes;
    private final AtomicLong open = new AtomicLong();
    private long sequence;
    private volatile @Nullable Thread thread;

    Writer(GroupChannel channel, HistoryWriter history, String process) {
        this.channel = channel;
        this.history = history;
        this.process = process;
        this.sizes = new SplittableRandom(process.hashCode());
    }

    /** Starts to broadcast; at most once at a time. */
    void start(long perSecond) {
        Thread started = new Thread(() -> write(NANOS_PER_SECOND / perSecond), "writer");
        started.setDaemon(true);
        thread = started;
        started.start();
    }

    private void write(long interval) {
        long due = System.nanoTime();
        while (!Thread.currentThread().isInterrupted()) {
            long late = System.nanoTime() - due;
            if (late < 0) {
                LockSupport.parkNanos(-late);
            } else {
                broadcast();
                due += late > LATE_NANOS ? late : interval;
            }
        }
    }

    private void broadcast() {
        sequence++;
        long number = sequence;
        byte[] payload = MarkedPayload.of(new MessageId(process, number), size());
        open.incrementAndGet();
        history.write(new Sent(System.nanoTime(), number));
        channel.broadcast(payload).whenComplete((delivery, failure) -> {
            history.write(ended(number, delivery, failure));
            open.decrementAndGet();
        });
    }

    /** Mostly small, some of several packets, a few of many. */
    private int size() {
        int drawn = sizes.nextInt(1_000);
        if (drawn < 2) {
            return 200_000;
        }
        return drawn < 30 ? 8_000 : 32 + sizes.nextInt(200);
    }

    private static Ended ended(long number, @Nullable Delivery delivery, @Nullable Throwable failure) {
        long nanos = System.nanoTime();
        if (delivery != null) {
            return new Ended(nanos, number, Outcome.DELIVERED, delivery.position(), "");
        }
        Outcome outcome = failure instanceof NotDeliveredException ? Outcome.NOT_DELIVERED : Outcome.UNKNOWN;
        String reason =
                failure instanceof BroadcastException known ? known.reason().name() : String.valueOf(failure);
        return new Ended(nanos, number, outcome, 0, reason);
    }

    /** Returns when nothing more is broadcast; outcomes may still be open. */
    void stop() throws InterruptedException {
        Thread running = thread;
        if (running != null) {
            running.interrupt();
            running.join();
            thread = null;
        }
    }

    /** Broadcasts without an outcome. */
    long open() {
        return open.get();
    }
}
