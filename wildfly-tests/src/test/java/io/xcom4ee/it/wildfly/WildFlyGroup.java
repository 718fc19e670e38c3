package io.xcom4ee.it.wildfly;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** Three servers whose members are listed as one group. Confined to: the thread of the test. */
final class WildFlyGroup implements AutoCloseable {
    /** The names of the members, which are those of the servers. */
    static final List<String> MEMBERS = List.of("server1", "server2", "server3");

    private final List<WildFlyServer> all;

    /** Makes the servers; starts none. */
    WildFlyGroup(WebArchive application) {
        Home.configure(script());
        all = IntStream.rangeClosed(1, MEMBERS.size())
                .mapToObj(number -> new WildFlyServer("server" + number, number, environment(number)))
                .toList();
        all.forEach(server -> server.install(application));
    }

    /** What administrators run once for each server. */
    static Path script() {
        return Path.of("../server-config/src/main/resources/wildfly/xcom.cli").toAbsolutePath();
    }

    /** Short time-outs, so that a test need not wait. */
    private static Map<String, String> environment(int number) {
        return Map.of(
                "XCOM_GROUP",
                "it",
                "XCOM_MEMBER",
                MEMBERS.get(number - 1),
                "XCOM_PORT",
                String.valueOf(WildFlyServer.groupPort(number)),
                "XCOM_SEEDS",
                IntStream.rangeClosed(1, MEMBERS.size())
                        .mapToObj(each -> "127.0.0.1:" + WildFlyServer.groupPort(each))
                        .collect(Collectors.joining(",")),
                "XCOM_MEMBER_LIST",
                String.join(",", MEMBERS),
                "XCOM_SUSPICION_TIMEOUT",
                "2s",
                "XCOM_EXPEL_TIMEOUT",
                "1s");
    }

    /** Of a server that is a group by itself. */
    static Map<String, String> alone(int number) {
        String port = String.valueOf(WildFlyServer.groupPort(number));
        return Map.of(
                "XCOM_GROUP",
                "it",
                "XCOM_MEMBER",
                "alone",
                "XCOM_MEMBER_LIST",
                "alone",
                "XCOM_PORT",
                port,
                "XCOM_SEEDS",
                "127.0.0.1:" + port);
    }

    /** All of them. */
    List<WildFlyServer> all() {
        return all;
    }

    @Override
    public void close() {
        all.forEach(WildFlyServer::close);
    }
}
