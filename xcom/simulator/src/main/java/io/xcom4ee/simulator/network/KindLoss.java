package io.xcom4ee.simulator.network;

import io.xcom4ee.simulator.frame.MessageKind;

/** Frames of one kind are lost until this very object is removed. */
public final class KindLoss {
    private static final int ANYBODY = -1;

    private final MessageKind kind;
    private final int from;

    private KindLoss(MessageKind kind, int from) {
        this.kind = kind;
        this.from = from;
    }

    /** Whoever sends them. */
    public static KindLoss ofAll(MessageKind kind) {
        return new KindLoss(kind, ANYBODY);
    }

    /** Those of one host. */
    public static KindLoss of(MessageKind kind, int from) {
        return new KindLoss(kind, from);
    }

    /** Whether it does not matter who sends them. */
    public boolean isOfAll() {
        return from == ANYBODY;
    }

    /** The index of the host that sends them. */
    public int from() {
        return from;
    }

    boolean covers(MessageKind sent, int sender) {
        return sent == kind && (isOfAll() || from == sender);
    }
}
