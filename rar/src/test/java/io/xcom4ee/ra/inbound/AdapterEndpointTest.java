package io.xcom4ee.ra.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import io.xcom4ee.api.GroupChannel;
import io.xcom4ee.api.GroupConnectionFactory;
import io.xcom4ee.api.GroupListener;
import io.xcom4ee.api.GroupPhase;
import io.xcom4ee.api.GroupStatus;
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

/** A bean of a real member, alone in its group. */
class AdapterEndpointTest {
    private static final long PATIENCE_SECONDS = 30;

    private final FakeServer server = new FakeServer();
    private final XComResourceAdapter adapter = Adapters.alone("server1");
    private final XComActivationSpec specification = new XComActivationSpec();
    private final FakeContainer container = new FakeContainer(server.transactions(), Bean.class, BeanEndpoint::new);
    private final Script script = new Script();

    @BeforeEach
    void start() {
        Beans.script = script;
        adapter.start(server);
    }

    @AfterEach
    void stop() {
        adapter.stop();
        server.close();
    }

    @Test
    void hearsWhatTheMemberDeliversUntilItIsDeactivated() throws Exception {
        CompletableFuture<String> heard = new CompletableFuture<>();
        script.effect = call -> {
            if (call.startsWith("hello")) {
                heard.complete(Thread.currentThread().getName());
            }
        };
        adapter.endpointActivation(container, specification);
        broadcast("hello");
        assertThat(heard.get(PATIENCE_SECONDS, TimeUnit.SECONDS)).isEqualTo("server");

        adapter.endpointDeactivation(container, specification);
        int calls = script.calls.size();
        broadcast("again");
        channel().barrier().toCompletableFuture().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        // The barrier has waited for listeners, one of which would have given the call of the bean to the server.
        server.finishWork();
        assertThat(script.calls).hasSize(calls);
    }

    @Test
    void isCalledThoughTheServerTakesNoMoreWork() throws Exception {
        CompletableFuture<String> heard = new CompletableFuture<>();
        script.effect = call -> {
            if (call.startsWith("hello")) {
                heard.complete(Thread.currentThread().getName());
            }
        };
        adapter.endpointActivation(container, specification);
        server.finishWork();
        broadcast("hello");
        assertThat(heard.get(PATIENCE_SECONDS, TimeUnit.SECONDS)).startsWith("xcom-orders-refused");
    }

    @Test
    void theMemberLeavesItsGroupIfTheBeanMayMissNothing() throws Exception {
        CompletableFuture<GroupStatus> left = new CompletableFuture<>();
        specification.setRedeliveryMax("1");
        specification.setRedeliveryPause("1ms");
        specification.setAfterRedeliveries("leave");
        script.effect = call -> {
            if (call.startsWith("poison")) {
                throw new IllegalStateException("no luck");
            }
        };
        channel().subscribe(new GroupListener() {
            @Override
            public void onPhaseChanged(GroupStatus status) {
                if (status.phase() == GroupPhase.LEFT) {
                    left.complete(status);
                }
            }
        });
        adapter.endpointActivation(container, specification);
        broadcast("poison");

        left.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        assertThat(channel().status().phase()).isEqualTo(GroupPhase.LEFT);
        assertThat(script.calls.stream().filter(call -> call.startsWith("poison")))
                .hasSize(2);
    }

    private void broadcast(String text) throws Exception {
        channel()
                .broadcast(text.getBytes(StandardCharsets.UTF_8))
                .toCompletableFuture()
                .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    private GroupChannel channel() throws ResourceException {
        return ((GroupConnectionFactory) Adapters.factory(adapter, "orders").createConnectionFactory(server)).channel();
    }
}
