package io.xcom4ee.ra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xcom4ee.api.GroupConnection;
import io.xcom4ee.api.GroupConnectionFactory;
import io.xcom4ee.api.GroupListener;
import jakarta.resource.NotSupportedException;
import jakarta.resource.ResourceException;
import jakarta.resource.spi.ManagedConnection;
import jakarta.resource.spi.ResourceAdapter;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ConnectionTest {
    private static final byte[] PAYLOAD = {1};

    private final FakeServer server = new FakeServer();
    private final XComResourceAdapter adapter = Adapters.adapter("server1");

    @BeforeEach
    void start() {
        adapter.start(server);
    }

    @AfterEach
    void stop() {
        adapter.stop();
        server.close();
    }

    @Test
    void theSharedChannelIsAlwaysTheSame() {
        GroupConnectionFactory factory = factory("orders");
        assertThat(factory.channel()).isSameAs(factory.channel());
        assertThat(factory.channel().group()).isEqualTo("orders");
    }

    @Test
    void withoutGroupAFactoryServesWhateverGroupTheAdapterIsIn() {
        assertThat(factory("").channel().group()).isEqualTo("orders");
    }

    @Test
    void aFactoryOfAnotherGroupSaysSo() {
        GroupConnectionFactory factory = factory("audit");
        assertThatThrownBy(factory::channel)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("XCOM0604E")
                .hasMessageContaining("audit")
                .hasMessageContaining("orders");
        assertThatThrownBy(() -> factory.getConnection().group()).hasMessageContaining("XCOM0604E");
    }

    @Test
    void aFactoryWithoutAdapterSaysSo() {
        XComManagedConnectionFactory factory = new XComManagedConnectionFactory();
        assertThatThrownBy(factory::channel).hasMessageContaining("XCOM0605E");
    }

    @Test
    void aHandleWorksUntilItIsClosed() {
        GroupConnection handle = factory("orders").getConnection();
        assertThat(handle.group()).isEqualTo("orders");
        handle.close();
        assertThatThrownBy(handle::group)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("XCOM0606E");
        assertThatThrownBy(handle::status).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> handle.broadcast(PAYLOAD)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> handle.broadcast(PAYLOAD, Duration.ofSeconds(1)))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> handle.subscribe(new GroupListener() {})).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void closingAHandleTellsTheServerOnce() {
        GroupConnection handle = factory("orders").getConnection();
        handle.close();
        handle.close();
        assertThat(server.closed())
                .singleElement()
                .satisfies(event -> assertThat(event.getConnectionHandle()).isSameAs(handle));
    }

    @Test
    void closingOneHandleLeavesTheOthersAlone() {
        GroupConnectionFactory factory = factory("orders");
        GroupConnection first = factory.getConnection();
        GroupConnection second = factory.getConnection();
        first.close();
        assertThat(second.group()).isEqualTo("orders");
    }

    @Test
    void aConnectionTakenBackInvalidatesItsHandles() {
        XComManagedConnection connection = new XComManagedConnection(Adapters.factory(adapter, "orders"));
        GroupConnection handle = (GroupConnection) connection.getConnection(null, null);
        connection.cleanup();
        assertThatThrownBy(handle::group).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aHandleMovesFromOneConnectionToAnother() throws ResourceException {
        XComManagedConnectionFactory factory = Adapters.factory(adapter, "orders");
        XComManagedConnection first = new XComManagedConnection(factory);
        XComManagedConnection second = new XComManagedConnection(factory);
        GroupConnection handle = (GroupConnection) first.getConnection(null, null);
        second.associateConnection(handle);
        first.destroy();
        assertThat(handle.group()).isEqualTo("orders");
        second.destroy();
        assertThatThrownBy(handle::group).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> first.associateConnection("no handle")).isInstanceOf(ResourceException.class);
    }

    @Test
    void onlyItsOwnConnectionsMatchAFactory() {
        XComManagedConnectionFactory orders = Adapters.factory(adapter, "orders");
        XComManagedConnectionFactory any = Adapters.factory(adapter, "");
        ManagedConnection connection = orders.createManagedConnection(null, null);
        assertThat(orders.matchManagedConnections(Set.of(connection), null, null))
                .isSameAs(connection);
        assertThat(any.matchManagedConnections(Set.of(connection), null, null)).isNull();
    }

    @Test
    void equalConfigurationMakesEqualFactories() {
        assertThat(Adapters.factory(adapter, "orders"))
                .isEqualTo(Adapters.factory(adapter, " orders "))
                .hasSameHashCodeAs(Adapters.factory(adapter, "orders"))
                .isNotEqualTo(Adapters.factory(adapter, ""));
    }

    @Test
    void thereAreNoTransactions() {
        XComManagedConnection connection = new XComManagedConnection(Adapters.factory(adapter, "orders"));
        assertThatThrownBy(connection::getXAResource).isInstanceOf(NotSupportedException.class);
        assertThatThrownBy(connection::getLocalTransaction).isInstanceOf(NotSupportedException.class);
    }

    @Test
    void outsideAServerThereAreNoConnections() {
        assertThatThrownBy(() -> Adapters.factory(adapter, "orders").createConnectionFactory())
                .isInstanceOf(NotSupportedException.class)
                .hasMessageContaining("XCOM0609E");
    }

    @Test
    void theAdapterOfSomebodyElseIsRefused() {
        ResourceAdapter strange = (ResourceAdapter) Proxy.newProxyInstance(
                ConnectionTest.class.getClassLoader(),
                new Class<?>[] {ResourceAdapter.class},
                (self, method, arguments) -> "strange");
        assertThatThrownBy(() -> new XComManagedConnectionFactory().setResourceAdapter(strange))
                .isInstanceOf(ResourceException.class);
    }

    private GroupConnectionFactory factory(String group) {
        return (GroupConnectionFactory) Adapters.factory(adapter, group).createConnectionFactory(server);
    }
}
