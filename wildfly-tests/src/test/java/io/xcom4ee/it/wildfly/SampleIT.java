package io.xcom4ee.it.wildfly;

import static org.assertj.core.api.Assertions.assertThat;

import io.xcom4ee.it.server.Places;
import io.xcom4ee.it.server.ServerLogs;
import io.xcom4ee.it.server.Waiting;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The sample's EAR as Open Liberty gets it, byte for byte. */
@ExtendWith(ServerLogs.class)
class SampleIT {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    /** Beside those of the group. */
    private static final int NUMBER = 4;

    @Test
    void theSampleBroadcastsAndSaysWhatItKnows() throws Exception {
        Home.configure(WildFlyGroup.script(), WildFlyApplication.file("sample.cli"));
        String port = String.valueOf(WildFlyServer.groupPort(NUMBER));
        try (WildFlyServer server =
                new WildFlyServer("sample", NUMBER, Map.of("XCOM_PORT", port, "XCOM_SEEDS", "127.0.0.1:" + port))) {
            server.install(Places.library("sample.ear"));
            server.start();
            JsonObject before = Waiting.until("the member is online", PATIENCE, () -> status(server), SampleIT::online);
            assertThat(before.getString("group")).isEqualTo("sample");

            JsonObject outcome = server.remote().post("/broadcast", "hello").asJsonObject();

            assertThat(outcome.getString("outcome")).isEqualTo("delivered");
            assertThat(outcome.getJsonNumber("position").longValue()).isEqualTo(position(before) + 1);
            assertThat(position(status(server))).isEqualTo(position(before) + 1);
        }
    }

    private static JsonObject status(WildFlyServer server) throws IOException {
        return server.remote().get("/status").asJsonObject();
    }

    private static boolean online(JsonObject status) {
        return status.getString("phase", "").equals("ONLINE");
    }

    private static long position(JsonObject status) {
        return status.getJsonNumber("position").longValue();
    }
}
