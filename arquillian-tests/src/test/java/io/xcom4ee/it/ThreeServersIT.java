package io.xcom4ee.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.xcom4ee.it.runat.EverySecond;
import io.xcom4ee.it.schedule.Schedules;
import io.xcom4ee.it.server.JakartaVersion;
import io.xcom4ee.it.server.LibertyServer;
import io.xcom4ee.it.server.LoadBalancer;
import io.xcom4ee.it.server.Remote;
import io.xcom4ee.it.server.ServerLogs;
import io.xcom4ee.it.server.ThreeServers;
import io.xcom4ee.it.server.Waiting;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Three servers are one group, whatever happens to one of them. Each test begins with all three in one view. */
@ExtendWith(ServerLogs.class)
class ThreeServersIT {
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final Pattern TRACE_ID = Pattern.compile("\\b[0-9a-f]{32}\\b");

    /** Shorter than the time after which a dead member is expelled: suspicionTimeout + expelTimeout. */
    private static final Duration BEFORE_ANY_EXPULSION = Duration.ofMillis(2500);

    /** The servers of the other tests have none. */
    private static final String TELEMETRY = """
            <server>
              <featureManager>
                <feature>mpMetrics-5.1</feature>
                <feature>mpTelemetry-2.1</feature>
              </featureManager>
              <mpMetrics authentication="false"/>
              <variable name="otel.sdk.disabled" value="false"/>
              <variable name="otel.traces.exporter" value="console"/>
              <variable name="otel.metrics.exporter" value="console"/>
              <variable name="otel.metric.export.interval" value="5000"/>
              <variable name="otel.logs.exporter" value="none"/>
            </server>
            """;

    private static ThreeServers servers;

    /** Sets the messages of one test apart from those of the others. */
    private final String mark = UUID.randomUUID().toString().substring(0, 8);

    @BeforeAll
    static void make() {
        servers = new ThreeServers(application());
        servers.all().forEach(server -> server.override("telemetry.xml", TELEMETRY));
    }

    private static WebArchive application() {
        WebArchive archive = TestApplication.archive().addPackage(Schedules.class.getPackage());
        return JakartaVersion.isEleven() ? archive.addPackage(EverySecond.class.getPackage()) : archive;
    }

    @AfterAll
    static void end() {
        if (servers != null) { // Else there are none, and why is what the test says.
            servers.close();
        }
    }

    @BeforeEach
    void whole() {
        servers.whole();
    }

    @Test
    void agreeOnTheOrderWhileAllSend() throws Exception {
        int each = 300;
        List<List<JsonObject>> outcomes = inParallel(server -> server.remote().broadcast(mark, each, PATIENCE));

        assertThat(outcomes).allSatisfy(ThreeServersIT::allDelivered);
        List<List<JsonObject>> orders = new ArrayList<>();
        for (LibertyServer server : servers.all()) {
            orders.add(awaitMessages(server, 3 * each));
        }
        assertThat(orders.get(1)).isEqualTo(orders.get(0));
        assertThat(orders.get(2)).isEqualTo(orders.get(0));
        for (int sender = 1; sender <= 3; sender++) {
            assertThat(textsFrom("server" + sender, orders.get(0)))
                    .as("what server%s sent, in the order in which it sent it", sender)
                    .containsExactlyElementsOf(IntStream.range(0, each)
                            .mapToObj(i -> mark + "-" + i)
                            .toList());
        }
        assertThat(orders.get(0))
                .extracting(ThreeServersIT::position)
                .as("positions without a gap")
                .containsExactlyElementsOf(gapless(position(orders.get(0).get(0)), 3 * each));
    }

    /** The killed one is the primary, so that another one goes on with what timers and schedules do on the primary only. */
    @Test
    void goOnWithoutAKilledOneAndTakeItBack() throws Exception {
        LibertyServer killed = servers.server(1);
        LibertyServer survivor = servers.server(2);
        LibertyServer other = servers.server(3);
        int known = survivor.remote().journal(0).size();
        String incarnation = incarnation(survivor, "server1");
        long firstTerm = PrimaryRuns.awaitTerm(killed);

        killed.kill();
        allDelivered(survivor.remote().broadcast(mark, 20, BEFORE_ANY_EXPULSION));
        allDelivered(other.remote().broadcast(mark, 20, BEFORE_ANY_EXPULSION));

        List<JsonObject> events = survivor.awaitJournal(
                "has a view without the killed one",
                known,
                entries -> kinds(entries).contains("expelled")
                        && entries.stream().anyMatch(entry -> isView(entry, "server2", "server3")));
        assertThat(kinds(events)).containsSubsequence("unreachable", "view", "expelled");
        assertThat(Remote.names(only("view", events), "expelled")).containsExactly("server1");
        assertThat(only("unreachable", events).getString("member")).isEqualTo("server1");
        assertThat(only("expelled", events).getString("member")).isEqualTo("server1");
        allDelivered(survivor.remote().broadcast(mark, 20, PATIENCE));
        long secondTerm = PrimaryRuns.awaitTerm(survivor);

        servers.whole();
        assertThat(incarnation(survivor, "server1")).isNotEqualTo(incarnation);
        survivor.awaitJournal(
                "was told who came", known, entries -> kinds(entries).contains("joined"));
        allDelivered(killed.remote().broadcast(mark, 20, PATIENCE));

        long thirdTerm = PrimaryRuns.awaitTerm(killed);
        assertThat(List.of(firstTerm, secondTerm, thirdTerm)).isSorted().doesNotHaveDuplicates();
        assertThat(PrimaryRuns.terms(killed.remote().journal(0))).containsOnly(thirdTerm);
        assertThat(PrimaryRuns.terms(survivor.remote().journal(known))).containsOnly(secondTerm);
        assertThat(PrimaryRuns.terms(other.remote().journal(0))).doesNotContain(firstTerm, secondTerm, thirdTerm);
    }

