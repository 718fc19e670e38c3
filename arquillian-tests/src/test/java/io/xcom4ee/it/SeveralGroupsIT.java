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
                LibertyServer sender = servers.get(count % 2);
                JsonObject outcome = sender.remote()
                        .post("/it/groups?group=" + group + "&text=" + group + count, "")
                        .asJsonObject();
                assertThat(outcome.getString("outcome")).isEqualTo("delivered");
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
