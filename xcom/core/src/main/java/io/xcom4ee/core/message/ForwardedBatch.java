package io.xcom4ee.core.message;

import java.util.Objects;

/**
 * Messages of another member than the slot's owner, in a slot of the only leader. They keep their sender and its numbers, so
 * that order and duplicates are judged as if they came in a slot of the sender's own.
 *
 * @param sender the member number of whoever broadcast them
 */
public record ForwardedBatch(int sender, Batch batch) implements Value {
    public ForwardedBatch {
        Objects.requireNonNull(batch, "batch");
    }

    @Override
    public int sizeBytes() {
        return Integer.BYTES + batch.sizeBytes();
    }

    @Override
    public int version() {
        return 2;
    }
}
