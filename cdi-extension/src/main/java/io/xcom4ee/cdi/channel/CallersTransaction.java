package io.xcom4ee.cdi.channel;

import jakarta.transaction.Status;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.util.function.IntSupplier;
import javax.naming.NamingException;

/** Whether the calling thread is in a transaction. A server without transactions has none. */
record CallersTransaction(IntSupplier status) {
    private static final String NAME = "java:comp/TransactionSynchronizationRegistry";

    /** To be called on a thread of the application, which has the name. */
    static CallersTransaction lookUp() {
        try {
            TransactionSynchronizationRegistry registry = (TransactionSynchronizationRegistry) Naming.lookUp(NAME);
            return new CallersTransaction(registry::getTransactionStatus);
        } catch (NamingException none) {
            return new CallersTransaction(() -> Status.STATUS_NO_TRANSACTION);
        }
    }

    boolean isOpen() {
        return status.getAsInt() != Status.STATUS_NO_TRANSACTION;
    }
}
