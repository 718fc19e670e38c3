package io.xcom4ee.ra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xcom4ee.api.Delivery;
import io.xcom4ee.api.GroupChannel;
import io.xcom4ee.api.GroupConnectionFactory;
import io.xcom4ee.api.GroupPhase;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import javax.management.openmbean.CompositeData;
import javax.management.openmbean.TabularData;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** One adapter that is a member of two groups. */
class SeveralGroupsTest {
    private static final List<String> GROUPS = List.of("orders", "audit");

    private final FakeServer server = new FakeServer();
    private final XComResourceAdapter adapter = two(Adapters.alone("server1"));

    @AfterEach
    void stopEverything() {
        adapter.stop();
        server.close();
    }

    private static XComResourceAdapter two(XComResourceAdapter adapter) {
        adapter.setMoreGroups("audit");
        adapter.setGroupSettings("audit.eventHorizon=20");
        return adapter;
    }

    private GroupChannel channel(String group) {
        return ((GroupConnectionFactory) Adapters.factory(adapter, group).createConnectionFactory(server)).channel();
    }

    private static Delivery broadcast(GroupChannel channel, byte payload) throws Exception {
        return channel.broadcast(new byte[] {payload}, Duration.ofMinutes(1))
                .toCompletableFuture()
                .get(1, TimeUnit.MINUTES);
    }

    @Test
    void eachFactoryHasTheChannelOfItsGroup() throws Exception {
        adapter.start(server);
        assertThat(channel("").group()).isEqualTo("orders");
        assertThat(channel("orders").group()).isEqualTo("orders");
        assertThat(channel("audit").group()).isEqualTo("audit");
        long orders = broadcast(channel("orders"), (byte) 1).position();
        long audit = broadcast(channel("audit"), (byte) 2).position();
        assertThat(broadcast(channel("audit"), (byte) 3).position()).isEqualTo(audit + 1);
        assertThat(broadcast(channel("orders"), (byte) 4).position()).isEqualTo(orders + 1);
        assertThatThrownBy(() -> channel("prices"))
                .hasMessageContaining("XCOM0604E")
                .hasMessageContaining(
                        "asks for the group prices, but its resource adapter is a member of orders, audit");
    }

    @Test
    void eachIsManagedWithItsOwnSettings() throws Exception {
        adapter.start(server);
        MBeanServer platform = ManagementFactory.getPlatformMBeanServer();
        for (String group : GROUPS) {
            CompositeData[] settings = ((TabularData)
                            platform.getAttribute(new ObjectName("io.xcom4ee:type=Group,name=" + group), "Settings"))
                    .values()
                    .toArray(new CompositeData[0]);
            assertThat(settings)
                    .extracting(entry -> entry.get("key") + "=" + entry.get("value"))
                    .contains("group=" + group, "eventHorizon=" + (group.equals("audit") ? 20 : 32));
        }
        adapter.stop();
        for (String group : GROUPS) {
            assertThat(platform.isRegistered(new ObjectName("io.xcom4ee:type=Group,name=" + group)))
                    .isFalse();
        }
    }

    @Test
    void oneThatIsWrongLetsNoneStart() {
        adapter.setGroupSettings("audit.eventHorizon=5");
        adapter.setBatchSizeMax("huge");
        adapter.start(server);
        for (String group : GROUPS) {
            assertThatThrownBy(() -> adapter.connected(group))
                    .hasMessageContaining("XCOM0603E")
                    .hasMessageContaining("In the group audit: XCOM0102E")
                    .hasMessageContaining("eventHorizon has the value '5'")
                    .hasMessageContaining("batchSizeMax has the value 'huge'")
                    .hasMessageContaining("The configuration of the resource adapter sets batchSizeMax")
                    .hasMessageContaining("groupSettings");
        }
    }

    @Test
    void whatFailsUnexpectedlyAtOneStopsThoseThatRun() throws IOException {
        String port = Adapters.freePort();
        adapter.setPort(port);
        assertThatThrownBy(() -> ServedGroups.start(
                        adapter.settings(), server, server.getTransactionSynchronizationRegistry(), group -> {
                            if (group.equals("audit")) {
                                throw new IllegalStateException("as the test wants");
                            }
                            return Map.of();
                        }))
                .hasMessage("as the test wants");
        try (ServerSocket free = new ServerSocket(Integer.parseInt(port), 1, InetAddress.getLoopbackAddress())) {
            assertThat(free.isBound()).isTrue();
        }
    }

    @Test
    void stopLeavesAllAndFreesThePort() throws IOException {
        String port = Adapters.freePort();
        XComResourceAdapter searching = two(Adapters.adapter("server2"));
        searching.setPort(port);
        searching.start(server);
        GroupChannel orders = searching.connected("orders").channel();
        GroupChannel audit = searching.connected("audit").channel();
        assertThat(audit.status().phase()).isEqualTo(GroupPhase.SEARCHING);
        searching.stop();
        searching.stop();
        assertThat(orders.status().phase()).isEqualTo(GroupPhase.LEFT);
        assertThat(audit.status().phase()).isEqualTo(GroupPhase.LEFT);
        try (ServerSocket next = new ServerSocket(Integer.parseInt(port), 1, InetAddress.getLoopbackAddress())) {
            assertThat(next.isBound()).isTrue();
        }
    }

    @Test
    void aPortOfAnotherProcessIsAProblemOfAll() throws IOException {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            adapter.setPort(Integer.toString(other.getLocalPort()));
            adapter.start(server);
            assertThatThrownBy(() -> adapter.connected("audit"))
                    .hasMessageContaining("XCOM0603E")
                    .hasMessageContaining("XCOM0301E");
        }
    }

    /** Open Liberty starts the new adapter before it stops the old one when a property is edited. */
    @Test
    void aNewAdapterThatSharesOneGroupTakesTheOldOnesPlace() {
        adapter.start(server);
        GroupChannel orders = adapter.connected("orders").channel();
        XComResourceAdapter next = Adapters.adapter("server1");
        next.setGroup("audit");
        try {
            next.start(server);
            assertThat(orders.status().phase()).isEqualTo(GroupPhase.LEFT);
            assertThat(next.connected("").channel().group()).isEqualTo("audit");
        } finally {
            next.stop();
        }
    }
}
