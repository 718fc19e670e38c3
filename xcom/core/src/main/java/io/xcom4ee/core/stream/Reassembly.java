package io.xcom4ee.core.stream;

import io.xcom4ee.core.base.Invariants;
import io.xcom4ee.core.message.Assembly;
import io.xcom4ee.core.message.Fragment;
import io.xcom4ee.core.message.Payloads;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The parts of large messages of which not all are delivered yet, one message per sender at most.
 *
 * <p>Confined to: the member's event loop.
 */
public final class Reassembly {
    private final TreeMap<Integer, Assembly> messages = new TreeMap<>();

    /**
     * Takes a part that has its sender's next number. A first part takes the place of a message that its sender has given
     * up.
     *
     * @return the message, if this was its last part
     */
    public Optional<Payloads> add(int sender, Fragment fragment) {
        if (fragment.offset() == 0) {
            messages.put(sender, new Assembly());
        }
        Assembly message = messages.get(sender);
        Invariants.require(
                message != null && message.bytes() == fragment.offset(),
                "a part has its predecessors",
                sender,
                fragment.firstSequence());
        Objects.requireNonNull(message).add(fragment.part());
        if (!fragment.isLast()) {
            return Optional.empty();
        }
        messages.remove(sender);
        return Optional.of(message.whole());
    }

    /** What this sender has begun it has given up. */
    public void drop(int sender) {
        messages.remove(sender);
    }

    /** A view begins: what is incomplete its sender begins again, if it is still there. */
    public void clear() {
        messages.clear();
    }

    /** Bytes that are kept. */
    public long bytes() {
        long bytes = 0;
        for (Assembly message : messages.values()) {
            bytes += message.sizeBytes();
        }
        return bytes;
    }
}
