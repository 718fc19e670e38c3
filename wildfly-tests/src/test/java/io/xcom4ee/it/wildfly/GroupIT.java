package io.xcom4ee.it.wildfly;

import static org.assertj.core.api.Assertions.assertThat;

import io.xcom4ee.it.server.Health;
import io.xcom4ee.it.server.Remote;
import io.xcom4ee.it.server.ServerLogs;
import io.xcom4ee.it.server.ThreeServers;
import io.xcom4ee.it.server.Waiting;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Three WildFly servers are one group. Each test begins with all three in one view. */
@ExtendWith(ServerLogs.class)
class GroupIT {
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final Duration SHORT = Duration.ofSeconds(1);

    private static WildFlyGroup servers;

    /** Sets the messages of one test apart from those of the others. */
    private final String mark = UUID.randomUUID().toString().substring(0, 8);

    @BeforeAll
    static void make() {
        servers = new WildFlyGroup(WildFlyApplication.archive());
    }

    @AfterAll
    static void end() {
        if (servers != null) { // Else there are none, and why is what the test says.
            servers.close();
        }
    }

    @BeforeEach
    void whole() {
        ThreeServers.whole(servers.all());
    }

    @Test
    void agreeOnTheOrderWhileAllSend() throws Exception {
        int each = 100;
        List<CompletableFuture<List<JsonObject>>> sending = servers.all().stream()
                .map(server -> CompletableFuture.supplyAsync(() -> broadcast(server, each)))
                .toList();
        for (CompletableFuture<List<JsonObject>> outcomes : sending) {
            assertThat(outcomes.get()).hasSize(each).allMatch(GroupIT::delivered);
        }
        List<List<JsonObject>> orders = new ArrayList<>();
        for (WildFlyServer server : servers.all()) {
            orders.add(awaitMessages(server, 3 * each));
        }

        assertThat(orders.get(1)).isEqualTo(orders.get(0));
        assertThat(orders.get(2)).isEqualTo(orders.get(0));
        assertThat(orders.get(0)).extracting(entry -> entry.getString("module")).containsOnly("it");
        for (String sender : WildFlyGroup.MEMBERS) {
            assertThat(orders.get(0))
                    .filteredOn(entry -> entry.getString("sender").equals(sender))
                    .extracting(entry -> entry.getString("text"))
                    .containsExactlyElementsOf(IntStream.range(0, each)
                            .mapToObj(number -> mark + "-" + number)
                            .toList());
        }
    }

    /** The killed one is the primary, so that another one goes on with what a timer does on the primary only. */
    @Test
    void goOnWithoutAKilledOneAndTakeItBack() throws Exception {
        WildFlyServer killed = primary();
        WildFlyServer survivor = servers.all().stream()
                .filter(server -> server != killed)
                .findFirst()
                .orElseThrow();
        long firstTerm = termInWhichItsTimerRan(killed);
        int known = survivor.remote().journal(0).size();

        killed.kill();
        assertThat(broadcast(survivor, 20)).allMatch(GroupIT::delivered);
        List<JsonObject> events = survivor.awaitJournal(
                "is told who was put out", known, entries -> kinds(entries).contains("expelled"));
        assertThat(kinds(events)).containsSubsequence("unreachable", "view", "expelled");
        assertThat(Remote.names(only("view", events), "expelled")).containsExactly(killed.name());
        assertThat(Remote.names(only("view", events), "members")).hasSize(2).doesNotContain(killed.name());
        assertThat(termInWhichItsTimerRan(primary())).isGreaterThan(firstTerm);

        ThreeServers.whole(servers.all());
        survivor.awaitJournal(
                "is told who came", known, entries -> kinds(entries).contains("joined"));
        assertThat(broadcast(killed, 20)).allMatch(GroupIT::delivered);
    }

    @Test
    void aServerThatIsStoppedLeavesAtOnce() throws Exception {
        WildFlyServer remaining = servers.all().get(0);
        int known = remaining.remote().journal(0).size();

        servers.all().get(2).terminate();

        List<JsonObject> events = remaining.awaitJournal(
                "has a view without it", known, entries -> kinds(entries).contains("left"));
        assertThat(Remote.names(only("view", events), "left")).containsExactly("server3");
        assertThat(kinds(events)).doesNotContain("expelled");
    }

