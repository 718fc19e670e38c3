package io.xcom4ee.ra;

import io.xcom4ee.api.GroupChannel;
import io.xcom4ee.ra.message.AdapterMessage;
import io.xcom4ee.ra.settings.FactoryProperty;
import io.xcom4ee.ra.settings.FactorySettings;
import io.xcom4ee.ra.settings.ForAll;
import io.xcom4ee.ra.validation.AllowedProperties;
import io.xcom4ee.ra.validation.Checked;
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
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import javax.security.auth.Subject;
import org.jspecify.annotations.Nullable;

/**
 * What the server's configuration of a connection factory configures. Knows its adapter and makes connections that are
 * nothing but handles to the one channel of a group, so all of them match each other.
 */
@AllowedProperties
public final class XComManagedConnectionFactory
        implements ManagedConnectionFactory, ResourceAdapterAssociation, Checked {
    private static final long serialVersionUID = 1L;

    /** Immutable; replaced as a whole. */
    private volatile Map<FactoryProperty, String> given = Map.of();

    private transient @Nullable XComResourceAdapter adapter;
    private transient @Nullable PrintWriter logWriter;

    /** What {@link #given} means, with what the adapter says of the rest; read at the first use, and anew if either was replaced. */
    private transient volatile @Nullable Read read;

    /** Without side effects: a server makes some only to look at them. */
    public XComManagedConnectionFactory() {}

    /** Name of the group that the application expects; blank for the first group of the adapter. */
    public void setGroup(String group) {
        set(FactoryProperty.GROUP, group);
    }

    /** {@code onCommit} or {@code atOnce}: when a broadcast inside a transaction is sent. */
    public void setInTransaction(String when) {
        set(FactoryProperty.IN_TRANSACTION, when);
    }

    /** What the broadcasts of one transaction may hold, as in {@code 8MiB}. */
    public void setTransactionSizeMax(String size) {
        set(FactoryProperty.TRANSACTION_SIZE_MAX, size);
    }

    /** A blank value is what a server hands over for an empty variable: not set. */
    private void set(FactoryProperty property, String value) {
        Map<FactoryProperty, String> next = new EnumMap<>(FactoryProperty.class);
        next.putAll(given);
        if (value.isBlank()) {
            next.remove(property);
        } else {
            next.put(property, value.strip());
        }
        given = Map.copyOf(next);
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
     * The adapter's channel, which treats transactions as this factory is told to.
     *
     * @throws IllegalStateException if the adapter does not run, or is not in the group, or if a property is wrong
     */
    GroupChannel channel() {
        XComResourceAdapter running = adapter;
        if (running == null) {
            throw new IllegalStateException(AdapterMessage.NOT_RUNNING.text());
        }
        FactorySettings settings = settings();
        if (!settings.problems().isEmpty()) {
            throw new IllegalStateException(String.join(" ", settings.problems()));
        }
        return running.connected(settings.group()).channel(settings);
    }

    @Override
    public List<String> problems() {
        return settings().problems();
    }

    /** Every call of a handle asks. */
    @SuppressWarnings("ReferenceEquality") // Both are replaced as a whole when they change.
    FactorySettings settings() {
        Map<FactoryProperty, String> texts = given;
        XComResourceAdapter asked = adapter;
        ForAll others = asked == null ? ForAll.NOTHING : asked.forAll();
        Read known = read;
        if (known == null || known.texts() != texts || known.others() != others) {
            known = new Read(texts, others, FactorySettings.of(texts, others));
            read = known;
        }
        return known.settings();
    }

    private record Read(Map<FactoryProperty, String> texts, ForAll others, FactorySettings settings) {}

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

    /**
     * As the contract demands: servers keep connection factories in maps. Of the very same adapter, because the connections of one that
     * has been stopped are of no use to another one that is configured alike.
     */
    @Override
    @SuppressWarnings("ReferenceEquality") // On purpose, see above.
    public boolean equals(@Nullable Object other) {
        return other instanceof XComManagedConnectionFactory that
                && given.equals(that.given)
                && adapter == that.adapter;
    }

    @Override
    public int hashCode() {
        return Objects.hash(given, System.identityHashCode(adapter));
    }
}
