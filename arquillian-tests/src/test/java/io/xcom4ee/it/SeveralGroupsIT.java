package io.xcom4ee.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.xcom4ee.it.groups.TwoGroups;
import io.xcom4ee.it.server.Health;
import io.xcom4ee.it.server.Insides;
import io.xcom4ee.it.server.LibertyServer;
import io.xcom4ee.it.server.Server;
import io.xcom4ee.it.server.ServerLogs;
import io.xcom4ee.it.server.Waiting;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** An operator gives two running servers a second group, by one attribute and without another port. */
@ExtendWith(ServerLogs.class)
class SeveralGroupsIT {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final List<Integer> NUMBERS = List.of(7, 8);
    private static final List<String> GROUPS = List.of("it", "audit");
    private static final String SECOND_GROUP = """
            <server>
              <variable name="xcom.more.groups" value="audit"/>
              <connectionFactory jndiName="xcom/audit"><properties.xcom group="audit"/></connectionFactory>
            </server>
            """;

    /** Both servers tell how many messages they have sent to each group. */
    private static final String METRICS = """
            <server>
              <featureManager><feature>mpMetrics-5.1</feature></featureManager>
              <mpMetrics authentication="false"/>
            </server>
            """;

    @Test
    void oneApplicationUsesTwoGroupsThatShareThePort() throws Exception {
        try (LibertyServer first = server(NUMBERS.get(0));
                LibertyServer second = server(NUMBERS.get(1))) {
            List<LibertyServer> servers = List.of(first, second);
            servers.forEach(Server::start);
            servers.forEach(server -> server.awaitStatus(
                    "is online", status -> status.getString("phase").equals("ONLINE")));
            Insides before = first.insides();
            assertThat(before.members()).isEqualTo(1);
            List<String> starts = new ArrayList<>();
            for (LibertyServer server : servers) {
                starts.add(server.remote().status().getString("applicationStart"));
                server.override("second-group.xml", SECOND_GROUP);
            }
            for (LibertyServer server : servers) {
                server.awaitStatus(
                        "has started the application again",
                        status -> !starts.contains(status.getString("applicationStart")));
                awaitBothGroups(server);
            }
            Waiting.until(
                    "there are two members and no server socket more",
                    PATIENCE,
                    first::insides,
                    now -> now.members() == 2 && now.listening() == before.listening());

            eachGroupHasItsOrder(servers);
            eachGroupIsMeasured(first);
            leavesBoth(second);
        }
    }

    private static LibertyServer server(int number) {
        LibertyServer server = new LibertyServer(
                "xcom-it-groups" + number,
                number,
                Map.of(
                        "XCOM_MEMBER",
                        "server" + number,
                        "XCOM_PORT",
                        String.valueOf(LibertyServer.groupPort(number)),
                        "XCOM_SEEDS",
                        String.join(
                                ",",
                                NUMBERS.stream()
                                        .map(each -> "127.0.0.1:" + LibertyServer.groupPort(each))
                                        .toList()),
                        "XCOM_MEMBER_LIST",
                        String.join(
                                ",",
                                NUMBERS.stream().map(each -> "server" + each).toList())));
        server.override("metrics.xml", METRICS);
        server.install(TestApplication.archive().addPackage(TwoGroups.class.getPackage()));
        return server;
    }

    private static void awaitBothGroups(LibertyServer server) {
        for (String group : GROUPS) {
            List<JsonObject> checks = Waiting.until(
                    server.name() + " is ready in " + group,
                    PATIENCE,
                    () -> server.remote().checks("/health/ready", "xcom." + group + ".readiness"),
                    found -> found.stream()
                            .anyMatch(check -> check.getString("status").equals("UP")
                                    && check.getJsonObject("data")
                                            .getString("members")
                                            .contains(",")));
            assertThat(checks).hasSize(1);
            assertThat(checks.get(0).getJsonObject("data").getString("group")).isEqualTo(group);
        }
        server.awaitReadiness("is ready as a whole", Health::up);
    }

    private static void eachGroupHasItsOrder(List<LibertyServer> servers) throws IOException {
        for (String group : GROUPS) {
            for (int count = 0; count < 10; count++) {
                broadcast(servers.get(count % 2), group, group + count);
            }
        }
        for (String group : GROUPS) {
            List<String> sent =
                    IntStream.range(0, 10).mapToObj(count -> group + count).toList();
            List<List<String>> delivered = new ArrayList<>();
            for (LibertyServer server : servers) {
                delivered.add(Waiting.until(
                        server.name() + " has all of " + group,
                        PATIENCE,
                        () -> delivered(server, group),
                        texts -> texts.size() >= sent.size()));
            }
            assertThat(delivered.get(0)).as("with their positions").isEqualTo(delivered.get(1));
            assertThat(delivered.get(0))
                    .extracting(text -> text.substring(text.indexOf(' ') + 1))
                    .isEqualTo(sent);
        }
    }

    private static void broadcast(LibertyServer sender, String group, String text) throws IOException {
        JsonObject outcome = sender.remote()
                .post("/it/groups?group=" + group + "&text=" + text, "")
                .asJsonObject();
        assertThat(outcome.getString("outcome")).isEqualTo("delivered");
    }

    /** It has sent five messages to each by now. */
    private static void eachGroupIsMeasured(LibertyServer server) throws IOException {
        broadcast(server, "audit", "more");
        Map.of("it", 5, "audit", 6).forEach((group, sent) -> {
            Pattern line = Pattern.compile(
                    "(?m)^xcom_messages_sent_total\\{[^}]*xcom_group=\"" + group + "\"[^}]*\\} " + sent + "\\.0$");
            Waiting.until(
                    "the metrics say that it has sent " + sent + " messages to " + group,
                    PATIENCE,
                    () -> server.remote().metrics(),
                    metrics -> line.matcher(metrics).find());
        });
    }

    private static List<String> delivered(LibertyServer server, String group) throws IOException {
        List<String> texts = new ArrayList<>();
        server.remote()
                .get("/it/groups?group=" + group)
                .asJsonArray()
                .forEach(text -> texts.add(((JsonString) text).getString()));
        return texts;
    }

    private static void leavesBoth(LibertyServer server) {
        server.stop();
        assertThat(server.awaitLog("XCOM0602I"))
                .anyMatch(line -> line.contains("of group it."))
                .anyMatch(line -> line.contains("of group audit."));
    }
}
