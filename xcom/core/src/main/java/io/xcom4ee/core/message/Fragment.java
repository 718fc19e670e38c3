package io.xcom4ee.core.message;

import io.xcom4ee.core.base.Limits;
import io.xcom4ee.core.base.ProtocolVersion;
import java.util.Objects;

/**
 * A part of one large message. The parts of a message have consecutive numbers, and all of them are proposed in rounds of one
 * configuration: so whoever takes the last one at its number has delivered all the others in the same view. The message is
 * delivered at the slot of its last part.
 *
 * @param firstSequence the sender's number for this part
 * @param totalBytes the size of the whole message
 * @param offset where in the message this part begins
 * @param part the bytes of this part, packed as one message; never the whole message
 */
public record Fragment(long firstSequence, int totalBytes, int offset, Payloads part) implements Numbered {
    /** The oldest protocol version that has it. */
    public static final int VERSION = ProtocolVersion.SECOND;

    public Fragment {
        Objects.requireNonNull(part, "part");
        if (part.count() != 1
                || totalBytes > Limits.MESSAGE_BYTES_MAX
                || offset < 0
                || part.messageBytes() < 1
                || part.messageBytes() >= totalBytes
                || offset > totalBytes - part.messageBytes()) {
            throw new IllegalArgumentException(
                    "a part of " + part + " at " + offset + " of a message of " + totalBytes + " bytes");
        }
    }

    /** Where in the message the next part begins. */
    public int end() {
        return offset + part.messageBytes();
    }

    /** Whether the message ends with this part. */
    public boolean isLast() {
        return end() == totalBytes;
    }

    @Override
    public int numbers() {
        return 1;
    }

    @Override
    public int messages() {
        return isLast() ? 1 : 0;
    }

    @Override
    public int sizeBytes() {
        return part.sizeBytes();
    }

    @Override
    public int version() {
        return VERSION;
    }
}
