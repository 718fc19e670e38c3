package io.xcom4ee.core.message;

import io.xcom4ee.core.base.ProtocolVersion;
import java.util.Objects;

/**
 * What another member than the slot's owner says, in a slot of the only leader. It keeps its sender and its numbers, so that
 * order and duplicates are judged as if it came in a slot of the sender's own.
 *
 * @param sender the member number of whoever broadcast it
 */
public record Forwarded(int sender, Numbered content) implements Value {
    public Forwarded {
        Objects.requireNonNull(content, "content");
    }

    @Override
    public int sizeBytes() {
        return Integer.BYTES + content.sizeBytes();
    }

    @Override
    public int version() {
        return ProtocolVersion.SECOND;
    }
}
