package io.xcom4ee.it.server;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** Three servers whose members are listed as one group. Confined to: the thread of the test. */
public final class ThreeServers implements AutoCloseable {
    private static final List<String> MEMBERS = List.of("server1", "server2", "server3");

    private final List<LibertyServer> all;

    /** Makes the servers; starts none. */
    public ThreeServers(WebArchive application) {
        all = IntStream.rangeClosed(1, MEMBERS.size())
                .mapToObj(number ->
                        new LibertyServer("xcom-it-server" + number, number, environment("server" + number, number)))
                .toList();
        all.forEach(server -> server.install(application));
    }

    /** The environment of a member of this group in the server of that number. */
    public static Map<String, String> environment(String member, int number) {
        return Map.of(
                "XCOM_MEMBER",
                member,
                "XCOM_PORT",
                String.valueOf(LibertyServer.groupPort(number)),
                "XCOM_SEEDS",
                IntStream.rangeClosed(1, MEMBERS.size())
                        .mapToObj(each -> "127.0.0.1:" + LibertyServer.groupPort(each))
                        .collect(Collectors.joining(",")),
                "XCOM_MEMBER_LIST",
                String.join(",", MEMBERS));
    }

    /** The server of that number, from 1. */
    public LibertyServer server(int number) {
        return all.get(number - 1);
    }

    /** All of them. */
    public List<LibertyServer> all() {
        return all;
    }

    /** Starts those that do not run, and waits until all are ready in one view. */
    public void whole() {
        whole(all);
    }

    /** Starts those of these three that do not run, and waits until all are ready in one view. */
    public static void whole(List<? extends Server> three) {
        three.stream().filter(server -> !server.isRunning()).forEach(Server::start);
        Waiting.until("all three are in one view", Server.PATIENCE, () -> statuses(three), ThreeServers::agree);
        three.forEach(server -> server.awaitReadiness("is ready", Health::up));
    }

    private static List<JsonObject> statuses(List<? extends Server> servers) throws IOException {
        List<JsonObject> statuses = new ArrayList<>();
        for (Server server : servers) {
            statuses.add(server.statusOfLiving());
        }
        return statuses;
    }

    private static boolean agree(List<JsonObject> statuses) {
        return statuses.stream().allMatch(ThreeServers::seesEverybody)
                && statuses.stream()
                                .map(status -> status.getString("view"))
                                .distinct()
                                .count()
                        == 1;
    }

    private static boolean seesEverybody(JsonObject status) {
        return status.getString("phase").equals("ONLINE")
                && Remote.names(status, "members").size() == MEMBERS.size()
                && MEMBERS.stream()
                        .allMatch(member -> status.getJsonObject("states")
                                .getString(member, "")
                                .equals("ONLINE"));
    }

    /** What each answers. */
    public <T> List<T> everyone(Question<T> question) throws IOException {
        List<T> answers = new ArrayList<>();
        for (LibertyServer server : all) {
            answers.add(question.ask(server));
        }
        return answers;
    }

    /** Something to ask a server. */
    @FunctionalInterface
    public interface Question<T> {
        /** Its answer now. */
        T ask(LibertyServer server) throws IOException;
    }

    @Override
    public void close() {
        all.forEach(LibertyServer::close);
    }
}
