package io.xcom4ee.sample;

import io.xcom4ee.api.BroadcastException;
import io.xcom4ee.api.Delivery;
import io.xcom4ee.api.NotDeliveredException;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/**
 * How a broadcast ended, as an answer to the page.
 *
 * @param httpStatus 200 delivered, 503 not delivered (may be sent again without a duplicate), 504 outcome unknown, 400 and
 *     413 refused before anything was sent
 * @param json the same in words
 */
record Outcome(int httpStatus, JsonObject json) {

    /** Exactly one of the two is there. */
    static Outcome of(@Nullable Delivery delivery, @Nullable Throwable failure) {
        return delivery != null ? delivered(delivery) : failed(failure);
    }

    static Outcome refused(int httpStatus, String message) {
        return new Outcome(
                httpStatus,
                Json.createObjectBuilder()
                        .add("outcome", "refused")
                        .add("message", message)
                        .build());
    }

    private static Outcome delivered(Delivery delivery) {
        return new Outcome(
                200,
                Json.createObjectBuilder()
                        .add("outcome", "delivered")
                        .add("position", delivery.position())
                        .add("view", delivery.view().toString())
                        .build());
    }

    private static Outcome failed(@Nullable Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        boolean certain = cause instanceof NotDeliveredException;
        String reason =
                cause instanceof BroadcastException known ? known.reason().name() : "FAILED";
        return new Outcome(
                certain ? 503 : 504,
                Json.createObjectBuilder()
                        .add("outcome", certain ? "not-delivered" : "unknown")
                        .add("reason", reason)
                        .add("message", String.valueOf(cause == null ? null : cause.getMessage()))
                        .build());
    }
}
