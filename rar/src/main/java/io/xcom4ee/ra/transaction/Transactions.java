package io.xcom4ee.ra.transaction;

import io.xcom4ee.api.Delivery;
import io.xcom4ee.api.FailureReason;
import io.xcom4ee.api.NotDeliveredException;
import io.xcom4ee.ra.message.AdapterMessage;
import jakarta.transaction.Status;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.lang.System.Logger;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/**
 * The transactions of the server as one member sees them: in each, what is broadcast waits in one queue, through whichever
 * channel. Takes part in no transaction as a resource; it is only told of their ends. Thread-safe.
 */
public final class Transactions {
    private static final Logger LOGGER = System.getLogger(Transactions.class.getName());

    private final TransactionSynchronizationRegistry registry;
    private final Executor executor;

    /**
     * The transactions of the server.
     *
     * @param executor where the outcomes of what was not sent become known, each by a task of its own: what depends on one may
     *     wait for another. It rejects nothing, and runs nothing on the thread that ends the transaction
     */
    public Transactions(TransactionSynchronizationRegistry registry, Executor executor) {
        this.registry = registry;
        this.executor = executor;
    }

    /** Whether the calling thread is in a transaction that has not ended. */
    boolean isOpen() {
        return switch (registry.getTransactionStatus()) {
            case Status.STATUS_NO_TRANSACTION, Status.STATUS_COMMITTED, Status.STATUS_ROLLEDBACK -> false;
            default -> true;
        };
    }

    /**
     * Sends when the transaction of the calling thread commits.
     *
     * @param bytes what waits until then
     * @param bytesMax what may wait in the transaction; a single message always may
     */
    CompletionStage<Delivery> onCommit(int bytes, int bytesMax, Supplier<CompletionStage<Delivery>> sending) {
        int status = registry.getTransactionStatus();
        if (status == Status.STATUS_MARKED_ROLLBACK || status == Status.STATUS_ROLLING_BACK) {
            return refused(FailureReason.ROLLED_BACK, AdapterMessage.TRANSACTION_LOST.text());
        }
        try {
            OpenTransaction transaction = join();
            CompletionStage<Delivery> outcome = transaction.add(bytes, bytesMax, sending);
            return outcome != null ? outcome : refuseAll(transaction, bytesMax);
        } catch (IllegalStateException tooLate) {
            // As the registry says it of a transaction that is being ended, by this or by another thread.
            LOGGER.log(Logger.Level.DEBUG, "a transaction takes no more broadcasts", tooLate);
            return refused(FailureReason.ROLLED_BACK, AdapterMessage.TRANSACTION_CLOSED.text(status));
        }
    }

    private OpenTransaction join() {
        if (registry.getResource(this) instanceof OpenTransaction joined) {
            return joined;
        }
        OpenTransaction transaction = new OpenTransaction(registry, executor);
        registry.registerInterposedSynchronization(transaction);
        registry.putResource(this, transaction);
        return transaction;
    }

    /** A part of what a transaction does got lost if the rest could still commit. */
    private CompletionStage<Delivery> refuseAll(OpenTransaction transaction, int bytesMax) {
        String message = AdapterMessage.TRANSACTION_FULL.text(transaction.messages(), transaction.bytes(), bytesMax);
        LOGGER.log(AdapterMessage.TRANSACTION_FULL.level(), message);
        registry.setRollbackOnly();
        return refused(FailureReason.OVERLOADED, message);
    }

    private static CompletionStage<Delivery> refused(FailureReason reason, String message) {
        return CompletableFuture.failedFuture(new NotDeliveredException(reason, message));
    }
}
