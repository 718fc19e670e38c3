package io.xcom4ee.ra;

import io.xcom4ee.api.GroupChannel;
import io.xcom4ee.ra.message.AdapterMessage;
import jakarta.resource.NotSupportedException;
import jakarta.resource.ResourceException;
import jakarta.resource.spi.ConnectionEvent;
import jakarta.resource.spi.ConnectionEventListener;
import jakarta.resource.spi.ConnectionRequestInfo;
import jakarta.resource.spi.LocalTransaction;
import jakarta.resource.spi.ManagedConnection;
import jakarta.resource.spi.ManagedConnectionMetaData;
import java.io.PrintWriter;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.security.auth.Subject;
import javax.transaction.xa.XAResource;
import org.jspecify.annotations.Nullable;

/** What the server pools. Holds no resource of its own, only the handles that it has given out. */
final class XComManagedConnection implements ManagedConnection {
    private final XComManagedConnectionFactory factory;
    private final Set<GroupConnectionImpl> handles = ConcurrentHashMap.newKeySet();
    private final List<ConnectionEventListener> listeners = new CopyOnWriteArrayList<>();
    private @Nullable PrintWriter logWriter;

    XComManagedConnection(XComManagedConnectionFactory factory) {
        this.factory = factory;
    }

    XComManagedConnectionFactory factory() {
        return factory;
    }

    GroupChannel channel() {
        return factory.channel();
    }

    @Override
    public Object getConnection(@Nullable Subject subject, @Nullable ConnectionRequestInfo requestInfo) {
        GroupConnectionImpl handle = new GroupConnectionImpl(this);
        handles.add(handle);
        return handle;
    }

    @Override
    public void associateConnection(Object connection) throws ResourceException {
        if (!(connection instanceof GroupConnectionImpl handle)) {
            throw new ResourceException(String.valueOf(connection));
        }
        XComManagedConnection before = handle.moveTo(this);
        if (before != null) {
            before.handles.remove(handle);
        }
        handles.add(handle);
    }

    /** The user has closed the handle: tells the server, which may give this connection to somebody else. */
    void closed(GroupConnectionImpl handle) {
        handles.remove(handle);
        ConnectionEvent event = new ConnectionEvent(this, ConnectionEvent.CONNECTION_CLOSED);
        event.setConnectionHandle(handle);
        listeners.forEach(listener -> listener.connectionClosed(event));
    }

    @Override
    public void cleanup() {
        handles.forEach(GroupConnectionImpl::invalidate);
        handles.clear();
    }

    @Override
    public void destroy() {
        cleanup();
        listeners.clear();
    }

    @Override
    public void addConnectionEventListener(ConnectionEventListener listener) {
        listeners.add(listener);
    }

    @Override
    public void removeConnectionEventListener(ConnectionEventListener listener) {
        listeners.remove(listener);
    }

    @Override
    public XAResource getXAResource() throws ResourceException {
        throw new NotSupportedException(AdapterMessage.NO_TRANSACTIONS.text());
    }

    @Override
    public LocalTransaction getLocalTransaction() throws ResourceException {
        throw new NotSupportedException(AdapterMessage.NO_TRANSACTIONS.text());
    }

    @Override
    public ManagedConnectionMetaData getMetaData() {
        return new ProductMetaData();
    }

    @Override
    public void setLogWriter(@Nullable PrintWriter writer) {
        logWriter = writer;
    }

    @Override
    public @Nullable PrintWriter getLogWriter() {
        return logWriter;
    }
}
