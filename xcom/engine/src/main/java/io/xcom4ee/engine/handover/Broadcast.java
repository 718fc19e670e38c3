package io.xcom4ee.engine.handover;

import io.xcom4ee.api.Delivery;
import io.xcom4ee.core.member.Input;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * One message of the application on its way to the protocol, and the stage that waits for its outcome. It is the protocol's
 * input itself, and what completes the stage when the message is delivered: the one object of the engine for each message.
 *
 * <p>Confined to: the caller's thread until it is in the queue, then the member's event loop, then, once it is decided, whoever
 * {@linkplain #run runs} it.
 */
public final class Broadcast implements Input.Broadcast, Outcomes.Open, Runnable {
    private static final byte[] GONE = {};

    private final boolean byAll;
    private final long startedMicros;
    private final long deadlineMicros;
    private final CompletableFuture<Delivery> outcome;

    private byte[] payload;
    private long token;
    private @Nullable Delivery delivery;

    /**
     * @param payload a copy of the application's bytes; given to the protocol as it is
     * @param byAll whether its end is that all have delivered it
     * @param startedMicros when the application called, on the member's clock
     * @param deadlineMicros on the member's clock
     * @param outcome completed on the application's executor, or by the caller's thread before it has it; never on the event
     *     loop, unless that is what the application gave as its executor
     */
    public Broadcast(
            byte[] payload,
            boolean byAll,
            long startedMicros,
            long deadlineMicros,
            CompletableFuture<Delivery> outcome) {
        this.payload = Objects.requireNonNull(payload, "payload");
        this.byAll = byAll;
        this.startedMicros = startedMicros;
        this.deadlineMicros = deadlineMicros;
        this.outcome = Objects.requireNonNull(outcome, "outcome");
    }

    @Override
    public byte[] payload() {
        return payload;
    }

    @Override
    public boolean byAll() {
        return byAll;
    }

    /** When the application called, on the member's clock. */
    public long startedMicros() {
        return startedMicros;
    }

    @Override
    public long deadlineMicros() {
        return deadlineMicros;
    }

    /** The application's stage. */
    public CompletableFuture<Delivery> outcome() {
        return outcome;
    }

    /** The one that {@link Outcomes#open} gave it: nobody asks before. */
    @Override
    public long token() {
        return token;
    }

    void named(long newToken) {
        token = newToken;
    }

    /**
     * The message is delivered, and its stage may be completed. The protocol has let go of it, and the application may take its
     * time before it hears of the outcome: the bytes are not kept until then.
     */
    void delivered(Delivery where) {
        delivery = where;
        payload = GONE;
    }

    /** Completes the stage of what is delivered. */
    @Override
    public void run() {
        outcome.complete(Objects.requireNonNull(delivery));
    }
}
