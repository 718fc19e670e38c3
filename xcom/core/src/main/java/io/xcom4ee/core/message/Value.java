package io.xcom4ee.core.message;

/** What a slot holds once it is decided. */
public sealed interface Value permits Batch, GroupChange, NoOp {

    /** Bytes that it costs to keep, for the limits of caches and queues. */
    int sizeBytes();
}
