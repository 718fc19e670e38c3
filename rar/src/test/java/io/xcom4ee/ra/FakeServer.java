package io.xcom4ee.ra;

import io.xcom4ee.ra.transaction.FakeTransactions;
import jakarta.resource.spi.BootstrapContext;
import jakarta.resource.spi.ConnectionEvent;
import jakarta.resource.spi.ConnectionEventListener;
import jakarta.resource.spi.ConnectionManager;
import jakarta.resource.spi.ConnectionRequestInfo;
import jakarta.resource.spi.ManagedConnection;
import jakarta.resource.spi.ManagedConnectionFactory;
import jakarta.resource.spi.XATerminator;
import jakarta.resource.spi.work.ExecutionContext;
import jakarta.resource.spi.work.Work;
import jakarta.resource.spi.work.WorkContext;
import jakarta.resource.spi.work.WorkException;
import jakarta.resource.spi.work.WorkListener;
import jakarta.resource.spi.work.WorkManager;
import jakarta.resource.spi.work.WorkRejectedException;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Timer;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** As much of an application server as the adapter meets: threads for work, and a pool of one connection. */
public final class FakeServer implements BootstrapContext, WorkManager, ConnectionManager, AutoCloseable {
    private final ExecutorService threads = Executors.newCachedThreadPool(task -> new Thread(task, "server"));
    private final List<ConnectionEvent> closed = new ArrayList<>();

    private final Timer timer = new Timer("server", true);
    private @Nullable FakeTransactions transactions = new FakeTransactions();

    /** The connection that the server holds, if any. */
    private @Nullable ManagedConnection pooled;

    List<ConnectionEvent> closed() {
        return closed;
    }

    /** Its transactions, which a test begins and ends. */
    public FakeTransactions transactions() {
        return Objects.requireNonNull(transactions);
    }

    /** As a server does that has none. */
    void withoutTransactions() {
        transactions = null;
    }

    @Override
    public WorkManager getWorkManager() {
        return this;
    }

    @Override
    public void scheduleWork(Work work) throws WorkException {
        if (threads.isShutdown()) {
            throw new WorkRejectedException("the server stops");
        }
        threads.execute(work);
    }

    @Override
    public Object allocateConnection(ManagedConnectionFactory factory, @Nullable ConnectionRequestInfo requestInfo)
            throws jakarta.resource.ResourceException {
        ManagedConnection connection = pooled;
        if (connection == null) {
            connection = factory.createManagedConnection(null, requestInfo);
            connection.addConnectionEventListener(new Pool());
            pooled = connection;
        }
        return connection.getConnection(null, requestInfo);
    }

    @Override
    public void close() {
        timer.cancel();
        threads.shutdown();
    }

    /** Takes no more work, and returns when all that it has taken is done. */
    public void finishWork() throws InterruptedException {
        threads.shutdown();
        if (!threads.awaitTermination(1, TimeUnit.MINUTES)) {
            throw new AssertionError("work does not end");
        }
    }

    /** Takes a connection back when its user closes it. */
    private final class Pool implements ConnectionEventListener {
        @Override
        public void connectionClosed(ConnectionEvent event) {
            closed.add(event);
        }

        @Override
        public void localTransactionStarted(ConnectionEvent event) {}

        @Override
        public void localTransactionCommitted(ConnectionEvent event) {}

        @Override
        public void localTransactionRolledback(ConnectionEvent event) {}

        @Override
        public void connectionErrorOccurred(ConnectionEvent event) {}
    }

    @Override
    public void doWork(Work work) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void doWork(Work work, long startTimeout, ExecutionContext context, WorkListener listener) {
        throw new UnsupportedOperationException();
    }

    @Override
    public long startWork(Work work) {
        throw new UnsupportedOperationException();
    }

    @Override
    public long startWork(Work work, long startTimeout, ExecutionContext context, WorkListener listener) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void scheduleWork(Work work, long startTimeout, ExecutionContext context, WorkListener listener) {
        throw new UnsupportedOperationException();
    }

    @Override
    public XATerminator getXATerminator() {
        throw new UnsupportedOperationException();
    }

    @Override
    public Timer createTimer() {
        return timer;
    }

    @Override
    public boolean isContextSupported(Class<? extends WorkContext> type) {
        return false;
    }

    @Override
    public @Nullable TransactionSynchronizationRegistry getTransactionSynchronizationRegistry() {
        return transactions;
    }
}
