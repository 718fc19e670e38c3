package io.xcom4ee.it.wildfly;

import static org.assertj.core.api.Assertions.assertThat;

import io.xcom4ee.it.server.ServerLogs;
import io.xcom4ee.it.server.Waiting;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A server is a member of two groups. */
@ExtendWith(ServerLogs.class)
class SeveralGroupsIT {
    /** Beside those of the other tests. */
    private static final int NUMBER = 6;

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    @Test
    void theApplicationHasBoth() {
        Home.configure(WildFlyGroup.script(), WildFlyApplication.file("second-group.cli"));
        Map<String, String> environment = new HashMap<>(WildFlyGroup.alone(NUMBER));
        environment.put("XCOM_MORE_GROUPS", "audit");
        environment.put("XCOM_GROUP_SETTINGS", "audit.memberWeight=80");
        try (WildFlyServer server = new WildFlyServer("two-groups", NUMBER, environment)) {
            server.install(WildFlyApplication.plain("xcom.groups=audit"));
            server.start();

            assertThat(server.awaitLog("of group audit, which looks for its group"))
                    .singleElement()
                    .asString()
                    .contains("groupSettings=audit.memberWeight=80 (environment variable XCOM_GROUP_SETTINGS)");
            for (String group : List.of("it", "audit")) {
                List<JsonObject> checks = Waiting.until(
                        "it is ready in " + group,
                        PATIENCE,
                        () -> server.remote().checks("/health/ready", "xcom." + group + ".readiness"),
                        found -> found.stream()
                                .anyMatch(check -> check.getString("status").equals("UP")));
                assertThat(checks)
                        .singleElement()
                        .extracting(check -> check.getJsonObject("data").getString("group"))
                        .isEqualTo(group);
            }
        }
    }
}
