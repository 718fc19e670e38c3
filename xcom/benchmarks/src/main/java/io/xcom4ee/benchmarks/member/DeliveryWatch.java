package io.xcom4ee.benchmarks.member;

import io.xcom4ee.api.GroupListener;
import io.xcom4ee.api.GroupMessage;
import io.xcom4ee.api.event.QuorumEvent;
import io.xcom4ee.benchmarks.control.Line;
import io.xcom4ee.benchmarks.control.Words;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/**
 * Checks every delivery while it counts them: positions without gaps, each sender's numbers without gaps or repetitions,
 * whole payloads, and a running hash of everything that is compared between the members.
 *
 * <p>Written by the listener's thread alone. Other threads may read {@link #delivered} and the pause at any time, and the
 * rest when nothing is delivered any more: the count is published after everything else.
 */
final class DeliveryWatch implements GroupListener {
    private static final int CHECKPOINT_MESSAGES = 8_192;

    private final String self;
    private final Answers answers;
    private final LongSupplier acknowledged;
    private final Map<String, Sender> senders = new HashMap<>();
    private final AtomicLong delivered = new AtomicLong();
    private final PauseWatch pauses = new PauseWatch();
    private long position;
    private long hash;
    private long ownPlaced;

    /** The number of the last message of one sender. */
    private static final class Sender {
        private final long nameHash;
        private long sequence;

        Sender(String name) {
            nameHash = Payload.scramble(name.hashCode());
        }
    }

    /** @param acknowledged own broadcasts known to be delivered, told with each checkpoint */
    DeliveryWatch(String self, Answers answers, LongSupplier acknowledged) {
        this.self = self;
        this.answers = answers;
        this.acknowledged = acknowledged;
    }

    @Override
    public void onMessage(GroupMessage message) {
        pauses.delivered();
        ByteBuffer payload = message.payload();
        if (message.position() != position + 1 || !Payload.isWhole(payload)) {
            answers.broken("after position " + position + " came " + message);
        }
        position = message.position();
        String name = message.sender().name();
        Sender sender = senders.computeIfAbsent(name, Sender::new);
        long sequence = Payload.sequence(payload);
        if (sequence != sender.sequence + 1) {
            answers.broken("after " + sender.sequence + " of " + name + " came " + sequence + " at " + position);
        }
        sender.sequence = sequence;
        hash = Payload.hash(hash ^ sender.nameHash, payload);
        if (name.equals(self)) {
            ownPlaced += Payload.placed(sequence, position);
        }
        delivered.lazySet(delivered.getPlain() + 1);
        if (position % CHECKPOINT_MESSAGES == 0) {
            answers.say(Line.of(
                    Words.CHECKPOINT, "position", position, "hash", hash, "acknowledged", acknowledged.getAsLong()));
        }
    }

    @Override
    public void onQuorumLost(QuorumEvent event) {
        answers.broken("quorum lost");
    }

    /** Messages delivered so far. */
    long delivered() {
        return delivered.get();
    }

    PauseWatch pauses() {
        return pauses;
    }

    /** Everything delivered so far in numbers; exact when nothing is delivered meanwhile. */
    Line state() {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("delivered", Long.toString(delivered.get()));
        values.put("position", Long.toString(position));
        values.put("hash", Long.toString(hash));
        values.put("ownPlaced", Long.toString(ownPlaced));
        senders.forEach((name, sender) -> values.put("from." + name, Long.toString(sender.sequence)));
        return new Line(Words.STATE, values);
    }
}
