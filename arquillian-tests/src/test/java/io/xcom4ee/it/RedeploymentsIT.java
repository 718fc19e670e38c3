package io.xcom4ee.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.xcom4ee.it.inbound.Notes;
import io.xcom4ee.it.inbound.NotesServlet;
import io.xcom4ee.it.inbound.Warehouse;
import io.xcom4ee.it.server.Insides;
import io.xcom4ee.it.server.LibertyServer;
import io.xcom4ee.it.server.Remote;
import io.xcom4ee.it.server.ServerLogs;
import io.xcom4ee.it.server.Waiting;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Applications and adapters come and go in one server that runs on: nothing of those that have gone is left. */
@ExtendWith(ServerLogs.class)
class RedeploymentsIT {
    private static final int NUMBER = 6;
    private static final int OF_THE_APPLICATION = 50;
    private static final int OF_THE_ADAPTER = 10;
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    /**
     * No class twice; the class loaders of one adapter and one application; one member; the sockets of HTTP, of the group and of the
     * server's own commands; the event loop.
     */
    private static final Insides ONE_OF_EACH = new Insides(Map.of(), 2, 1, 3, List.of("xcom-it-alone-1"));

    private static LibertyServer server;

    @BeforeAll
    static void start() {
        String port = String.valueOf(LibertyServer.groupPort(NUMBER));
        server = new LibertyServer(
                "xcom-it-redeployed",
                NUMBER,
                Map.of(
                        "XCOM_MEMBER",
                        "alone",
                        "XCOM_PORT",
                        port,
                        "XCOM_SEEDS",
                        "127.0.0.1:" + port,
                        "XCOM_MEMBER_LIST",
                        "alone"));
        // The server looks often, so that sixty changes take their time and not the server's.
        server.override("redeployed.xml", """
                <server>
                  <featureManager>
                    <feature>mdb-4.0</feature>
                  </featureManager>
                  <activationSpec id="it/Warehouse">
                    <properties.xcom group="it"/>
                  </activationSpec>
                  <applicationMonitor pollingRate="100ms"/>
                  <config monitorInterval="100ms"/>
                </server>
                """);
        server.install(application());
        server.start();
    }

    /** With everything that is connected to a group: channels, observers, a timer of the primary, a message-driven bean. */
    private static WebArchive application() {
        return TestApplication.archive().addClasses(Notes.class, NotesServlet.class, Warehouse.class);
    }

    @AfterAll
    static void stop() {
        if (server != null) { // Else there is none, and why is what the test says.
            server.close();
        }
    }

    @Test
    void ofTheApplicationLeaveNothingAndTheGroupNoticesNothing() throws Exception {
        JsonObject first = awaitOnline();
        use("the first application");
        awaitOneOfEach();

        JsonObject last = first;
        for (int each = 1; each <= OF_THE_APPLICATION; each++) {
            String old = last.getString("applicationStart");
            server.install(application());
            last = server.awaitStatus(
                    "has application " + each,
                    status -> isOnline(status)
                            && !status.getString("applicationStart").equals(old));
            use("application " + each);
        }

        assertThat(last.getString("view")).isEqualTo(first.getString("view"));
        assertThat(last.getJsonObject("incarnations")).isEqualTo(first.getJsonObject("incarnations"));
        awaitOneOfEach();
    }

    @Test
    void ofTheAdapterLeaveNothing() throws Exception {
        JsonObject last = awaitOnline();
        use("the first adapter");
        awaitOneOfEach();

        for (int each = 1; each <= OF_THE_ADAPTER; each++) {
            JsonObject old = last.getJsonObject("incarnations");
            server.override("edited.xml", """
                    <server>
                      <variable name="xcom.suspicion.timeout" value="%sms"/>
                    </server>
                    """.formatted(2000 + each));
            last = server.awaitStatus(
                    "is online with adapter " + each,
                    status -> isOnline(status)
                            && !status.getJsonObject("incarnations").equals(old));
            try (Socket peer = new Socket(InetAddress.getLoopbackAddress(), server.groupPort())) {
                assertThat(peer.isConnected()).isTrue();
            }
            use("adapter " + each);
        }

        awaitOneOfEach();
    }

    /** What is sent comes to the observers and to the message-driven bean, on the way on which the outcome comes too. */
    private static void use(String what) throws IOException {
        String text = what.replace(' ', '-');
        Remote remote = server.remote();
        assertThat(remote.send("news", text, PATIENCE))
                .extracting(outcome -> outcome.getString("outcome"))
                .containsExactly("delivered");
        Waiting.until(
                "the observers and the message-driven bean are told by " + what,
                PATIENCE,
                () -> List.of(
                        remote.journal("message"),
                        remote.get("/it/notes?with=" + text).asJsonArray()),
                told -> told.stream().noneMatch(List::isEmpty));
    }

    private static JsonObject awaitOnline() {
        return server.awaitStatus("is online", RedeploymentsIT::isOnline);
    }

    private static boolean isOnline(JsonObject status) {
        return status.getString("phase").equals("ONLINE");
    }

    /** The server takes a moment until it lets go of the last one. */
    private static void awaitOneOfEach() {
        Waiting.until("one of each lives in the server", PATIENCE, server::insides, ONE_OF_EACH::equals);
    }
}
