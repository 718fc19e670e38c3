package io.xcom4ee.ra;

import io.xcom4ee.api.GroupChannel;
import io.xcom4ee.api.GroupConnection;
import io.xcom4ee.api.GroupConnectionFactory;
import io.xcom4ee.ra.message.AdapterMessage;
import jakarta.resource.Referenceable;
import jakarta.resource.ResourceException;
import jakarta.resource.spi.ConnectionManager;
import java.io.Serializable;
import javax.naming.NamingException;
import javax.naming.Reference;
import org.jspecify.annotations.Nullable;

/**
 * What applications find in JNDI. Serializable and referenceable, as the Connectors specification demands of what a server binds
 * there; a copy that was made by serialization has lost its adapter and says so.
 */
final class GroupConnectionFactoryImpl implements GroupConnectionFactory, Serializable, Referenceable {
    private static final long serialVersionUID = 1L;

    private final XComManagedConnectionFactory factory;
    private final ConnectionManager connectionManager;

    /** Where the server has bound this; the server's business alone. */
    private volatile @Nullable Reference reference;

    GroupConnectionFactoryImpl(XComManagedConnectionFactory factory, ConnectionManager connectionManager) {
        this.factory = factory;
        this.connectionManager = connectionManager;
    }

    @Override
    public GroupChannel channel() {
        return factory.channel();
    }

    @Override
    public GroupConnection getConnection() {
        try {
            return (GroupConnection) connectionManager.allocateConnection(factory, null);
        } catch (ResourceException e) {
            throw new IllegalStateException(e.getMessage(), e);
        }
    }

    @Override
    public void setReference(Reference bound) {
        reference = bound;
    }

    @Override
    public Reference getReference() throws NamingException {
        Reference bound = reference;
        if (bound == null) {
            throw new NamingException(AdapterMessage.NOT_BOUND.text());
        }
        return bound;
    }
}
