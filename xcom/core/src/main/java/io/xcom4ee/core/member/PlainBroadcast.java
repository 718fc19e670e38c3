package io.xcom4ee.core.member;

import java.util.Objects;

/** A broadcast of whoever has no object of its own for it. */
@SuppressWarnings("ArrayRecordComponent") // handed over once and never compared
record PlainBroadcast(long token, byte[] payload, long deadlineMicros, boolean byAll) implements Input.Broadcast {
    PlainBroadcast {
        Objects.requireNonNull(payload, "payload");
    }
}
