package io.xcom4ee.testing;

import io.xcom4ee.testing.message.TestingMessage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Waits for what a test wants of its group, and tells what every member saw if that does not come. Thread-safe. */
final class Waiting {
    private final Changes changes = new Changes();
    private final Duration limit;
    private final Supplier<String> report;

    /** @param report what every member sees at that moment */
    Waiting(Duration limit, Supplier<String> report) {
        this.limit = limit;
        this.report = report;
    }

    /** What somebody waits for may have become true. */
    void changed() {
        changes.happened();
    }

    /**
     * Until this is true.
     *
     * @param what the end of the sentence "it did not happen that ..."
     */
    void until(String what, BooleanSupplier condition) {
        try {
            if (!changes.await(condition, limit)) {
                throw new TestGroupError(TestingMessage.NOT_IN_TIME.text(limit.toSeconds() + " s", what, report.get()));
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new TestGroupError(TestingMessage.INTERRUPTED.text(what, report.get()), interrupted);
        }
    }

    /** Until there is something; returns that, not what may be there when the waiting is over. */
    <T> T untilPresent(String what, Supplier<Optional<T>> wanted) {
        List<T> found = new ArrayList<>();
        until(what, () -> {
            wanted.get().ifPresent(found::add);
            return !found.isEmpty();
        });
        return found.get(0);
    }

    /** Until the stage ends; returns or throws what it ended with. */
    <T> T untilEnd(CompletionStage<T> stage) {
        CompletableFuture<T> ended =
                stage.whenComplete((result, failure) -> changed()).toCompletableFuture();
        until("the stage ends", ended::isDone);
        try {
            return ended.join();
        } catch (CompletionException failed) {
            throw failed.getCause() instanceof RuntimeException cause ? cause : failed;
        }
    }
}
