package io.xcom4ee.ra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xcom4ee.api.BroadcastException;
import io.xcom4ee.api.Delivery;
import io.xcom4ee.api.FailureReason;
import io.xcom4ee.api.GroupChannel;
import io.xcom4ee.api.GroupConnection;
import io.xcom4ee.api.GroupConnectionFactory;
import io.xcom4ee.api.GroupListener;
import io.xcom4ee.api.GroupPhase;
import io.xcom4ee.ra.settings.FactorySettings;
import jakarta.resource.NotSupportedException;
import jakarta.resource.ResourceException;
import jakarta.resource.spi.ManagedConnection;
import jakarta.resource.spi.ResourceAdapter;
import java.lang.ref.WeakReference;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
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
    void broadcastsFollowTheTransactionUnlessTheFactoryOrTheCallerSaysOtherwise() {
        XComManagedConnectionFactory hasty = Adapters.factory(adapter, "orders");
        hasty.setInTransaction(" atOnce ");
        GroupConnection handle = factory("orders").getConnection();
        server.transactions().begin();
        List<CompletionStage<Delivery>> waiting = List.of(
                factory("orders").channel().broadcast(PAYLOAD),
                handle.broadcast(PAYLOAD),
                handle.onCommit().broadcast(PAYLOAD),
                hasty.channel().onCommit().broadcast(PAYLOAD));
        List<CompletionStage<Delivery>> sent = List.of(
                factory("orders").channel().atOnce().broadcast(PAYLOAD),
                handle.atOnce().broadcast(PAYLOAD),
                hasty.channel().broadcast(PAYLOAD));
        server.transactions().rollback();

        assertThat(waiting).extracting(ConnectionTest::reason).containsOnly(FailureReason.ROLLED_BACK);
        adapter.stop();
        assertThat(sent).extracting(ConnectionTest::reason).containsOnly(FailureReason.LEFT);
    }

    private static FailureReason reason(CompletionStage<Delivery> outcome) {
        return outcome.handle((delivery, failure) -> ((BroadcastException) failure).reason())
                .toCompletableFuture()
                .join();
    }

    @Test
    void whatComesFromAHandleWorksNoLongerThanTheHandle() {
        GroupConnection handle = factory("orders").getConnection();
        GroupChannel atOnce = handle.atOnce();
        GroupChannel onCommit = handle.onCommit();
        assertThat(atOnce.group()).isEqualTo(onCommit.group()).isEqualTo("orders");
        handle.close();
        assertThatThrownBy(atOnce::group).hasMessageContaining("XCOM0606E");
        assertThatThrownBy(onCommit::group).hasMessageContaining("XCOM0606E");
    }

    @Test
    void theBoundOfATransactionIsTheFactorys() {
        XComManagedConnectionFactory small = Adapters.factory(adapter, "orders");
        small.setTransactionSizeMax("64KiB");
        server.transactions().begin();
        small.channel().broadcast(new byte[65_000]);
        assertThat(server.transactions().getRollbackOnly()).isFalse();
        small.channel().broadcast(new byte[1_000]);
        assertThat(server.transactions().getRollbackOnly()).isTrue();
        server.transactions().rollback();
    }

    @Test
    void aFactoryThatIsConfiguredWronglySaysAllThatIsWrong() {
        XComManagedConnectionFactory wrong = Adapters.factory(adapter, "orders");
        wrong.setInTransaction("later");
        wrong.setTransactionSizeMax("8");
        assertThatThrownBy(wrong::channel)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("XCOM0617E")
                .hasMessageContaining("inTransaction of the connection factory has the value 'later'")
                .hasMessageContaining("transactionSizeMax of the connection factory has the value '8'");
        wrong.setInTransaction(" ");
        wrong.setTransactionSizeMax("");
        assertThat(wrong.channel().group()).isEqualTo("orders");
    }

    @Test
    void theSettingsOfAFactoryAreReadOnceAndAnewWhenTheyChange() {
        XComManagedConnectionFactory factory = Adapters.factory(adapter, "orders");
        FactorySettings first = factory.settings();
        factory.channel();
        assertThat(factory.settings()).isSameAs(first);
        factory.setInTransaction("atOnce");
        assertThat(factory.settings().onCommit()).isFalse();
        factory.setInTransaction("");
        assertThat(factory.settings()).isEqualTo(first);
    }

    /** Servers keep connection factories for longer than members, and a member that has ended should go. */
    @Test
    void anEndedMemberIsHeldByNoFactory() {
        XComManagedConnectionFactory factory = Adapters.factory(adapter, "orders");
        WeakReference<GroupChannel> channel = new WeakReference<>(factory.channel());
        assertThat(factory.channel()).isSameAs(channel.get());
        adapter.stop();
        for (int collection = 0; collection < 100 && channel.get() != null; collection++) {
            System.gc();
        }
        assertThat(channel.get()).isNull();
        assertThatThrownBy(factory::channel).hasMessageContaining("XCOM0605E");
    }

    /** Whoever has read the settings before a change may come after who has read them behind it. */
    @Test
    void whoIsLateWithOldSettingsLeavesNothingBehind() {
        XComManagedConnectionFactory factory = Adapters.factory(adapter, "orders");
        FactorySettings before = factory.settings();
        factory.setInTransaction("atOnce");
        adapter.connected("").channel(before);
        server.transactions().begin();
        CompletionStage<Delivery> sent = factory.channel().broadcast(PAYLOAD);
        server.transactions().rollback();
        adapter.stop();
        assertThat(reason(sent)).isEqualTo(FailureReason.LEFT);
    }

    @Test
    void aServerThatTakesNoMoreWorkHasTheOutcomesOfARollbackToldAllTheSame() throws Exception {
        server.transactions().begin();
        CompletionStage<String> told = factory("orders")
                .channel()
                .broadcast(PAYLOAD)
                .handle((delivery, failure) ->
                        Thread.currentThread().getName() + " " + ((BroadcastException) failure).reason());
        server.close();
        server.transactions().rollback();
        assertThat(told.toCompletableFuture().get(60, TimeUnit.SECONDS))
                .startsWith("xcom-orders-refused")
                .endsWith(" ROLLED_BACK");
    }

    @Test
    void aFactoryServesTheAdapterThatWasStartedAnew() {
        XComManagedConnectionFactory factory = Adapters.factory(adapter, "orders");
        GroupChannel before = factory.channel();
        adapter.stop();
        adapter.start(server);
        assertThat(factory.channel()).isNotSameAs(before);
        assertThat(factory.channel().status().phase()).isEqualTo(GroupPhase.SEARCHING);
    }

    @Test
    void noConnectionIsAResourceOfATransaction() {
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
