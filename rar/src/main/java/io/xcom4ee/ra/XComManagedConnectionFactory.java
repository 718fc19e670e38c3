package io.xcom4ee.ra;

import io.xcom4ee.api.GroupChannel;
import jakarta.resource.NotSupportedException;
import jakarta.resource.ResourceException;
import jakarta.resource.spi.ConnectionManager;
import jakarta.resource.spi.ConnectionRequestInfo;
import jakarta.resource.spi.InvalidPropertyException;
import jakarta.resource.spi.ManagedConnection;
import jakarta.resource.spi.ManagedConnectionFactory;
import jakarta.resource.spi.ResourceAdapter;
import jakarta.resource.spi.ResourceAdapterAssociation;
import java.io.PrintWriter;
import java.util.Objects;
import java.util.Set;
import javax.security.auth.Subject;
import org.jspecify.annotations.Nullable;

/**
 * What a {@code connectionFactory} element of server.xml configures. Knows its adapter and makes connections that are
 * nothing but handles to the adapter's one channel, so all of them match each other.
 */
public final class XComManagedConnectionFactory implements ManagedConnectionFactory, ResourceAdapterAssociation {
    private static final long serialVersionUID = 1L;

    private String group = "";
    private transient @Nullable XComResourceAdapter adapter;
    private transient @Nullable PrintWriter logWriter;

    /** Without side effects: a server makes some only to look at them. */
    public XComManagedConnectionFactory() {}

    /** Name of the group that the application expects; blank for whatever group the adapter is in. */
    public void setGroup(String group) {
        this.group = group.strip();
    }

    /** Refuses nothing: whoever asks the factory for a channel hears what is wrong, whoever looks it up would not. */
    @Override
    public Object createConnectionFactory(ConnectionManager connectionManager) {
        return new GroupConnectionFactoryImpl(this, connectionManager);
    }

    @Override
    public Object createConnectionFactory() throws ResourceException {
        throw new NotSupportedException(AdapterMessage.SERVER_ONLY.text());
    }

    @Override
    public ManagedConnection createManagedConnection(
            @Nullable Subject subject, @Nullable ConnectionRequestInfo requestInfo) {
        return new XComManagedConnection(this);
    }

    @Override
    @SuppressWarnings("rawtypes") // The interface is older than generics.
    public @Nullable ManagedConnection matchManagedConnections(
            Set connections, @Nullable Subject subject, @Nullable ConnectionRequestInfo requestInfo) {
        for (Object connection : connections) {
            if (connection instanceof XComManagedConnection own && own.factory().equals(this)) {
                return own;
            }
        }
        return null;
    }

    /**
     * The adapter's channel.
     *
     * @throws IllegalStateException if the adapter does not run, or is in another group
     */
    GroupChannel channel() {
        XComResourceAdapter running = adapter;
        if (running == null) {
            throw new IllegalStateException(AdapterMessage.NOT_RUNNING.text());
        }
        if (!group.isEmpty() && !group.equals(running.group())) {
            throw new IllegalStateException(AdapterMessage.OTHER_GROUP.text(group, running.group()));
        }
        return running.channel();
    }

    @Override
    public @Nullable ResourceAdapter getResourceAdapter() {
        return adapter;
    }

    @Override
    public void setResourceAdapter(ResourceAdapter resourceAdapter) throws ResourceException {
        if (!(resourceAdapter instanceof XComResourceAdapter own)) {
            throw new InvalidPropertyException(String.valueOf(resourceAdapter));
        }
        adapter = own;
    }

    @Override
    public void setLogWriter(@Nullable PrintWriter writer) {
        logWriter = writer;
    }

    @Override
    public @Nullable PrintWriter getLogWriter() {
        return logWriter;
    }

    /** As the contract demands: servers keep connection factories in maps. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof XComManagedConnectionFactory that
                && group.equals(that.group)
                && Objects.equals(adapter, that.adapter);
    }

    @Override
    public int hashCode() {
        return Objects.hash(group, adapter);
    }
}
