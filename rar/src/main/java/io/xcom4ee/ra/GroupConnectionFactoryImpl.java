package io.xcom4ee.ra;

import io.xcom4ee.api.GroupChannel;
import io.xcom4ee.api.GroupConnection;
import io.xcom4ee.api.GroupConnectionFactory;
import jakarta.resource.ResourceException;
import jakarta.resource.spi.ConnectionManager;

/** What applications find in JNDI. */
record GroupConnectionFactoryImpl(XComManagedConnectionFactory factory, ConnectionManager connectionManager)
        implements GroupConnectionFactory {

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
}
