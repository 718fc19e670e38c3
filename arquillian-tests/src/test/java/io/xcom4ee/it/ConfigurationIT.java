package io.xcom4ee.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.xcom4ee.it.server.Health;
import io.xcom4ee.it.server.LibertyServer;
import io.xcom4ee.it.server.ServerLogs;
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
        }
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
