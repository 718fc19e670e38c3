package io.xcom4ee.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.xcom4ee.it.server.LibertyServer;
import io.xcom4ee.it.server.ServerLogs;
import io.xcom4ee.it.server.Waiting;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Who says last what a setting of an application is, of all that MicroProfile Config asks on Open Liberty. */
@ExtendWith(ServerLogs.class)
class SettingSourcesIT {
    private static final int NUMBER = 8;
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    /** From the strongest on. Each has the setting of a group that is called after it, and those of all before it. */
    private static final List<String> SOURCES = List.of("value", "system", "environment", "file", "default");

    @Test
    void theStrongestSourceIsTaken() {
        Map<String, String> environment = Map.of(
                "JVM_ARGS", setting("system", "-Dxcom.group.%s.jndi-name=xcom/system", " "),
                "XCOM_GROUP_VALUE_JNDI_NAME", "xcom/environment",
                "XCOM_GROUP_SYSTEM_JNDI_NAME", "xcom/environment",
                "XCOM_GROUP_ENVIRONMENT_JNDI_NAME", "xcom/environment");
        try (LibertyServer server = new LibertyServer("xcom-it-sources", NUMBER, environment)) {
            server.override(
                    "variables.xml",
                    "<server>"
                            + setting(
                                            "default",
                                            "<variable name=\"xcom.group.%s.jndi-name\" defaultValue=\"xcom/default\"/>",
                                            "")
                                    .replace(
                                            "<variable name=\"xcom.group.value.jndi-name\"",
                                            "<variable name=\"xcom.group.value.jndi-name\" value=\"xcom/value\"")
                            + "</server>");
            server.install(TestApplication.archive("xcom.groups=" + String.join(",", SOURCES) + "\n"
                    + setting("file", "xcom.group.%s.jndi-name=xcom/file", "\n")));
            server.start();

            for (String source : SOURCES) {
                List<JsonObject> checks = Waiting.until(
                        "there is a check of the group " + source,
                        PATIENCE,
                        () -> server.remote().checks("/health/ready", "xcom." + source + ".readiness"),
                        found -> !found.isEmpty());
                assertThat(checks)
                        .extracting(check -> check.getJsonObject("data").getString("reason"))
                        .as("where the group is looked up that the source %s is the strongest for", source)
                        .singleElement()
                        .asString()
                        .contains("XCOM0701E", "xcom/" + source + " ");
            }
        }
    }

    /** The setting of this source and of all before it. */
    private static String setting(String last, String pattern, String separator) {
        return String.join(
                separator,
                SOURCES.subList(0, SOURCES.indexOf(last) + 1).stream()
                        .map(pattern::formatted)
                        .toList());
    }
}
