package io.xcom4ee.ra.transaction;

import io.xcom4ee.api.Delivery;
import io.xcom4ee.api.FailureReason;
import io.xcom4ee.api.NotDeliveredException;
import io.xcom4ee.ra.message.AdapterMessage;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What waits for the end of one transaction, in the order in which it was broadcast. Thread-safe. */
final class OpenTransaction implements Synchronization {
    /** What a broadcast costs to keep beside its bytes; so empty ones are bounded too. */
    static final int OVERHEAD_BYTES = 128;

    private final TransactionSynchronizationRegistry registry;
    private final Executor executor;
    private final Object key;
    /** Where the transaction is, also while it is suspended there for another one. */
    private final Thread thread = Thread.currentThread();

    /** Guarded by this. */
    private final List<Waiting> waiting = new ArrayList<>();

    /** Guarded by this. */
    private long bytes;

    private volatile boolean ended;

    /** Of the calling thread's transaction. */
    OpenTransaction(TransactionSynchronizationRegistry registry, Executor executor) {
        this.registry = registry;
        this.executor = executor;
        this.key = registry.getTransactionKey();
    }

    /**
     * Lets a broadcast wait; the first one always may, however large it is.
     *
     * @return its outcome, or nothing if it does not fit
     * @throws IllegalStateException if the transaction has ended
     */
    synchronized @Nullable CompletionStage<Delivery> add(
            int messageBytes, int bytesMax, Supplier<CompletionStage<Delivery>> sending) {
        if (ended) {
            throw new IllegalStateException("the transaction has ended");
        }
        long after = bytes + messageBytes + OVERHEAD_BYTES;
        if (after > bytesMax && !waiting.isEmpty()) {
            return null;
        }
        bytes = after;
        Waiting added = new Waiting(new PendingOutcome<>(this), sending);
        waiting.add(added);
        return added.outcome();
    }

    /** How many wait. */
    synchronized int messages() {
        return waiting.size();
    }

    /** What they hold. */
    synchronized long bytes() {
        return bytes;
    }

    /** Whether whoever waits here waits for itself: the transaction cannot end before this thread goes on. */
    boolean isEnteredByCaller() {
        return !ended && (Thread.currentThread() == thread || key.equals(registry.getTransactionKey()));
    }

    @Override
    public void beforeCompletion() {
        // Whatever the others do before the commit may still broadcast.
    }

    /** Throws nothing: the transaction has ended, and others want to hear of it too. */
    @Override
    public void afterCompletion(int status) {
        List<Waiting> all = end();
        if (status == Status.STATUS_COMMITTED) {
            all.forEach(this::send);
        } else {
            String why = status == Status.STATUS_ROLLEDBACK
                    ? AdapterMessage.ROLLED_BACK.text()
                    : AdapterMessage.TRANSACTION_IN_DOUBT.text(status);
            NotDeliveredException failure = new NotDeliveredException(FailureReason.ROLLED_BACK, why);
            all.forEach(each -> executor.execute(() -> each.complete(null, failure)));
        }
    }

    private synchronized List<Waiting> end() {
        ended = true;
        List<Waiting> all = List.copyOf(waiting);
        waiting.clear();
        return all;
    }

    private void send(Waiting each) {
        Thread committing = Thread.currentThread();
        try {
            each.sending().get().whenComplete((delivery, failure) -> {
                if (Thread.currentThread() == committing) {
                    // Refused at once: what the application has attached must not run inside the commit.
                    executor.execute(() -> each.complete(delivery, failure));
                } else {
                    each.complete(delivery, failure);
                }
            });
        } catch (RuntimeException e) { // A fault of ours: the others are sent all the same.
            executor.execute(() -> each.complete(null, e));
        }
    }

    /** One broadcast. */
    private record Waiting(PendingOutcome<Delivery> outcome, Supplier<CompletionStage<Delivery>> sending) {
        void complete(@Nullable Delivery delivery, @Nullable Throwable failure) {
            if (failure == null) {
                outcome.complete(delivery);
            } else {
                outcome.completeExceptionally(failure);
            }
        }
    }
}
