package io.xcom4ee.engine.handover;

import io.xcom4ee.api.Delivery;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;

/**
 * One message of the application on its way to the protocol, and the stage that waits for its outcome.
 *
 * @param payload a copy of the application's bytes; given to the protocol as it is
 * @param byAll whether its end is that all have delivered it
 * @param startedMicros when the application called, on the member's clock
 * @param deadlineMicros on the member's clock
 * @param outcome completed on the application's executor, or by the caller's thread before it has it; never on the event loop
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared; the bytes have one owner at a time.
public record Broadcast(
        byte[] payload, boolean byAll, long startedMicros, long deadlineMicros, CompletableFuture<Delivery> outcome)
        implements Outcomes.Open {
    public Broadcast {
        Objects.requireNonNull(payload, "payload");
        Objects.requireNonNull(outcome, "outcome");
    }
}
