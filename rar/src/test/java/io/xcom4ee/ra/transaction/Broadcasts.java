package io.xcom4ee.ra.transaction;

import static org.assertj.core.api.Assertions.assertThat;

import io.xcom4ee.api.BroadcastException;
import io.xcom4ee.api.Delivery;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;

/** What tests broadcast, and what has become of it. */
final class Broadcasts {
    private Broadcasts() {}

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static CompletableFuture<Delivery> future(CompletionStage<Delivery> stage) {
        return stage.toCompletableFuture();
    }

    static BroadcastException failure(CompletableFuture<Delivery> outcome) {
        assertThat(outcome).isCompletedExceptionally();
        try {
            throw new AssertionError(outcome.join());
        } catch (CompletionException e) {
            return (BroadcastException) e.getCause();
        }
    }
}