    @Test
    void noticeAtOnceThatOneIsStopped() throws Exception {
        LibertyServer stopped = servers.server(2);
        LibertyServer other = servers.server(3);
        int known = other.remote().journal(0).size();
        assertThat(stopped.safeToStop()).isZero();

        stopped.stop();

        List<JsonObject> events = other.awaitJournal(
                "has a view without the stopped one",
                known,
                entries -> entries.stream().anyMatch(entry -> isView(entry, "server1", "server3")));
        JsonObject view = only("view", events);
        assertThat(Remote.names(view, "left")).as("it left by itself").containsExactly("server2");
        assertThat(Remote.names(view, "expelled")).isEmpty();
        other.awaitJournal("was told who left", known, entries -> kinds(entries).contains("left"));
        assertThat(kinds(events)).as("nobody had to miss it").doesNotContain("unreachable");
        assertThat(other.safeToStop()).as("both that are left are needed").isEqualTo(1);
        assertThat(other.remote().readiness().up()).isTrue();
        allDelivered(other.remote().broadcast(mark, 20, PATIENCE));
    }

    @Test
    void keepTheirGroupWhileAnApplicationIsReplaced() throws Exception {
        LibertyServer replaced = servers.server(1);
        LibertyServer other = servers.server(2);
        JsonObject before = replaced.remote().status();
        int known = other.remote().journal(0).size();

        replaced.install(application().addAsWebResource("arquillian.xml", "another-version.xml"));
        JsonObject after = replaced.awaitStatus(
                "has the new application",
                status -> !status.getString("applicationStart").equals(before.getString("applicationStart"))
                        && status.getString("phase").equals("ONLINE"));

        assertThat(after.getString("view")).isEqualTo(before.getString("view"));
        assertThat(after.getJsonObject("incarnations")).isEqualTo(before.getJsonObject("incarnations"));
        replaced.awaitJournal("was told the view", 0, entries -> kinds(entries).contains("view"));
        JsonObject first = replaced.remote().journal("view").get(0);
        assertThat(first.getBoolean("replayed")).isTrue();
        assertThat(first.getString("view")).isEqualTo(before.getString("view"));
        assertThat(kinds(other.remote().journal(known))).doesNotContain("view", "unreachable");
        allDelivered(replaced.remote().broadcast(mark, 20, PATIENCE));
    }

    @Test
    void refuseAStrangerWithAMembersName() throws Exception {
        LibertyServer member = servers.server(1);
        JsonObject before = member.remote().status();
        int known = member.remote().journal(0).size();
        try (LibertyServer stranger =
                new LibertyServer("xcom-it-stranger", 4, ThreeServers.environment("server3", 4))) {
            stranger.install(TestApplication.archive());
            stranger.start();

            assertThat(stranger.awaitLog("XCOM0303E")).allMatch(line -> line.contains("server3"));
            assertThat(member.awaitLog("XCOM0304E")).allMatch(line -> line.contains("server3"));
            stranger.awaitReadiness(
                    "says that it is in no group",
                    health -> health.data().getOrDefault("viewId", "").equals("none"));
            assertThat(stranger.remote().readiness().up()).isFalse();
            assertThat(stranger.remote().liveness().up()).isTrue();
        }
        JsonObject after = member.remote().status();
        assertThat(after.getString("view")).isEqualTo(before.getString("view"));
        assertThat(kinds(member.remote().journal(known))).doesNotContain("view", "unreachable");
        allDelivered(servers.server(3).remote().broadcast(mark, 20, PATIENCE));
    }

    @Test
    void aLoadBalancerLeavesOutWhoHasNoQuorum() throws Exception {
        assumeTrue(LoadBalancer.isInstalled(), LoadBalancer.MISSING);
        try (LoadBalancer balancer = new LoadBalancer(servers)) {
            balancer.awaitInRotation("server1", "server2", "server3");
            assertThat(balancer.request("/it/status")).isEqualTo(200);
            for (String path : List.of(
                    "/health/ready", "/metrics", "/%68ealth/ready", "//health", "/;x/health;y/ready", "/%2Fhealth")) {
                assertThat(balancer.request(path))
                        .as(path + " is not for everybody")
                        .isEqualTo(404);
            }
            for (String path : List.of("/it/../health/ready", "/%2e/health", "/it/..;x/health", "/health%00")) {
                assertThat(balancer.request(path))
                        .as(path + " is no path of a browser")
                        .isEqualTo(400);
            }

            servers.server(2).kill();
            balancer.awaitInRotation("server1", "server3");
            assertThat(balancer.request("/it/status")).isEqualTo(200);

            servers.server(3).kill();
            balancer.awaitInRotation();
            assertThat(servers.server(1).remote().liveness().up())
                    .as("it lives, but without a quorum")
                    .isTrue();
            assertThat(servers.server(1).remote().status().getString("phase")).isEqualTo("BLOCKED");
            assertThat(balancer.request("/it/status")).isEqualTo(503);

            servers.whole();
            balancer.awaitInRotation("server1", "server2", "server3");
            assertThat(balancer.request("/it/status")).isEqualTo(200);
        }
    }

