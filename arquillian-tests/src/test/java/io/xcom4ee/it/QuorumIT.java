package io.xcom4ee.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.xcom4ee.it.server.Health;
import io.xcom4ee.it.server.LibertyServer;
import io.xcom4ee.it.server.ServerLogs;
import io.xcom4ee.it.server.ThreeServers;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Two of three servers die: the third stops and says why; when both are back the group goes on by itself. */
@ExtendWith(ServerLogs.class)
class QuorumIT {
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final Duration DEADLINE = Duration.ofSeconds(1);

    @Test
    void losesNothingThatTheSurvivorHad() throws Exception {
        try (ThreeServers servers = new ThreeServers(TestApplication.archive())) {
            servers.whole();
            LibertyServer survivor = servers.server(1);
            assertThat(survivor.remote().broadcast("before", 10, PATIENCE)).allMatch(QuorumIT::delivered);
            JsonObject before = survivor.remote().status();
            survivor.awaitJournal(
                    "has run its timer", 0, entries -> kinds(entries).contains("tick"));
            assertThat(survivor.awaitLog("XCOM0750I"))
                    .as("there are no metrics")
                    .hasSize(1);
            assertThat(survivor.awaitLog("XCOM0751I"))
                    .as("there is no telemetry")
                    .hasSize(1);
            assertThat(survivor.safeToStop()).as("two of three are left").isZero();

            servers.server(2).kill();
            servers.server(3).kill();
            saysWhy(survivor);
            broadcastsFail(survivor);

            servers.server(2).start();
            waitsForTheThird(servers.server(2));
            broadcastsFail(survivor);
            assertThat(survivor.remote().status().getString("view")).isEqualTo(before.getString("view"));

            servers.whole();
            goesOn(servers, before);
            ranNoTimerWithoutQuorum(survivor);
        }
    }

    private static void saysWhy(LibertyServer survivor) throws IOException {
        Health down = survivor.awaitReadiness("is not ready any more", health -> !health.up());
        assertThat(down.data())
                .containsEntry("state", "BLOCKED")
                .containsEntry("online", "server1")
                .containsEntry("quorumNeeded", "2")
                .containsEntry("hasQuorum", "false")
                .containsEntry("safeToStop", "false")
                .hasEntrySatisfying("members", members -> assertNames(members, "server1", "server2", "server3"))
                .hasEntrySatisfying("unreachable", members -> assertNames(members, "server2", "server3"))
                .hasEntrySatisfying("viewId", view -> assertThat(view).contains("@"))
                .hasEntrySatisfying(
                        "reason",
                        reason -> assertThat(reason).contains("server2").contains("server3"));
        assertThat(survivor.remote().liveness().up()).isTrue();
        assertThat(survivor.remote().startup().up()).isTrue();
        assertThat(survivor.remote().journal("quorum-lost")).hasSize(1);
    }

    /** Members stand in the order in which they came into the view, which no test decides. */
    private static void assertNames(String members, String... names) {
        assertThat(members.split(",")).containsExactlyInAnyOrder(names);
    }

    private static void broadcastsFail(LibertyServer survivor) throws IOException {
        List<JsonObject> outcomes = survivor.remote().broadcast("without quorum", 5, DEADLINE);
        assertThat(outcomes).hasSize(5).allSatisfy(outcome -> {
            assertThat(outcome.getString("outcome")).isEqualTo("not delivered");
            assertThat(outcome.getString("reason")).isEqualTo("NO_QUORUM");
            assertThat(outcome.getString("message")).contains("XCOM0205E");
        });
        assertThat(texts(survivor))
                .as("nothing new is delivered")
                .hasSize(10)
                .allMatch(text -> text.startsWith("before"));
    }

    /** One fresh member beside the survivor founds nothing: the third might hold what the survivor lacks. */
    private static void waitsForTheThird(LibertyServer returned) throws IOException {
        Health down = returned.awaitReadiness(
                "says what it waits for",
                health -> health.data().getOrDefault("reason", "").contains("server3"));
        assertThat(down.up()).isFalse();
        assertThat(returned.remote().liveness().up()).isTrue();
        assertThat(returned.remote().startup().up()).isFalse();
    }

    private static void goesOn(ThreeServers servers, JsonObject before) throws IOException {
        LibertyServer survivor = servers.server(1);
        JsonObject after = survivor.remote().status();
        assertThat(after.getInt("epoch")).as("a new founding").isGreaterThan(before.getInt("epoch"));
        assertThat(survivor.remote().journal("quorum-regained")).isNotEmpty();
        List<JsonObject> outcomes = servers.server(3).remote().broadcast("after", 1, PATIENCE);
        assertThat(outcomes).allMatch(QuorumIT::delivered);
        long position = outcomes.get(0).getJsonNumber("position").longValue();
        assertThat(position)
                .as("it goes on counting where the survivor was")
                .isEqualTo(before.getJsonNumber("position").longValue() + 1);
        survivor.awaitJournal(
                "has the new message",
                0,
                entries -> entries.stream()
                        .anyMatch(entry -> entry.getString("text", "").equals("after-0")));
        assertThat(texts(survivor)).hasSize(11);
    }

    /** It was the primary, and its timer fires every second; one run may have begun just before. */
    private static void ranNoTimerWithoutQuorum(LibertyServer survivor) throws IOException {
        List<String> kinds = kinds(survivor.remote().journal(0));
        List<String> blocked = kinds.subList(kinds.indexOf("quorum-lost"), kinds.lastIndexOf("quorum-regained"));
        assertThat(blocked).filteredOn("tick"::equals).hasSizeLessThanOrEqualTo(1);
    }

    private static List<String> kinds(List<JsonObject> entries) {
        return entries.stream().map(entry -> entry.getString("kind")).toList();
    }

    private static boolean delivered(JsonObject outcome) {
        return outcome.getString("outcome").equals("delivered");
    }

    private static List<String> texts(LibertyServer server) throws IOException {
        return server.remote().journal("message").stream()
                .map(message -> message.getString("text"))
                .toList();
    }
}
