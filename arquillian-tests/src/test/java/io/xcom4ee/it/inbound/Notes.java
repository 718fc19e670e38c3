package io.xcom4ee.it.inbound;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Status;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.util.ArrayList;
import java.util.List;
import javax.naming.InitialContext;
import javax.naming.NamingException;

/** What the message-driven beans have received, in order, and where they were. */
@ApplicationScoped
public class Notes {
    /** Guarded by itself. */
    private final List<String> lines = new ArrayList<>();

    /** Adds a line, with the module and whether there is a transaction. */
    public void note(String line) {
        synchronized (lines) {
            lines.add(line + " in " + lookUp("java:module/ModuleName") + (inTransaction() ? " in a transaction" : ""));
        }
    }

    private static boolean inTransaction() {
        TransactionSynchronizationRegistry registry =
                (TransactionSynchronizationRegistry) lookUp("java:comp/TransactionSynchronizationRegistry");
        return registry.getTransactionStatus() == Status.STATUS_ACTIVE;
    }

    @SuppressWarnings("BanJNDI") // Fixed names of the server's own.
    private static Object lookUp(String name) {
        try {
            return InitialContext.doLookup(name);
        } catch (NamingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Those that contain this text. */
    public List<String> with(String text) {
        synchronized (lines) {
            return lines.stream().filter(line -> line.contains(text)).toList();
        }
    }
}
