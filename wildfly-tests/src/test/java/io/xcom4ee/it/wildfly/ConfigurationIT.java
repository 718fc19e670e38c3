package io.xcom4ee.it.wildfly;

import static org.assertj.core.api.Assertions.assertThat;

import io.xcom4ee.it.server.Health;
import io.xcom4ee.it.server.ServerLogs;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A configuration that is wrong: the server and its application stay up and say so. */
@ExtendWith(ServerLogs.class)
class ConfigurationIT {
    /** Beside those of the group. */
    private static final int NUMBER = 5;

    @Test
    void allProblemsAreToldAtOnceAndTheApplicationRuns() throws Exception {
        Home.configure(WildFlyGroup.script());
        try (WildFlyServer server = new WildFlyServer(
                "wrong", NUMBER, Map.of("XCOM_GROUP", "it", "XCOM_PORT", "many", "XCOM_MEMBER", "not a name"))) {
            server.install(WildFlyApplication.plain());
            server.start();

            Health down = server.awaitReadiness(
                    "says what is wrong", health -> health.data().containsKey("reason"));

            assertThat(down.up()).isFalse();
            assertThat(down.data())
                    .containsEntry("state", "ABSENT")
                    .hasEntrySatisfying(
                            "reason",
                            reason -> assertThat(reason)
                                    .contains(
                                            "XCOM0603E",
                                            "port has the value 'many'",
                                            "memberName has the value 'not a name'"));
            assertThat(server.remote().liveness().up()).isTrue();
            assertThat(server.remote().status().getString("phase")).isEqualTo("ABSENT");
            assertThat(server.awaitLog("XCOM0603E")).isNotEmpty();
        }
    }

    /** What the configuration of the server leaves out the adapter asks the environment and the system properties for. */
    @Test
    void theMemberIsToldByTheEnvironment() throws Exception {
        Home.configure(WildFlyGroup.script(), WildFlyApplication.file("member-left-out.cli"));
        String port = String.valueOf(WildFlyServer.groupPort(NUMBER));
        Map<String, String> environment = new HashMap<>(WildFlyGroup.alone(NUMBER));
        environment.put("XCOM_MEMBER", "somebody");
        environment.put("XCOM_MEMBER_NAME", "alone");
        environment.put("XCOM_MEMBERWEIGHT", "70");
        environment.put("JAVA_TOOL_OPTIONS", "-Dxcom.leave-timeout=2s");
        try (WildFlyServer server = new WildFlyServer("told", NUMBER, environment)) {
            server.install(WildFlyApplication.plain());
            server.start();

            server.awaitReadiness("is ready", Health::up);
            assertThat(server.awaitLog("XCOM0601I"))
                    .singleElement()
                    .asString()
                    .contains(
                            "has started alone of group it,",
                            "leaveTimeout=2s (system property xcom.leave-timeout)",
                            "memberName=alone (environment variable XCOM_MEMBER_NAME)",
                            "seeds=127.0.0.1:" + port + " (environment variable XCOM_SEEDS)");
            assertThat(server.awaitLog("XCOM0649W"))
                    .singleElement()
                    .asString()
                    .contains("XCOM_MEMBERWEIGHT is not the name of a setting");
        }
    }

    @Test
    void aWrongConnectionFactoryKeepsTheAdapterFromStarting() throws Exception {
        Home.configure(WildFlyGroup.script(), WildFlyApplication.file("wrong-factory.cli"));
        try (WildFlyServer server = new WildFlyServer("wrong-factory", NUMBER, WildFlyGroup.alone(NUMBER))) {
            server.install(WildFlyApplication.plain());
            server.start();

            assertThat(server.awaitLog("XCOM0617E")).last().asString().contains("inTransaction", "'never'");
            Health down = server.awaitReadiness(
                    "says what is wrong", health -> health.data().containsKey("reason"));
            assertThat(down.up()).isFalse();
            assertThat(down.data().get("reason")).contains("XCOM0701E");
            assertThat(Files.readString(server.log())).doesNotContain("XCOM0601I");
            assertThat(server.remote().liveness().up()).isTrue();
        }
    }
}