    @Test
    void isNotReadyWithoutQuorumAndGoesOnWhenTheOthersAreBack() throws Exception {
        WildFlyServer survivor = servers.all().get(0);
        assertThat(broadcast(survivor, 5)).allMatch(GroupIT::delivered);
        long before = position(survivor);

        servers.all().get(1).kill();
        servers.all().get(2).kill();
        Health down = survivor.awaitReadiness("is not ready any more", health -> !health.up());
        assertThat(down.data())
                .containsEntry("state", "BLOCKED")
                .containsEntry("hasQuorum", "false")
                .containsEntry("quorumNeeded", "2")
                .containsEntry("online", "server1")
                .hasEntrySatisfying("reason", reason -> assertThat(reason).contains("server2", "server3"));
        assertThat(survivor.remote().liveness().up()).isTrue();
        assertThat(survivor.remote().startup().up()).isTrue();
        assertThat(survivor.remote().broadcast("without quorum", 3, SHORT))
                .hasSize(3)
                .extracting(outcome -> outcome.getString("reason"))
                .containsOnly("NO_QUORUM");

        ThreeServers.whole(servers.all());
        List<JsonObject> after = servers.all().get(2).remote().broadcast(mark, 1, PATIENCE);
        assertThat(after).allMatch(GroupIT::delivered);
        assertThat(after.get(0).getJsonNumber("position").longValue())
                .as("it goes on counting where the survivor was")
                .isEqualTo(before + 1);
    }

    @Test
    void theMemberStaysInItsGroupWhileTheApplicationIsAway() throws Exception {
        WildFlyServer server = servers.all().get(1);
        WildFlyServer other = servers.all().get(0);
        JsonObject before = server.remote().status();
        int known = other.remote().journal(0).size();

        server.undeploy(WildFlyApplication.NAME);
        assertThat(broadcast(other, 3)).allMatch(GroupIT::delivered);
        server.install(WildFlyApplication.archive());

        JsonObject after = server.awaitStatus(
                "has its application again",
                status -> !status.getString("applicationStart").equals(before.getString("applicationStart"))
                        && status.getString("phase").equals("ONLINE"));
        assertThat(after.getJsonObject("incarnations")).isEqualTo(before.getJsonObject("incarnations"));
        assertThat(after.getString("view")).isEqualTo(before.getString("view"));
        List<JsonObject> first = server.awaitJournal(
                "is told the view", 0, entries -> kinds(entries).contains("view"));
        assertThat(only("view", first).getBoolean("replayed")).isTrue();
        assertThat(kinds(other.remote().journal(known))).doesNotContain("view", "unreachable", "left");
        assertThat(broadcast(server, 3)).allMatch(GroupIT::delivered);
        assertThat(awaitMessages(server, 3)).extracting(GroupIT::sender).containsOnly("server2");
    }

    @Test
    void broadcastsFollowTheirTransaction() throws Exception {
        assertThat(transaction(mark + "-rolled-back", "rollback"))
                .hasSize(3)
                .extracting(outcome -> outcome.getString("reason"))
                .containsOnly("ROLLED_BACK");
        assertThat(transaction(mark + "-committed", "commit")).hasSize(3).allMatch(GroupIT::delivered);

        for (WildFlyServer server : servers.all()) {
            List<JsonObject> entries = server.awaitJournal(
                    "has the order", 0, all -> all.stream().anyMatch(entry -> isOrder(entry, mark + "-committed")));
            assertThat(entries)
                    .filteredOn(entry -> entry.toString().contains(mark))
                    .noneMatch(entry -> entry.toString().contains("rolled-back"))
                    .filteredOn(entry -> entry.getString("kind").equals("message"))
                    .extracting(entry -> entry.getString("text", ""))
                    .contains(mark + "-committed-connection", mark + "-committed-channel");
        }
    }

    @Test
    void messageDrivenBeansReceiveInTransactionsAndInOrder() throws Exception {
        assertThat(broadcast(servers.all().get(0), 50)).allMatch(GroupIT::delivered);
        Remote sender = servers.all().get(1).remote();
        assertThat(sender.send("faulty", mark + "-good", PATIENCE)).allMatch(GroupIT::delivered);

        List<String> expected = IntStream.range(0, 50)
                .mapToObj(number -> "text " + mark + "-" + number + " in it in a transaction")
                .toList();
        for (WildFlyServer server : servers.all()) {
            assertThat(awaitNotes(server, "text " + mark, 51).subList(0, 50)).isEqualTo(expected);
            assertThat(awaitNotes(server, "batch " + mark + "-good", 1)).hasSize(1);
            assertThat(awaitNotes(server, "view replayed=", 1)).isNotEmpty();
        }
    }

