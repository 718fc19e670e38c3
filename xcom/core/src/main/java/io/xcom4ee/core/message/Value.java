package io.xcom4ee.core.message;

import io.xcom4ee.core.base.ProtocolVersion;

/** What a slot holds once it is decided. */
public sealed interface Value permits Numbered, Forwarded, GroupChange, NoOp {

    /** Bytes that it costs to keep, for the limits of caches and queues. */
    int sizeBytes();

    /** The oldest protocol version that has this kind of value. */
    default int version() {
        return ProtocolVersion.FIRST;
    }
}
