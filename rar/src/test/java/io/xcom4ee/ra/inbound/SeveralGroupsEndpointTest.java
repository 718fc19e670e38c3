package io.xcom4ee.ra.inbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xcom4ee.api.GroupConnectionFactory;
import io.xcom4ee.ra.Adapters;
import io.xcom4ee.ra.FakeServer;
import io.xcom4ee.ra.XComActivationSpec;
import io.xcom4ee.ra.XComResourceAdapter;
import io.xcom4ee.ra.inbound.Beans.Bean;
import io.xcom4ee.ra.inbound.Beans.BeanEndpoint;
import io.xcom4ee.ra.inbound.Beans.Script;
import jakarta.resource.ResourceException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A bean of one of two groups of an adapter. */
class SeveralGroupsEndpointTest {
    private static final long PATIENCE_SECONDS = 60;

    private final FakeServer server = new FakeServer();
    private final XComResourceAdapter adapter = Adapters.alone("server1");
    private final XComActivationSpec specification = new XComActivationSpec();
    private final FakeContainer container = new FakeContainer(server.transactions(), Bean.class, BeanEndpoint::new);
    private final Script script = new Script();

    @BeforeEach
    void start() {
        Beans.script = script;
        adapter.setMoreGroups("audit");
        adapter.start(server);
    }

    @AfterEach
    void stop() {
        adapter.stop();
        server.close();
    }

    private void broadcast(String group, String text) throws Exception {
        ((GroupConnectionFactory) Adapters.factory(adapter, group).createConnectionFactory(server))
                .channel()
                .broadcast(text.getBytes(StandardCharsets.UTF_8))
                .toCompletableFuture()
                .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    @Test
    void hearsItsGroupAlone() throws Exception {
        CompletableFuture<String> heard = new CompletableFuture<>();
        script.effect = call -> {
            if (call.startsWith("end")) {
                heard.complete(call);
            }
        };
        specification.setGroup("audit");
        adapter.endpointActivation(container, specification);
        broadcast("orders", "of orders");
        broadcast("audit", "of audit");
        broadcast("audit", "end");
        heard.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        assertThat(script.calls)
                .anyMatch(call -> call.startsWith("of audit"))
                .noneMatch(call -> call.startsWith("of orders"));

        adapter.endpointDeactivation(container, specification);
        int calls = script.calls.size();
        broadcast("audit", "again");
        server.finishWork();
        assertThat(script.calls).hasSize(calls);
    }

    @Test
    void aGroupThatIsNotHereIsToldWithAllElseThatIsWrong() {
        specification.setGroup("prices");
        specification.setRedeliveryMax("often");
        assertThatThrownBy(() -> adapter.endpointActivation(container, specification))
                .isInstanceOf(ResourceException.class)
                .hasMessageContaining("XCOM0620E")
                .hasMessageContaining("XCOM0622E")
                .hasMessageContaining(
                        "asks for the group prices, but its resource adapter is a member of orders, audit")
                .hasMessageContaining("redeliveryMax has the value 'often'");
    }
}