    /** None of this is so by default: see ejb-jar.xml. */
    @Test
    void activationPropertiesAreTaken() throws Exception {
        Remote sender = servers.all().get(0).remote();
        String poison = "poison-" + mark;
        assertThat(sender.send("faultless", mark + "-elsewhere", PATIENCE)).allMatch(GroupIT::delivered);
        assertThat(sender.send("faulty", poison, PATIENCE)).allMatch(GroupIT::delivered);
        assertThat(sender.send("faulty", mark + "-after", PATIENCE)).allMatch(GroupIT::delivered);

        for (WildFlyServer server : servers.all()) {
            assertThat(awaitNotes(server, "batch " + mark + "-after", 1)).hasSize(1);
            assertThat(awaitNotes(server, "dead " + poison, 1))
                    .as("afterRedeliveries")
                    .hasSize(1);
            assertThat(notes(server, "batch " + mark + "-elsewhere"))
                    .as("topic")
                    .isEmpty();
            assertThat(server.awaitLog("XCOM0630W"))
                    .as("redeliveryMax, redeliveryPause")
                    .anyMatch(line -> line.contains("Faulty") && line.contains("1 of 1") && line.contains("50ms"));
        }
    }

    private List<JsonObject> broadcast(WildFlyServer server, int count) {
        try {
            return server.remote().broadcast(mark, count, PATIENCE);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static List<JsonObject> transaction(String text, String end) throws IOException {
        return servers.all()
                .get(0)
                .remote()
                .post("/it/transaction?text=" + text + "&end=" + end, "")
                .asJsonArray()
                .getValuesAs(JsonObject.class);
    }

    private List<JsonObject> awaitMessages(WildFlyServer server, int count) {
        return server
                .awaitJournal("has all messages", 0, entries -> marked(entries).size() >= count)
                .stream()
                .filter(this::isMarked)
                .toList();
    }

    private List<JsonObject> marked(List<JsonObject> entries) {
        return entries.stream().filter(this::isMarked).toList();
    }

    private boolean isMarked(JsonObject entry) {
        return entry.getString("kind").equals("message")
                && entry.getString("text").startsWith(mark);
    }

    private static boolean isOrder(JsonObject entry, String text) {
        return entry.getString("kind").equals("order")
                && entry.getString("order").contains(text);
    }

    private static List<String> awaitNotes(WildFlyServer server, String with, int count) {
        return Waiting.until(
                server.name() + " notes " + with, PATIENCE, () -> notes(server, with), notes -> notes.size() >= count);
    }

    private static List<String> notes(WildFlyServer server, String with) throws IOException {
        return server.remote()
                .get("/it/notes?with=" + with.replace(' ', '+'))
                .asJsonArray()
                .getValuesAs(JsonString::getString);
    }

    private static WildFlyServer primary() throws IOException {
        WildFlyServer running = servers.all().stream()
                .filter(WildFlyServer::isRunning)
                .findFirst()
                .orElseThrow();
        String name = running.remote().status().getString("primary");
        return servers.all().stream()
                .filter(server -> server.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static long termInWhichItsTimerRan(WildFlyServer server) throws IOException {
        long current = server.remote().status().getJsonNumber("fencingToken").longValue();
        server.awaitJournal(
                "has run its timer in the current term",
                0,
                entries -> entries.stream()
                        .anyMatch(entry -> entry.getString("kind").equals("tick")
                                && entry.getJsonNumber("fencingToken").longValue() == current));
        return current;
    }

    private static long position(WildFlyServer server) throws IOException {
        return server.remote().status().getJsonNumber("position").longValue();
    }

    private static List<String> kinds(List<JsonObject> entries) {
        return entries.stream().map(entry -> entry.getString("kind")).toList();
    }

    private static JsonObject only(String kind, List<JsonObject> entries) {
        return entries.stream()
                .filter(entry -> entry.getString("kind").equals(kind))
                .findFirst()
                .orElseThrow();
    }

    private static String sender(JsonObject message) {
        return message.getString("sender");
    }

    private static boolean delivered(JsonObject outcome) {
        return outcome.getString("outcome").equals("delivered");
    }
}
