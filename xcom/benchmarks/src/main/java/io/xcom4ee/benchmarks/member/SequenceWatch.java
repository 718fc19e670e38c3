package io.xcom4ee.benchmarks.member;

import io.xcom4ee.benchmarks.control.Line;
import io.xcom4ee.benchmarks.control.Words;
import io.xcom4ee.benchmarks.systems.Deliveries;
import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Counts what one member delivers and hashes its sequence, the same for every system: who sent what at which place.
 *
 * <p>Written by the delivering thread alone. Other threads may read the count and the pause at any time, and the rest when
 * nothing is delivered any more: the count is published after everything else.
 */
final class SequenceWatch implements Deliveries {
    private static final int CHECKPOINT_MESSAGES = 8_192;

    private final int self;
    private final boolean ordered;
    private final OwnMessages own;
    private final Answers answers;
    private final long[] sequences;
    private final AtomicLong delivered = new AtomicLong();
    private final PauseWatch pauses = new PauseWatch();
    private long hash;
    private long jumps;

    /** @param ordered whether the system promises one sequence; if not, only messages are counted */
    SequenceWatch(int self, int members, boolean ordered, OwnMessages own, Answers answers) {
        this.self = self;
        this.ordered = ordered;
        this.own = own;
        this.answers = answers;
        this.sequences = new long[members];
    }

    @Override
    public void delivered(ByteBuffer message) {
        pauses.delivered();
        if (!Payload.isWhole(message)) {
            answers.broken("a message that is not whole after " + delivered.get() + " messages");
            return;
        }
        long tag = Payload.sequence(message);
        int sender = OwnMessages.sender(tag);
        long sequence = OwnMessages.sequence(tag);
        if (sequence != sequences[sender] + 1) {
            jumps++;
        }
        sequences[sender] = sequence;
        long count = delivered.getPlain() + 1;
        if (ordered) {
            hash = Payload.scramble(hash ^ tag);
            if (count % CHECKPOINT_MESSAGES == 0) {
                answers.say(Line.of(Words.CHECKPOINT, "position", count, "hash", hash));
            }
        }
        delivered.lazySet(count);
        if (sender == self) {
            own.delivered(message);
        }
    }

    /** Messages delivered so far. */
    long delivered() {
        return delivered.get();
    }

    PauseWatch pauses() {
        return pauses;
    }

    /**
     * What was delivered so far; exact when nothing is delivered meanwhile. {@code jumps} counts the messages that did not
     * follow the one before of the same sender.
     */
    Line state(boolean leads) {
        return Line.of(Words.STATE, "delivered", delivered.get(), "hash", hash, "jumps", jumps, "leads", leads ? 1 : 0);
    }
}
