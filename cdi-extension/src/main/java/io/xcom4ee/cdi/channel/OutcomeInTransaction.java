package io.xcom4ee.cdi.channel;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The outcome of what was broadcast inside a transaction, and what is attached to it. It ends in the context of the caller, so
 * what is attached runs there. Whoever waits for it asks the adapter's outcome first, which refuses that where it would never
 * end; the container's own futures could not.
 */
final class OutcomeInTransaction<T> extends CompletableFuture<T> {
    private final CompletableFuture<?> adapters;
    private final Executor asynchronous;

    private OutcomeInTransaction(CompletableFuture<?> adapters, Executor asynchronous) {
        this.adapters = adapters;
        this.asynchronous = asynchronous;
    }

    /**
     * Ends as the adapter's outcome does.
     *
     * @param context runs tasks at once, in the context of the caller
     * @param asynchronous runs what is attached by the methods that say so
     */
    static <T> OutcomeInTransaction<T> of(CompletionStage<T> adapters, Executor context, Executor asynchronous) {
        OutcomeInTransaction<T> outcome = new OutcomeInTransaction<>(adapters.toCompletableFuture(), asynchronous);
        adapters.whenComplete((result, failure) -> context.execute(() -> {
            if (failure == null) {
                outcome.complete(result);
            } else {
                outcome.completeExceptionally(failure);
            }
        }));
        return outcome;
    }

    @Override
    public <U> CompletableFuture<U> newIncompleteFuture() {
        return new OutcomeInTransaction<>(adapters, asynchronous);
    }

    @Override
    public Executor defaultExecutor() {
        return asynchronous;
    }

    @Override
    public T get() throws InterruptedException, ExecutionException {
        adapters.handle((result, failure) -> true).get();
        return super.get();
    }

    @Override
    public T get(long timeout, TimeUnit unit) throws InterruptedException, ExecutionException, TimeoutException {
        long started = System.nanoTime();
        adapters.handle((result, failure) -> true).get(timeout, unit);
        return super.get(unit.toNanos(timeout) - (System.nanoTime() - started), TimeUnit.NANOSECONDS);
    }

    @Override
    public T join() {
        adapters.handle((result, failure) -> true).join();
        return super.join();
    }
}
