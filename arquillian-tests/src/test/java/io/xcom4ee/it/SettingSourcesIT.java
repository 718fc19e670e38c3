package io.xcom4ee.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.xcom4ee.it.server.Health;
import io.xcom4ee.it.server.LibertyServer;
import io.xcom4ee.it.server.ServerLogs;
import io.xcom4ee.it.server.Waiting;
import jakarta.json.JsonObject;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Who says last what a setting of an application or of a member is, of all that MicroProfile Config asks on Open Liberty. */
@ExtendWith(ServerLogs.class)
class SettingSourcesIT {
    private static final int NUMBER = 8;
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    /** From the strongest on. Each has the setting of a group that is called after it, and those of all before it. */
    private static final List<String> SOURCES = List.of("value", "system", "environment", "file", "default");

    /** A server with the test application, as far as it differs from one without. */
    private static final String APPLICATION = """
            <include location="xcom-features.xml"/>
            <featureManager>
              <feature>servlet-6.0</feature>
              <feature>enterpriseBeansLite-4.0</feature>
              <feature>jsonp-2.1</feature>
            </featureManager>
            <variable name="xcom.group" value="it"/>
            <variable name="xcom.member-list" defaultValue="alone"/>
            <httpEndpoint id="defaultHttpEndpoint" host="127.0.0.1" httpPort="${http.port}" httpsPort="-1"/>
            <connectionFactory jndiName="xcom/it"><properties.xcom/></connectionFactory>
            <webApplication location="it.war"><classloader classProviderRef="xcom"/></webApplication>
            """;

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

    /** Each setting that the member needs comes from another source; what server.xml says wins over the environment. */
    @Test
    void theMemberIsToldWhatServerXmlLeavesOut() throws Exception {
        String port = String.valueOf(LibertyServer.groupPort(NUMBER));
        Map<String, String> environment = Map.of(
                "JVM_ARGS", "-Dxcom.port=" + port,
                "XCOM_PORT", "1",
                "XCOM_MEMBER_NAME", "alone",
                "XCOM_SEEDS", "127.0.0.1:" + port,
                "XCOM_EXPEL_TIMEOUT", "never",
                "XCOM_GROUP_SETTINGS", "it.memberWeight=70",
                "XCOM_LEAVETIMEOUT", "2s");
        try (LibertyServer server = new LibertyServer("xcom-it-outside", NUMBER, environment)) {
            server.configure(outside(APPLICATION));
            server.install(TestApplication.archive());
            server.start();

            server.awaitReadiness("is ready", Health::up);
            assertThat(server.remote()
                            .broadcast("told", 1, Duration.ofSeconds(30))
                            .get(0)
                            .getString("outcome"))
                    .isEqualTo("delivered");
            assertThat(server.awaitLog("XCOM0601I"))
                    .singleElement()
                    .asString()
                    .contains(
                            "has started alone of group it,",
                            "expelTimeout=1s,",
                            "group=it (MicroProfile Config, source server.xml.variables.config.source)",
                            "groupSettings=it.memberWeight=70 (environment variable XCOM_GROUP_SETTINGS)",
                            "memberList=alone (MicroProfile Config, source server.xml.default.variables.config.source)",
                            "memberName=alone (environment variable XCOM_MEMBER_NAME)",
                            "port=" + port + " (system property xcom.port)",
                            "seeds=127.0.0.1:" + port + " (environment variable XCOM_SEEDS)")
                    .doesNotContain("never", "2s");
            assertThat(server.awaitLog("XCOM0649W"))
                    .singleElement()
                    .asString()
                    .contains("XCOM_LEAVETIMEOUT is not the name of a setting", "XCOM_LEAVE_TIMEOUT");
            assertThat(Files.readString(server.log())).doesNotContain("XCOM0710W", "XCOM0650W");
        }
    }

    /** What holds for all connection factories can be said outside, too, and whoever has it wrong is told where it is. */
    @Test
    void connectionFactoriesAreToldWhatTheyLeaveOut() {
        String port = String.valueOf(LibertyServer.groupPort(NUMBER));
        Map<String, String> environment = Map.of(
                "XCOM_PORT",
                port,
                "XCOM_MEMBER_NAME",
                "alone",
                "XCOM_SEEDS",
                "127.0.0.1:" + port,
                "XCOM_IN_TRANSACTION",
                "never");
        try (LibertyServer server = new LibertyServer("xcom-it-factories", NUMBER, environment)) {
            server.configure(outside(APPLICATION));
            server.install(TestApplication.archive());
            server.start();

            Health down = server.awaitReadiness(
                    "says what is wrong",
                    health -> health.data().getOrDefault("reason", "").contains("XCOM0617E"));
            assertThat(down.up()).isFalse();
            assertThat(down.data().get("reason"))
                    .contains("inTransaction (environment variable XCOM_IN_TRANSACTION)", "'never'");
        }
    }

    @Test
    void theMemberIsToldByTheProcessWhereThereIsNoMicroProfileConfig() throws Exception {
        String port = String.valueOf(LibertyServer.groupPort(NUMBER));
        Map<String, String> environment = Map.of(
                "JVM_ARGS", "-Dxcom.port=" + port,
                "XCOM_PORT", "1",
                "XCOM_GROUP", "it",
                "XCOM_MEMBER_NAME", "alone",
                "XCOM_MEMBER_LIST", "alone",
                "XCOM_SEEDS", "127.0.0.1:" + port);
        try (LibertyServer server = new LibertyServer("xcom-it-process", NUMBER, environment)) {
            server.configure(outside("""
                    <featureManager>
                      <feature>connectors-2.1</feature>
                    </featureManager>
                    <variable name="xcom.member-weight" value="70"/>
                    """));
            server.start();

            assertThat(server.awaitLog("XCOM0601I"))
                    .singleElement()
                    .asString()
                    .contains(
                            "has started alone of group it,",
                            "memberName=alone (environment variable XCOM_MEMBER_NAME)",
                            "port=" + port + " (system property xcom.port)")
                    .doesNotContain("memberWeight");
            assertThat(server.awaitLog("XCOM0001A")).isNotEmpty();
            assertThat(Files.readString(server.log())).doesNotContain("XCOM0650W");
        }
    }

    private static String outside(String more) {
        return """
                <server>
                  %s
                  <resourceAdapter id="xcom" location="${server.config.dir}/xcom.rar">
                    <properties.xcom expelTimeout="1s"/>
                  </resourceAdapter>
                </server>
                """.formatted(more);
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
