package io.xcom4ee.ra.transaction;

import io.xcom4ee.ra.message.AdapterMessage;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * An outcome that becomes known after a transaction has ended, or what is attached to one. Whoever waits for it inside the
 * transaction would wait for himself and is told so instead.
 */
final class PendingOutcome<T> extends CompletableFuture<T> {
    private final OpenTransaction transaction;

    PendingOutcome(OpenTransaction transaction) {
        this.transaction = transaction;
    }

    @Override
    public <U> CompletableFuture<U> newIncompleteFuture() {
        return new PendingOutcome<>(transaction);
    }

    @Override
    public T get() throws InterruptedException, ExecutionException {
        refuseInside();
        return super.get();
    }

    @Override
    public T get(long timeout, TimeUnit unit) throws InterruptedException, ExecutionException, TimeoutException {
        refuseInside();
        return super.get(timeout, unit);
    }

    @Override
    public T join() {
        refuseInside();
        return super.join();
    }

    private void refuseInside() {
        if (!isDone() && transaction.isEnteredByCaller()) {
            throw new IllegalStateException(AdapterMessage.WAITS_INSIDE.text());
        }
    }
}
