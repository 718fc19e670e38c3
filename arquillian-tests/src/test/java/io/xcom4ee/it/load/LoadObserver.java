package io.xcom4ee.it.load;

import io.xcom4ee.api.GroupMessage;
import io.xcom4ee.api.event.Received;
import io.xcom4ee.benchmarks.member.OpenMessages;
import io.xcom4ee.benchmarks.member.Payload;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Counts what this server is told and hashes its sequence: who has sent what at which position.
 *
 * <p>Written by the one thread at a time that tells. Others may read the count at any time, and the rest when nothing is told any
 * more: the count is published last.
 */
@ApplicationScoped
public class LoadObserver {
    private static final int SENDERS_MAX = 16;

    private final OpenMessages own = new OpenMessages();
    private final long[] sequences = new long[SENDERS_MAX];
    private final AtomicLong delivered = new AtomicLong();
    private volatile int self = -1;
    private long hash;
    private long wrong;

    void onMessage(@Observes @Received GroupMessage message) {
        ByteBuffer payload = message.payload();
        long tag = Payload.sequence(payload);
        int sender = Tag.sender(tag);
        if (!Payload.isWhole(payload) || Tag.sequence(tag) != sequences[sender] + 1) {
            wrong++;
        }
        sequences[sender] = Tag.sequence(tag);
        hash = Payload.scramble(hash ^ Payload.placed(tag, message.position()));
        delivered.lazySet(delivered.getPlain() + 1);
        if (sender == self) {
            own.end();
        }
    }

    /** The messages of this server that are on their way: until it is told them itself. */
    public OpenMessages ownMessages(int sender) {
        self = sender;
        return own;
    }

    /** What was told so far; {@code wrong} counts what was not whole or did not follow the one before of the same sender. */
    public JsonObjectBuilder state() {
        return Json.createObjectBuilder()
                .add("delivered", delivered.get())
                .add("nanos", System.nanoTime())
                .add("hash", Long.toHexString(hash))
                .add("wrong", wrong)
                .add("sent", own.begun());
    }
}
