package io.xcom4ee.ra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xcom4ee.api.GroupConnectionFactory;
import jakarta.resource.Referenceable;
import jakarta.resource.ResourceException;
import jakarta.resource.spi.ConnectionManager;
import jakarta.resource.spi.ConnectionRequestInfo;
import jakarta.resource.spi.ManagedConnectionFactory;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import javax.naming.NamingException;
import javax.naming.Reference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What the Connectors specification demands of the classes that a server handles, and some servers check. */
class ContractTest {
    /** As a server's own, it survives serialization. */
    private static final class Connections implements ConnectionManager {
        private static final long serialVersionUID = 1L;

        @Override
        public Object allocateConnection(ManagedConnectionFactory factory, @Nullable ConnectionRequestInfo requestInfo)
                throws ResourceException {
            return factory.createManagedConnection(null, requestInfo).getConnection(null, requestInfo);
        }
    }

    private static GroupConnectionFactory factory() {
        return (GroupConnectionFactory)
                Adapters.factory(Adapters.adapter("server1"), "orders").createConnectionFactory(new Connections());
    }

    @Test
    void adaptersThatAreConfiguredAlikeAreEqual() {
        XComResourceAdapter adapter = Adapters.adapter("server1");
        XComResourceAdapter like = Adapters.adapter("server1");
        like.setMemberWeight(" ");
        assertThat(adapter)
                .isEqualTo(like)
                .hasSameHashCodeAs(like)
                .isNotEqualTo(Adapters.adapter("server2"))
                .isNotEqualTo("server1");
    }

    /** Their connections lead to different members, of which one may have been stopped. */
    @Test
    void factoriesOfEqualAdaptersAreNotEqual() {
        XComResourceAdapter adapter = Adapters.adapter("server1");
        assertThat(Adapters.factory(adapter, "orders"))
                .isEqualTo(Adapters.factory(adapter, "orders"))
                .isNotEqualTo(Adapters.factory(Adapters.adapter("server1"), "orders"));
    }

    @Test
    void aConnectionFactoryKeepsTheReferenceThatTheServerGivesIt() throws NamingException {
        Referenceable factory = (Referenceable) factory();
        assertThatThrownBy(factory::getReference)
                .isInstanceOf(NamingException.class)
                .hasMessageContaining("XCOM0644E");
        Reference reference = new Reference(GroupConnectionFactory.class.getName());
        factory.setReference(reference);
        assertThat(factory.getReference()).isSameAs(reference);
    }

    @Test
    void aSerializedConnectionFactoryComesBackWithoutItsAdapterAndSaysSo() throws Exception {
        GroupConnectionFactory factory = factory();
        ((Referenceable) factory).setReference(new Reference(GroupConnectionFactory.class.getName()));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(factory);
        }
        Object copy;
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            copy = in.readObject();
        }
        assertThat(((Referenceable) copy).getReference().getClassName())
                .isEqualTo(GroupConnectionFactory.class.getName());
        assertThatThrownBy(((GroupConnectionFactory) copy)::channel)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("XCOM0605E");
        assertThatThrownBy(() -> ((GroupConnectionFactory) copy).getConnection().group())
                .hasMessageContaining("XCOM0605E");
    }
}
