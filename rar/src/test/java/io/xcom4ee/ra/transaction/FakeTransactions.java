package io.xcom4ee.ra.transaction;

import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** A server's transactions: each thread may have one, which a test begins, ends, leaves and enters. */
public final class FakeTransactions implements TransactionSynchronizationRegistry {
    private final Map<Thread, Transaction> current = new ConcurrentHashMap<>();

    /** One transaction. */
    public static final class Transaction {
        private final List<Synchronization> synchronizations = new ArrayList<>();
        private final Map<Object, Object> resources = new HashMap<>();
        private int status = Status.STATUS_ACTIVE;
    }

    /** The calling thread is in a transaction from now on. */
    public void begin() {
        current.put(Thread.currentThread(), new Transaction());
    }

    /** The calling thread leaves its transaction, which goes on. */
    public Transaction suspend() {
        Transaction left = entered();
        current.remove(Thread.currentThread());
        return left;
    }

    /** The calling thread enters a transaction. */
    public void resume(Transaction transaction) {
        current.put(Thread.currentThread(), transaction);
    }

    /** Commits, or rolls back if nothing else is possible. */
    public void commit() {
        if (entered().status == Status.STATUS_MARKED_ROLLBACK) {
            end(Status.STATUS_ROLLEDBACK);
        } else {
            List.copyOf(entered().synchronizations).forEach(Synchronization::beforeCompletion);
            end(Status.STATUS_COMMITTED);
        }
    }

    /** Rolls back. */
    public void rollback() {
        end(Status.STATUS_ROLLEDBACK);
    }

    /** Ends with any status. */
    public void end(int status) {
        Transaction ending = entered();
        ending.status = status;
        ending.synchronizations.forEach(synchronization -> synchronization.afterCompletion(status));
        current.remove(Thread.currentThread());
    }

    /** Gives the transaction of the calling thread a status. */
    public void setStatus(int status) {
        entered().status = status;
    }

    private Transaction entered() {
        return Objects.requireNonNull(current.get(Thread.currentThread()), "no transaction");
    }

    private Transaction required() {
        Transaction transaction = current.get(Thread.currentThread());
        if (transaction == null) {
            throw new IllegalStateException("no transaction");
        }
        return transaction;
    }

    @Override
    public @Nullable Object getTransactionKey() {
        return current.get(Thread.currentThread());
    }

    @Override
    public void putResource(Object key, Object value) {
        required().resources.put(key, value);
    }

    @Override
    public @Nullable Object getResource(Object key) {
        return required().resources.get(key);
    }

    @Override
    public void registerInterposedSynchronization(Synchronization synchronization) {
        Transaction transaction = required();
        if (transaction.status != Status.STATUS_ACTIVE && transaction.status != Status.STATUS_PREPARING) {
            throw new IllegalStateException("status " + transaction.status);
        }
        transaction.synchronizations.add(synchronization);
    }

    @Override
    public int getTransactionStatus() {
        Transaction transaction = current.get(Thread.currentThread());
        return transaction == null ? Status.STATUS_NO_TRANSACTION : transaction.status;
    }

    @Override
    public void setRollbackOnly() {
        required().status = Status.STATUS_MARKED_ROLLBACK;
    }

    @Override
    public boolean getRollbackOnly() {
        return required().status == Status.STATUS_MARKED_ROLLBACK;
    }
}
