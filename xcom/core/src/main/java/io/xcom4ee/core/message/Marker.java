package io.xcom4ee.core.message;

import io.xcom4ee.core.base.MemberId;
import io.xcom4ee.core.base.ProtocolVersion;
import java.util.Objects;

/**
 * Changes nothing: a place in the order, for a barrier of the member that made it. Whatever anybody had delivered when it was
 * made comes before it.
 *
 * @param by who made it
 * @param number counts the markers of that incarnation, so that none is taken for another
 */
public record Marker(MemberId by, long number) implements GroupChange {
    /** The oldest protocol version that has it. */
    public static final int VERSION = ProtocolVersion.SECOND;

    private static final int SIZE_BYTES = 128;

    public Marker {
        Objects.requireNonNull(by, "by");
    }

    @Override
    public int sizeBytes() {
        return SIZE_BYTES;
    }

    @Override
    public int version() {
        return VERSION;
    }
}
