package io.xcom4ee.ra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xcom4ee.ra.outside.Source;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** An adapter that is told from elsewhere than by its properties. */
class OutsideTest {
    private final FakeServer server = new FakeServer();
    private final Map<String, String> said = new HashMap<>(Map.of(
            "xcom.group", "orders",
            "xcom.member-name", "server1",
            "xcom.member-list", "server1,server2,server3",
            "xcom.seeds", "127.0.0.1:9",
            "xcom.port", "0",
            "xcom.leave-timeout", "500ms"));
    private int open;
    private final XComResourceAdapter adapter = new XComResourceAdapter(() -> {
        open++;
        return new Source() {
            @Override
            public Optional<Found> find(String name) {
                return Optional.ofNullable(said.get(name)).map(text -> new Found(text, "the test's " + name));
            }

            @Override
            public Iterable<String> names() {
                return List.copyOf(said.keySet());
            }

            @Override
            public void close() {
                open--;
            }
        };
    });

    @AfterEach
    void stopEverything() {
        adapter.stop();
        server.close();
    }

    @Test
    void nothingNeedsToBeInTheConfigurationOfTheServer() {
        try (LogCapture log = LogCapture.start()) {
            adapter.start(server);
            assertThat(log.of("XCOM0601I"))
                    .singleElement()
                    .extracting(record -> record.getMessage())
                    .asString()
                    .contains(
                            "has started server1 of group orders",
                            "leaveTimeout=500ms (the test's xcom.leave-timeout)");
        }
        assertThat(adapter.connected("orders").channel().status().memberName()).isEqualTo("server1");
        assertThat(adapter.effective("orders")).containsEntry("leaveTimeout", "500ms");
    }

    @Test
    void theConfigurationOfTheServerWins() {
        adapter.setMemberName("server2");
        adapter.setGroup(" ");
        adapter.start(server);
        assertThat(adapter.connected("orders").channel().status().memberName()).isEqualTo("server2");
    }

    @Test
    void severalGroupsCanBeSaid() {
        said.put("xcom.more-groups", "audit");
        said.put("xcom.group-settings", "audit.memberWeight=80");
        adapter.start(server);
        assertThat(adapter.connected("audit").channel().group()).isEqualTo("audit");
        assertThat(adapter.effective("audit")).containsEntry("memberWeight", "80");
        assertThat(adapter.effective("orders")).containsEntry("memberWeight", "50");
    }

    @Test
    void whatAConnectionFactoryDoesNotSayIsSaidForAll() {
        said.put("xcom.transaction-size-max", "1MiB");
        said.put("xcom.in-transaction", "atOnce");
        XComManagedConnectionFactory factory = Adapters.factory(adapter, "orders");
        assertThat(factory.settings().onCommit()).as("before the start").isTrue();
        adapter.start(server);
        assertThat(factory.settings().onCommit()).isFalse();
        assertThat(factory.settings().transactionBytesMax()).isEqualTo(1 << 20);
        factory.setInTransaction("onCommit");
        assertThat(factory.settings().onCommit()).isTrue();
        assertThat(factory.settings()).isSameAs(factory.settings());
    }

    @Test
    void whatIsWronglySaidForAllIsToldWithItsOrigin() throws Exception {
        said.put("xcom.in-transaction", "never");
        said.put("xcom.redelivery-max", "often");
        adapter.start(server);
        XComManagedConnectionFactory factory = Adapters.factory(adapter, "orders");
        assertThat(factory.problems())
                .singleElement()
                .asString()
                .contains("XCOM0617E", "inTransaction (the test's xcom.in-transaction)", "'never'");
        XComActivationSpec specification = new XComActivationSpec();
        specification.setResourceAdapter(adapter);
        assertThat(specification.problems())
                .singleElement()
                .asString()
                .contains("XCOM0621E", "redeliveryMax (the test's xcom.redelivery-max)", "'often'");
        specification.setRedeliveryMax("3");
        assertThat(specification.problems()).isEmpty();
        assertThat(specification.settings(new ArrayList<>()).redelivery().most())
                .isEqualTo(3);
    }

    @Test
    void aProblemIsToldWithItsOrigin() {
        adapter.setEventHorizon("5");
        said.put("xcom.port", "many");
        said.put("xcom.membername", said.remove("xcom.member-name"));
        adapter.start(server);
        assertThatThrownBy(() -> adapter.connected(""))
                .hasMessageContaining("The setting port (the test's xcom.port) has the value 'many'")
                .hasMessageContaining("The setting eventHorizon has the value '5'")
                .hasMessageContaining("The setting memberName is missing")
                .hasMessageContaining("XCOM0649W: xcom.membername is not the name of a setting")
                .hasMessageContaining(
                        "The configuration of the resource adapter sets eventHorizon; elsewhere are set group (the"
                                + " test's xcom.group), ")
                .hasMessageContaining("; what is not set has its default");
    }

    /** What is said may have changed, and the server keeps what it has made for the adapter's class loader until it is told. */
    @Test
    void eachStartAsksAnewAndTheLastAnswerIsLetGo() {
        said.put("xcom.port", "many");
        adapter.start(server);
        assertThat(open).isEqualTo(1);
        said.put("xcom.port", "0");
        adapter.start(server);
        assertThat(open).isEqualTo(1);
        assertThat(adapter.connected("").channel().group()).isEqualTo("orders");
        adapter.stop();
        assertThat(open).isZero();
    }

    /** Servers compare what they have configured. */
    @Test
    void whatIsSaidElsewhereDoesNotMakeAdaptersDiffer() {
        XComResourceAdapter other = Adapters.bare();
        adapter.start(server);
        assertThat(adapter).isEqualTo(other).hasSameHashCodeAs(other);
    }
}
