package io.xcom4ee.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.xcom4ee.it.server.Health;
import io.xcom4ee.it.server.LibertyServer;
import io.xcom4ee.it.server.ServerLogs;
import jakarta.json.JsonObject;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** An adapter that cannot work says all that is wrong at once, and harms nothing else. */
@ExtendWith(ServerLogs.class)
class ConfigurationIT {
    private static final int NUMBER = 5;

    @Test
    void refusesABadConfigurationWithAllProblemsAndTakesTheCorrectedOneAtTheNextStart() throws Exception {
        Map<String, String> bad = Map.of(
                "XCOM_MEMBER", "no spaces please",
                "XCOM_PORT", "many",
                "XCOM_MEMBER_LIST", "alone",
                "XCOM_SUSPICION_TIMEOUT", "5");
        try (LibertyServer server = new LibertyServer("xcom-it-misconfigured", NUMBER, bad)) {
            server.install(TestApplication.archive());
            server.start();

            server.awaitLog("XCOM0603E");
            assertThat(Files.readString(server.log()))
                    .as("what is missing")
                    .containsPattern("XCOM0101E[^\n]*seeds")
                    .as("what is wrong")
                    .containsPattern("XCOM0102E[^\n]*memberName[^\n]*no spaces please")
                    .containsPattern("XCOM0102E[^\n]*port[^\n]*many")
                    .containsPattern("XCOM0102E[^\n]*suspicionTimeout[^\n]*5");
            server.awaitStatus(
                    "has its application, which says why it has no group",
                    status -> status.getString("phase").equals("ABSENT"));
            Health down = server.remote().readiness();
            assertThat(down.up()).isFalse();
            assertThat(down.data().get("reason")).isNotBlank();
            assertThat(server.remote().liveness().up()).isTrue();

            server.stop();
            server.override("corrected.xml", corrected(server.groupPort()));
            server.start();
            server.awaitReadiness("is ready with the corrected configuration", Health::up);
            assertThat(server.remote()
                            .broadcast("corrected", 1, Duration.ofSeconds(30))
                            .get(0)
                            .getString("outcome"))
                    .isEqualTo("delivered");

            takesWhatIsEditedWhileItRuns(server);
            refusesWhatIsWronglyEditedWhileItRuns(server);
        }
    }

    /** The member leaves and comes back as another incarnation. */
    private static void takesWhatIsEditedWhileItRuns(LibertyServer server) {
        JsonObject before =
                server.awaitStatus("is online", ConfigurationIT::isOnline).getJsonObject("incarnations");
        server.override("edited.xml", edited("4s"));
        server.awaitLog("XCOM0610I");
        server.awaitStatus(
                "is online again",
                status -> isOnline(status)
                        && !status.getJsonObject("incarnations").equals(before));
        server.awaitReadiness("is ready with what was edited", Health::up);
    }

    /** All that is wrong is said, readiness says it too, and the corrected edit is taken without a restart. */
    private static void refusesWhatIsWronglyEditedWhileItRuns(LibertyServer server) {
        server.override("edited.xml", edited("4"));
        assertThat(server.awaitLog("XCOM0603E")).last().asString().contains("suspicionTimeout", "'4'");
        Health down = server.awaitReadiness(
                "says what is wrong with the edit",
                health ->
                        !health.up() && health.data().getOrDefault("reason", "").contains("XCOM0603E"));
        assertThat(down.data().get("reason")).contains("suspicionTimeout");
        server.override("edited.xml", edited("3s"));
        server.awaitReadiness("is ready with the corrected edit", Health::up);
    }

    private static boolean isOnline(JsonObject status) {
        return status.getString("phase").equals("ONLINE");
    }

    private static String edited(String suspicionTimeout) {
        return """
                <server>
                  <variable name="xcom.suspicion.timeout" value="%s"/>
                </server>
                """.formatted(suspicionTimeout);
    }

    private static String corrected(int port) {
        return """
                <server>
                  <variable name="xcom.member" value="alone"/>
                  <variable name="xcom.port" value="%s"/>
                  <variable name="xcom.seeds" value="127.0.0.1:%s"/>
                  <variable name="xcom.suspicion.timeout" value="5s"/>
                </server>
                """.formatted(port, port);
    }
}
