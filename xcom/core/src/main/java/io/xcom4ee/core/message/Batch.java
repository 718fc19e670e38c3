package io.xcom4ee.core.message;

import java.util.Objects;

/**
 * Whole messages of one sender.
 *
 * @param firstSequence the sender's number for the first of them; the numbers of an incarnation count from 1
 * @param payloads the messages, at least one
 */
public record Batch(long firstSequence, Payloads payloads) implements Numbered {
    public Batch {
        Objects.requireNonNull(payloads, "payloads");
    }

    @Override
    public int numbers() {
        return payloads.count();
    }

    @Override
    public int messages() {
        return payloads.count();
    }

    @Override
    public int sizeBytes() {
        return payloads.sizeBytes();
    }
}
