package io.xcom4ee.core.message;

import java.util.Objects;

/**
 * Messages of the slot's owner.
 *
 * @param firstSequence the owner's number for the first of them; the numbers of an incarnation count from 1
 * @param payloads the messages, at least one
 */
public record Batch(long firstSequence, Payloads payloads) implements Value {
    public Batch {
        Objects.requireNonNull(payloads, "payloads");
    }

    @Override
    public int sizeBytes() {
        return payloads.sizeBytes();
    }
}