    @Test
    void areMeasured() throws Exception {
        allDelivered(servers.server(1).remote().broadcast(mark, 3, PATIENCE));

        String metrics = servers.server(1).remote().metrics();

        assertThat(documentedMetrics())
                .hasSizeGreaterThan(20)
                .allSatisfy(name -> assertThat(metrics)
                        .containsPattern("(?m)^" + name
                                + "\\{[^}]*xcom_group=\"it\"[^}]*xcom_member=\"server1\"[^}]*\\} [0-9]"));
        assertThat(metrics).containsPattern("(?m)^xcom_view_members\\{[^}]*\\} 3\\.0$");
        for (String times :
                List.of("xcom_acknowledgement_duration", "xcom_flow_control_wait", "xcom_consensus_duration")) {
            assertThat(List.of("0.0001", "10", "+Inf"))
                    .allSatisfy(bound -> assertThat(metrics)
                            .containsPattern("(?m)^" + times + "_bucket_total\\{[^}]*le=\"" + Pattern.quote(bound)
                                    + "\"[^}]*\\} [0-9]"));
        }
        servers.server(1).awaitLog("xcom.messages.delivered");
    }

    /** The second column of the table. */
    private static List<String> documentedMetrics() throws IOException {
        return Files.readAllLines(Path.of("../docs/metrics.md")).stream()
                .filter(line -> line.startsWith("| `xcom."))
                .map(line -> line.split("`", -1)[3])
                .toList();
    }

    @Test
    void aTraceLeadsFromTheSenderToAll() throws Exception {
        allDelivered(servers.server(2).remote().send("trace-" + mark, "value", PATIENCE));

        String sent = servers.server(2).awaitLog("send trace-" + mark).get(0);
        Matcher trace = TRACE_ID.matcher(sent);
        assertThat(trace.find()).as(sent).isTrue();
        for (LibertyServer server : servers.all()) {
            assertThat(server.awaitLog("process trace-" + mark)).allMatch(line -> line.contains(trace.group()));
        }
    }

    private static void allDelivered(List<JsonObject> outcomes) {
        assertThat(outcomes)
                .isNotEmpty()
                .allMatch(outcome -> outcome.getString("outcome").equals("delivered"));
    }

    private <T> List<T> inParallel(ThreeServers.Question<T> question) throws Exception {
        ExecutorService threads = Executors.newCachedThreadPool();
        try {
            List<Callable<T>> questions = new ArrayList<>();
            servers.all().forEach(server -> questions.add(() -> question.ask(server)));
            List<T> answers = new ArrayList<>();
            for (Future<T> answer : threads.invokeAll(questions)) {
                answers.add(answer.get());
            }
            return answers;
        } finally {
            threads.shutdown();
        }
    }

    /** The messages of this test as this server observed them. */
    private List<JsonObject> awaitMessages(LibertyServer server, int count) {
        return Waiting.until(
                server.name() + " has observed " + count + " messages",
                PATIENCE,
                () -> server.remote().journal("message").stream()
                        .filter(message -> message.getString("text").startsWith(mark))
                        .toList(),
                messages -> messages.size() >= count);
    }

    private static List<String> textsFrom(String sender, List<JsonObject> messages) {
        return messages.stream()
                .filter(message -> message.getString("sender").equals(sender))
                .map(message -> message.getString("text"))
                .toList();
    }

    private static long position(JsonObject message) {
        return message.getJsonNumber("position").longValue();
    }

    private static List<Long> gapless(long first, int count) {
        return IntStream.range(0, count).mapToObj(i -> first + i).toList();
    }

    private static List<String> kinds(List<JsonObject> entries) {
        return entries.stream().map(entry -> entry.getString("kind")).toList();
    }

    private static JsonObject only(String kind, List<JsonObject> entries) {
        List<JsonObject> found = entries.stream()
                .filter(entry -> entry.getString("kind").equals(kind))
                .toList();
        assertThat(found).hasSize(1);
        return found.get(0);
    }

    /** Members stand in the order in which they came into the view, which no test decides. */
    private static boolean isView(JsonObject entry, String... members) {
        return entry.getString("kind").equals("view")
                && Set.copyOf(Remote.names(entry, "members")).equals(Set.of(members));
    }

    private static String incarnation(LibertyServer server, String member) throws IOException {
        return server.remote().status().getJsonObject("incarnations").getString(member);
    }
}
