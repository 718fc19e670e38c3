package io.xcom4ee.core.message;

/** Nothing happens in this slot. */
public enum NoOp implements Value {
    NO_OP;

    @Override
    public int sizeBytes() {
        return 0;
    }
}
