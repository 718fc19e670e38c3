package io.xcom4ee.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.xcom4ee.it.server.Health;
import io.xcom4ee.it.server.LibertyServer;
import io.xcom4ee.it.server.Remote;
import io.xcom4ee.it.server.Waiting;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.List;
import org.jboss.arquillian.container.test.api.Deployer;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The member belongs to the server: applications come and go. */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
@Order(Integer.MAX_VALUE) // Arquillian's server runs from here to the end of all tests.
class RedeploymentIT {
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final String APPLICATION = "application";

    private final Remote remote = new Remote(LibertyServer.httpPort(0));

    @ArquillianResource
    private Deployer deployer;

    @Deployment(name = APPLICATION, managed = false, testable = false)
    static WebArchive application() {
        return TestApplication.archive();
    }

    @AfterEach
    void undeploy() {
        deployer.undeploy(APPLICATION);
    }

    @Test
    void keepsItsPlaceInTheGroupWhileTheApplicationIsAway() throws Exception {
        deployer.deploy(APPLICATION);
        JsonObject before = awaitStatus("is online");
        long position = remote.broadcast("before", 1, PATIENCE).get(0).getInt("position");

        deployer.undeploy(APPLICATION);
        deployer.deploy(APPLICATION);

        JsonObject after = awaitStatus("is online after the redeployment");
        assertThat(after.getString("applicationStart")).isNotEqualTo(before.getString("applicationStart"));
        assertThat(after.getJsonObject("incarnations")).isEqualTo(before.getJsonObject("incarnations"));
        assertThat(after.getString("view")).isEqualTo(before.getString("view"));
        assertThat(after.getJsonNumber("position").longValue()).isEqualTo(position);
    }

    @Test
    void tellsTheViewThatWasInstalledBeforeTheApplicationStarted() {
        deployer.deploy(APPLICATION);
        JsonObject before = awaitStatus("is online");
        deployer.undeploy(APPLICATION);

        deployer.deploy(APPLICATION);

        JsonObject first = Waiting.until(
                        "the view was observed", PATIENCE, () -> remote.journal("view"), views -> !views.isEmpty())
                .get(0);
        assertThat(first.getBoolean("replayed")).isTrue();
        assertThat(first.getString("view")).isEqualTo(before.getString("view"));
    }

    @Test
    void goesOnDeliveringToTheNewApplication() throws Exception {
        deployer.deploy(APPLICATION);
        awaitStatus("is online");
        deployer.undeploy(APPLICATION);
        deployer.deploy(APPLICATION);
        Waiting.until("it is ready", PATIENCE, remote::readiness, Health::up);

        List<JsonObject> outcomes = remote.broadcast("after", 3, PATIENCE);

        assertThat(outcomes).allMatch(outcome -> outcome.getString("outcome").equals("delivered"));
        List<JsonObject> messages =
                Waiting.until("all were observed", PATIENCE, () -> remote.journal("message"), seen -> seen.size() >= 3);
        assertThat(messages)
                .extracting(message -> message.getString("text"))
                .containsExactly("after-0", "after-1", "after-2");
    }

    private JsonObject awaitStatus(String what) {
        return Waiting.until(
                "the member " + what,
                PATIENCE,
                remote::status,
                status -> status.getString("phase").equals("ONLINE"));
    }
}
