package io.xcom4ee.ra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xcom4ee.api.Delivery;
import io.xcom4ee.api.FailureReason;
import io.xcom4ee.api.GroupChannel;
import io.xcom4ee.api.GroupPhase;
import io.xcom4ee.api.NotDeliveredException;
import jakarta.resource.NotSupportedException;
import jakarta.resource.ResourceException;
import jakarta.resource.spi.InvalidPropertyException;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import javax.management.openmbean.CompositeData;
import javax.management.openmbean.TabularData;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class XComResourceAdapterTest {
    private static final byte[] PAYLOAD = {1};

    private final FakeServer server = new FakeServer();
    private final XComResourceAdapter adapter = Adapters.adapter("server1");

    @AfterEach
    void stopEverything() {
        adapter.stop();
        server.close();
    }

    /** Nobody answers on the seed's port, so a start that waited for the group would never return. */
    @Test
    void startDoesNotWaitForTheGroup() {
        adapter.start(server);
        assertThat(adapter.connected("").channel().status().phase()).isEqualTo(GroupPhase.SEARCHING);
        assertThat(adapter.connected("").channel().group()).isEqualTo("orders");
    }

    @Test
    void allProblemsAreToldTogetherToWhoeverAsksForTheChannel() {
        adapter.setPort("many");
        adapter.setEventHorizon("5");
        adapter.setMemberList("");
        adapter.setSuspicionTimeout("5");
        String set = String.join(", ", new TreeSet<>(adapter.given().keySet()));
        assertThat(set).contains("port", "suspicionTimeout").doesNotContain("memberList", "heartbeatInterval");
        adapter.start(server);
        assertThatThrownBy(() -> adapter.connected(""))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("XCOM0603E")
                .hasMessageContaining("The setting port has the value 'many'")
                .hasMessageContaining("The setting eventHorizon has the value '5'")
                .hasMessageContaining("The setting memberList is missing")
                .hasMessageContaining("The setting suspicionTimeout has the value '5'")
                .hasMessageContaining("The configuration of the resource adapter sets " + set
                        + "; elsewhere nothing is set; what is not set has its default");
    }

    @Test
    void anAdapterWithoutAnySettingIsToldSo() {
        XComResourceAdapter bare = Adapters.bare();
        bare.start(server);
        assertThatThrownBy(() -> bare.connected(""))
                .hasMessageContaining("The setting group is missing")
                .hasMessageContaining(
                        "The configuration of the resource adapter sets nothing; elsewhere nothing is set");
    }

    /** These tests have the classes of MicroProfile Config and nobody who implements them. */
    @Test
    void aServerThatHasMicroProfileConfigInPartIsTold() {
        try (LogCapture log = LogCapture.start()) {
            new XComResourceAdapter().start(server);
            assertThat(log.of("XCOM0650W"))
                    .singleElement()
                    .extracting(record -> record.getMessage())
                    .asString()
                    .contains("IllegalStateException");
            assertThat(log.of("XCOM0603E")).hasSize(1);
        }
    }

    @Test
    void aServerWithoutTransactionsIsRefused() {
        server.withoutTransactions();
        adapter.start(server);
        assertThatThrownBy(() -> adapter.connected(""))
                .hasMessageContaining("XCOM0603E")
                .hasMessageContaining("XCOM0618E");
    }

    @Test
    void aVariableThatIsNotSetIsAProblemAndNoText() {
        adapter.setMemberName("${env.MEMBER}");
        adapter.start(server);
        assertThatThrownBy(() -> adapter.connected(""))
                .hasMessageContaining("memberName has the value '${env.MEMBER}'");
    }

    @Test
    void aBlankPropertyCountsAsLeftOut() {
        adapter.setMemberWeight("  ");
        adapter.start(server);
        assertThat(adapter.connected("").channel().status().phase()).isEqualTo(GroupPhase.SEARCHING);
    }

    @Test
    void aPortOfAnotherProcessIsAProblem() throws IOException {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            adapter.setPort(Integer.toString(other.getLocalPort()));
            adapter.start(server);
            assertThatThrownBy(() -> adapter.connected(""))
                    .hasMessageContaining("XCOM0603E")
                    .hasMessageContaining("XCOM0301E");
        }
        adapter.start(server);
        assertThat(adapter.connected("").channel().status().phase()).isEqualTo(GroupPhase.SEARCHING);
    }

    @Test
    void beforeItsStartThereIsNoChannel() {
        assertThatThrownBy(() -> adapter.connected("")).hasMessageContaining("XCOM0605E");
    }

    @Test
    void stopEndsTheMemberAndMayBeRepeated() {
        adapter.start(server);
        GroupChannel channel = adapter.connected("").channel();
        adapter.stop();
        adapter.stop();
        assertThat(channel.status().phase()).isEqualTo(GroupPhase.LEFT);
        assertThatThrownBy(() -> adapter.connected("")).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void isManagedWhileItRuns() throws Exception {
        MBeanServer platform = ManagementFactory.getPlatformMBeanServer();
        ObjectName group = new ObjectName("io.xcom4ee:type=Group,name=orders");
        adapter.start(server);
        assertThat(platform.getAttribute(group, "Phase")).isEqualTo("SEARCHING");
        CompositeData[] settings = ((TabularData) platform.getAttribute(group, "Settings"))
                .values()
                .toArray(new CompositeData[0]);
        assertThat(settings)
                .extracting(entry -> entry.get("key") + "=" + entry.get("value"))
                .contains("leaveTimeout=500ms", "eventHorizon=32");
        adapter.stop();
        assertThat(platform.isRegistered(group)).isFalse();
    }

    @Test
    void stopWithoutStartDoesNothing() {
        Adapters.adapter("server1").stop();
    }

    @Test
    void anOpenBroadcastIsAnsweredEvenIfTheServerTakesNoMoreWork() {
        adapter.start(server);
        CompletableFuture<Delivery> outcome = adapter.connected("")
                .channel()
                .broadcast(PAYLOAD, Duration.ofMinutes(1))
                .toCompletableFuture();
        server.close();
        adapter.stop();
        assertThatThrownBy(outcome::join)
                .isInstanceOf(CompletionException.class)
                .cause()
                .isInstanceOfSatisfying(
                        NotDeliveredException.class,
                        failure -> assertThat(failure.reason()).isEqualTo(FailureReason.LEFT));
    }

    @Test
    void outcomesComeOnTheServersThreads() {
        adapter.start(server);
        CompletableFuture<String> thread = adapter.connected("")
                .channel()
                .broadcast(PAYLOAD, Duration.ofMinutes(1))
                .handle((delivery, failure) -> Thread.currentThread().getName())
                .toCompletableFuture();
        adapter.stop();
        assertThat(thread.join()).isEqualTo("server");
    }

    /** Open Liberty starts the new adapter before it stops the old one when a property is edited. */
    @Test
    void aNewAdapterTakesThePortOver() {
        String port = Adapters.freePort();
        adapter.setPort(port);
        adapter.start(server);
        GroupChannel old = adapter.connected("").channel();
        XComResourceAdapter next = Adapters.adapter("server2");
        next.setPort(port);
        try {
            next.start(server);
            assertThat(old.status().phase()).isEqualTo(GroupPhase.LEFT);
            assertThat(next.connected("").channel().status().phase()).isEqualTo(GroupPhase.SEARCHING);
            adapter.stop();
            assertThat(next.connected("").channel().status().phase()).isEqualTo(GroupPhase.SEARCHING);
        } finally {
            next.stop();
        }
    }

    @Test
    void aNewAdapterTakesTheNameOverAlthoughItsPortIsAnother() {
        adapter.start(server);
        GroupChannel old = adapter.connected("").channel();
        XComResourceAdapter next = Adapters.adapter("server1");
        try {
            next.start(server);
            assertThat(old.status().phase()).isEqualTo(GroupPhase.LEFT);
        } finally {
            next.stop();
        }
    }

    @Test
    void adaptersThatShareNothingLetEachOtherLive() {
        adapter.start(server);
        XComResourceAdapter other = Adapters.adapter("server2");
        try {
            other.start(server);
            assertThat(adapter.connected("").channel().status().phase()).isEqualTo(GroupPhase.SEARCHING);
        } finally {
            other.stop();
        }
    }

    @Test
    void badConfigurationDoesNotStopTheOldAdapter() {
        adapter.start(server);
        XComResourceAdapter next = Adapters.adapter("server1");
        next.setEventHorizon("5");
        next.start(server);
        assertThat(adapter.connected("").channel().status().phase()).isEqualTo(GroupPhase.SEARCHING);
    }

    @Test
    void hasNothingToRecover() {
        assertThat(adapter.getXAResources(null)).isEmpty();
    }

    @Test
    void whoDoesNotRunActivatesNothing() {
        assertThatThrownBy(() -> adapter.endpointActivation(null, new XComActivationSpec()))
                .isInstanceOf(ResourceException.class)
                .hasMessageContaining("XCOM0605E");
        adapter.endpointDeactivation(null, new XComActivationSpec());
    }

    @Test
    void theActivationSpecOfSomebodyElseIsRefused() {
        adapter.start(server);
        assertThatThrownBy(() -> adapter.endpointActivation(null, null))
                .isInstanceOf(NotSupportedException.class)
                .hasMessageContaining("XCOM0607E");
    }

    @Test
    void anActivationSpecThatIsValidatedTellsAllProblems() {
        XComActivationSpec specification = new XComActivationSpec();
        specification.setTopic("no topic");
        specification.setRedeliveryPause("soon");
        specification.setBatchMessagesMax(" ");
        assertThatThrownBy(specification::validate)
                .isInstanceOf(InvalidPropertyException.class)
                .hasMessageContaining("topic has the value 'no topic'")
                .hasMessageContaining("redeliveryPause has the value 'soon'");
    }
}
