package io.xcom4ee.it.transaction;

import java.util.concurrent.CompletionStage;

/** What is done inside a transaction, and where it leaves its outcomes, so that they are there after a rollback too. */
@FunctionalInterface
public interface Work {
    /** Does it; whatever it throws rolls back. */
    void run() throws Exception;

    /** As a caller does that cannot know better. */
    static <T> T waitFor(CompletionStage<T> stage) throws Exception {
        return stage.toCompletableFuture().get();
    }
}
