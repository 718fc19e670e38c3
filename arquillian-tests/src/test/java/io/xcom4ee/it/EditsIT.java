package io.xcom4ee.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.xcom4ee.it.inbound.Notes;
import io.xcom4ee.it.inbound.NotesServlet;
import io.xcom4ee.it.inbound.Warehouse;
import io.xcom4ee.it.server.Health;
import io.xcom4ee.it.server.LibertyServer;
import io.xcom4ee.it.server.ServerLogs;
import io.xcom4ee.it.server.ThreeServers;
import io.xcom4ee.it.server.Waiting;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Connection factories and activation specs are edited while the server runs, with and without the server's Jakarta Validation. */
@ExtendWith(ServerLogs.class)
class EditsIT {
    private static final int NUMBER = 9;
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final String FACTORY = "factory.xml";
    private static final String SPEC = "spec.xml";

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void areTakenOrRefusedAndCorrected(boolean validation) throws Exception {
        try (LibertyServer server = new LibertyServer("xcom-it-edited", NUMBER, environment())) {
            server.override("features.xml", """
                    <server>
                      <featureManager><feature>mdb-4.0</feature>%s</featureManager>
                      <config monitorInterval="100ms"/>
                    </server>
                    """.formatted(validation ? "<feature>beanValidation-3.0</feature>" : ""));
            server.override(FACTORY, factory("group=\"it\""));
            server.override(SPEC, spec("group=\"it\""));
            server.install(TestApplication.archive("xcom.group.it.jndi-name=xcom/edited")
                    .addClasses(Notes.class, NotesServlet.class, Warehouse.class));
            server.start();
            server.awaitReadiness("is ready", Health::up);

            editTheFactory(server, validation);
            editTheSpec(server);
        }
    }

    private static Map<String, String> environment() {
        Map<String, String> alone = new HashMap<>(ThreeServers.environment("alone", NUMBER));
        alone.put("XCOM_MEMBER_LIST", "alone");
        alone.put("XCOM_SEEDS", "127.0.0.1:" + LibertyServer.groupPort(NUMBER));
        return alone;
    }

    private static void editTheFactory(LibertyServer server, boolean validation) throws IOException {
        JsonObject member = server.remote().status().getJsonObject("incarnations");

        server.override(FACTORY, factory("group=\"other\""));
        awaitReason(server, "XCOM0604E");
        server.override(FACTORY, factory("group=\"it\" inTransaction=\"never\""));
        awaitReason(server, validation ? "XCOM0701E" : "XCOM0617E");
        assertThat(server.awaitLog("XCOM0617E")).last().asString().contains("inTransaction", "'never'");
        server.override(FACTORY, factory("group=\"it\" inTransaction=\"atOnce\""));
        server.awaitReadiness("takes the corrected factory", Health::up);
        server.override(FACTORY, "<server/>");
        awaitReason(server, "XCOM0701E");
        server.override(FACTORY, factory("group=\"it\""));
        server.awaitReadiness("takes the factory that is there again", Health::up);

        assertThat(server.remote().status().getJsonObject("incarnations"))
                .as("the member notices nothing")
                .isEqualTo(member);
    }

    private static void editTheSpec(LibertyServer server) throws IOException {
        restartedBy(server, SPEC, spec("topic=\"news\""));
        send(server, "weather", "sun");
        send(server, "news", "good");
        awaitNote(server, "text good");
        assertThat(notes(server, "text sun")).as("of another topic").isEmpty();

        restartedBy(server, SPEC, spec("topic=\"no topic!\""));
        server.awaitLog("J2CA8802E");
        assertThat(server.awaitLog("XCOM0621E"))
                .as("behind that, or on the next line")
                .last()
                .asString()
                .contains("topic", "'no topic!'");
        send(server, "news", "missed");
        receivesBy(server, spec("topic=\"news\""));
        send(server, "news", "better");
        awaitNote(server, "text better");
        assertThat(notes(server, "text missed")).as("while nothing received").isEmpty();

        restartedBy(server, SPEC, "<server/>");
        server.awaitLog("CNTR4015W");
        receivesBy(server, spec("group=\"it\""));
        send(server, "weather", "rain");
        awaitNote(server, "text rain");
    }

    private static void awaitReason(LibertyServer server, String id) {
        server.awaitReadiness(
                "says " + id,
                health ->
                        !health.up() && health.data().getOrDefault("reason", "").contains(id));
    }

    /** The server starts the application anew. */
    private static void restartedBy(LibertyServer server, String file, String xml) throws IOException {
        String before = server.remote().status().getString("applicationStart");
        server.override(file, xml);
        server.awaitStatus(
                "has its application anew",
                status -> !status.getString("applicationStart").equals(before)
                        && status.getString("phase").equals("ONLINE"));
    }

    /** The bean of the application that runs is activated. */
    private static void receivesBy(LibertyServer server, String xml) throws IOException {
        long before = activations(server);
        server.override(SPEC, xml);
        Waiting.until("the bean receives", PATIENCE, () -> activations(server), activated -> activated > before);
    }

    private static long activations(LibertyServer server) throws IOException {
        return Files.readAllLines(server.log()).stream()
                .filter(line -> line.contains("XCOM0628I"))
                .count();
    }

    private static void send(LibertyServer server, String topic, String text) throws IOException {
        assertThat(server.remote().send(topic, text, PATIENCE))
                .extracting(outcome -> outcome.getString("outcome"))
                .containsExactly("delivered");
    }

    private static void awaitNote(LibertyServer server, String text) {
        Waiting.until("the bean is told " + text, PATIENCE, () -> notes(server, text), found -> !found.isEmpty());
    }

    private static List<String> notes(LibertyServer server, String text) throws IOException {
        return server.remote()
                .get("/it/notes?with=" + text.replace(' ', '+'))
                .asJsonArray()
                .getValuesAs(JsonString::getString);
    }

    private static String factory(String properties) {
        return """
                <server>
                  <connectionFactory id="edited" jndiName="xcom/edited"><properties.xcom %s/></connectionFactory>
                </server>
                """.formatted(properties);
    }

    private static String spec(String properties) {
        return """
                <server>
                  <activationSpec id="it/Warehouse"><properties.xcom %s/></activationSpec>
                </server>
                """.formatted(properties);
    }
}
