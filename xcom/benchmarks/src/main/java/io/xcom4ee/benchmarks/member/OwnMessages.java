package io.xcom4ee.benchmarks.member;

import io.xcom4ee.benchmarks.control.Line;
import io.xcom4ee.benchmarks.control.Words;
import io.xcom4ee.benchmarks.systems.SystemMember;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.Recorder;
import org.jspecify.annotations.Nullable;

/**
 * Numbers and sends this member's messages, whichever the system. A message is on its way until this member itself delivers
 * it: that is the same moment in every system, unlike acknowledgements.
 *
 * <p>One thread at a time sends, one delivers, any may read.
 */
final class OwnMessages implements Sending {
    private static final int SENDER_SHIFT = 48;
    private static final long SEQUENCE_MASK = (1L << SENDER_SHIFT) - 1;
    private static final long HIGHEST_NANOS = 120_000_000_000L;
    private static final int SIGNIFICANT_DIGITS = 3;

    private final int self;
    private final OpenMessages messages = new OpenMessages();
    private final Recorder latencies = new Recorder(HIGHEST_NANOS, SIGNIFICANT_DIGITS);
    private @Nullable SystemMember member;
    private volatile boolean timed;
    private volatile long refused;

    OwnMessages(int self) {
        this.self = self;
    }

    void sendThrough(SystemMember started) {
        member = started;
    }

    /** Whether latencies are recorded from now on. */
    void time(boolean wanted) {
        timed = wanted;
    }

    static int sender(long tag) {
        return (int) (tag >>> SENDER_SHIFT);
    }

    static long sequence(long tag) {
        return tag & SEQUENCE_MASK;
    }

    @Override
    @SuppressWarnings("NonAtomicVolatileUpdate") // of what was refused: one thread at a time sends
    public void send(Payload payload, long startNanos) throws InterruptedException {
        long sequence = messages.begin();
        try {
            member.broadcast(payload.timed((long) self << SENDER_SHIFT | sequence, startNanos));
        } catch (IOException unable) {
            // Counted and told: where nobody was killed, the coordinator takes a refused message for a failed run.
            if (refused == 0) {
                unable.printStackTrace();
            }
            refused++;
        }
    }

    /** This member delivers a message of its own. */
    void delivered(ByteBuffer message) {
        if (timed) {
            long nanos = System.nanoTime() - Payload.startNanos(message);
            latencies.recordValue(Math.max(0, Math.min(nanos, HIGHEST_NANOS)));
        }
        messages.end();
    }

    @Override
    public long open() {
        return messages.open();
    }

    @Override
    public void awaitOpen(long most) {
        messages.awaitOpen(most);
    }

    /** Latencies since the last call. */
    Histogram latencies() {
        return latencies.getIntervalHistogram();
    }

    Line outcome() {
        return Line.of(Words.STOPPED, "sent", messages.begun(), "refused", refused);
    }
}
