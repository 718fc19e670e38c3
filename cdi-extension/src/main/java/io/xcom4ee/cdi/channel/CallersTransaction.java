package io.xcom4ee.cdi.channel;

import jakarta.transaction.Status;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.util.Optional;
import java.util.function.IntSupplier;
import javax.naming.NamingException;

/** Whether the calling thread is in a transaction. */
record CallersTransaction(IntSupplier status) {
    /** In a server that has no transactions. */
    static final CallersTransaction NONE = new CallersTransaction(() -> Status.STATUS_NO_TRANSACTION);

    private static final String NAME = "java:comp/TransactionSynchronizationRegistry";

    /** Empty if there is no such name: in this server, or only for this thread, which is none of an application then. */
    static Optional<CallersTransaction> lookUp() {
        try {
            TransactionSynchronizationRegistry registry = (TransactionSynchronizationRegistry) Naming.lookUp(NAME);
            return Optional.of(new CallersTransaction(registry::getTransactionStatus));
        } catch (NamingException none) {
            return Optional.empty();
        }
    }

    boolean isOpen() {
        return status.getAsInt() != Status.STATUS_NO_TRANSACTION;
    }
}
