package io.xcom4ee.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.xcom4ee.it.server.Health;
import io.xcom4ee.it.server.LibertyServer;
import io.xcom4ee.it.server.Remote;
import io.xcom4ee.it.server.Waiting;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.List;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The same application with one setting more: it is a group of its own, whatever adapter the server has. */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
@Order(Integer.MAX_VALUE) // Arquillian's server runs from here to the end of all tests.
class LocalIT {
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final Remote remote = new Remote(LibertyServer.httpPort(0));

    @Deployment(testable = false)
    static WebArchive application() {
        return TestApplication.archive("xcom.local=true");
    }

    @Test
    void isAGroupOfOne() throws Exception {
        Waiting.until("it is ready", PATIENCE, remote::readiness, Health::up);
        JsonObject status = remote.status();
        assertThat(status.getString("member")).isEqualTo("local");
        assertThat(status.getString("group")).isEqualTo("it");

        assertThat(remote.broadcast("alone", 2, PATIENCE))
                .extracting(each -> each.getInt("position"))
                .containsExactly(1, 2);
        List<JsonObject> messages =
                Waiting.until("all were observed", PATIENCE, () -> remote.journal("message"), seen -> seen.size() == 2);
        assertThat(messages).allMatch(message -> message.getString("module").equals("it"));
        assertThat(remote.journal("view")).hasSize(1);
    }
}
