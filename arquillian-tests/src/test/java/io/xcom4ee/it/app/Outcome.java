package io.xcom4ee.it.app;

import io.xcom4ee.api.BroadcastException;
import io.xcom4ee.api.Delivery;
import io.xcom4ee.api.NotDeliveredException;
import io.xcom4ee.api.OutcomeUnknownException;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** How a broadcast ended, in JSON. */
public final class Outcome {
    /** An outcome that comes later than this after its deadline has not kept it, however busy the machine is. */
    private static final Duration TOLERANCE = Duration.ofSeconds(5);

    private Outcome() {}

    /** Waits until it has ended. */
    public static JsonObject of(CompletionStage<Delivery> stage, Duration deadline) throws InterruptedException {
        JsonObjectBuilder json = Json.createObjectBuilder();
        try {
            Delivery delivery =
                    stage.toCompletableFuture().get(deadline.plus(TOLERANCE).toMillis(), TimeUnit.MILLISECONDS);
            json.add("outcome", "delivered")
                    .add("position", delivery.position())
                    .add("view", delivery.view().toString());
        } catch (TimeoutException e) {
            json.add("outcome", "open beyond its deadline");
        } catch (ExecutionException e) {
            json.add("outcome", outcome(e.getCause())).add("message", String.valueOf(e.getCause()));
            if (e.getCause() instanceof BroadcastException known) {
                json.add("reason", known.reason().name());
            }
        }
        return json.build();
    }

    private static String outcome(Throwable failure) {
        if (failure instanceof NotDeliveredException) {
            return "not delivered";
        }
        return failure instanceof OutcomeUnknownException ? "unknown" : "strange";
    }
}
