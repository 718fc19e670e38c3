package io.xcom4ee.core.message;

import io.xcom4ee.core.base.MemberId;
import io.xcom4ee.core.base.ProtocolVersion;
import java.util.Objects;

/**
 * Makes this incarnation the primary until it leaves. Changes nothing if it is not in the group or is the primary already.
 */
public record PrimaryChange(MemberId primary) implements GroupChange {
    private static final int SIZE_BYTES = 128;

    public PrimaryChange {
        Objects.requireNonNull(primary, "primary");
    }

    @Override
    public int sizeBytes() {
        return SIZE_BYTES;
    }

    @Override
    public int version() {
        return ProtocolVersion.SECOND;
    }
}
