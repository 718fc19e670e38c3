package io.xcom4ee.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.xcom4ee.cdi.guide.Guestbook;
import io.xcom4ee.it.app.Answer;
import io.xcom4ee.it.app.StatusJson;
import io.xcom4ee.it.guide.LinesServlet;
import io.xcom4ee.it.server.LibertyServer;
import io.xcom4ee.it.server.ServerLogs;
import io.xcom4ee.it.server.ThreeServers;
import io.xcom4ee.testing.guide.DayEnd;
import io.xcom4ee.testing.guide.Ledger;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.io.IOException;
import java.util.List;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The classes that the guides show, byte for byte, on three servers whose primary dies. */
@ExtendWith(ServerLogs.class)
class GuidesIT {
    /** The connection factory is that of the guide; the adapter of these tests learns its group by a variable. */
    private static final String SAMPLE = """
            <server>
              <variable name="xcom.group" value="sample"/>
              <connectionFactory jndiName="xcom/sample">
                <properties.xcom group="sample"/>
              </connectionFactory>
            </server>
            """;

    private static WebArchive application() {
        return TestApplication.empty("")
                .addClasses(Guestbook.class, DayEnd.class, Ledger.class, Answer.class, StatusJson.class)
                .addPackage(LinesServlet.class.getPackage());
    }

    @Test
    void aGuestbookAndAPrimary() throws Exception {
        try (ThreeServers servers = new ThreeServers(application())) {
            servers.all().forEach(server -> server.override("sample.xml", SAMPLE));
            servers.whole();
            for (LibertyServer server : servers.all()) {
                write(server, "from " + server.name());
            }
            List<String> written = lines(servers.server(1));
            assertThat(written)
                    .containsExactlyInAnyOrder("from xcom-it-server1", "from xcom-it-server2", "from xcom-it-server3");
            assertThat(servers.everyone(GuidesIT::lines)).containsOnly(written);
            long term = term(servers.server(1).remote().status());
            assertThat(servers.server(2).remote().status()).doesNotContainKey("term");
            assertThat(servers.server(3).remote().status()).doesNotContainKey("term");

            servers.server(1).kill();
            write(servers.server(3), "after a death");
            assertThat(lines(servers.server(2)))
                    .startsWith(written.toArray(String[]::new))
                    .endsWith("after a death");
            assertThat(lines(servers.server(3))).isEqualTo(lines(servers.server(2)));
            JsonObject next = servers.server(2).awaitStatus("has a term", status -> status.containsKey("term"));
            assertThat(term(next)).isGreaterThan(term);
            assertThat(servers.server(3).remote().status()).doesNotContainKey("term");

            servers.whole();
            write(servers.server(2), "after its return");
            assertThat(lines(servers.server(1)))
                    .as("what came from its first view on")
                    .containsExactly("after its return");
        }
    }

    private static void write(LibertyServer server, String line) throws IOException {
        assertThat(server.remote().post("/it/lines", line).asJsonObject()).containsKey("position");
    }

    private static List<String> lines(LibertyServer server) throws IOException {
        return server.remote().get("/it/lines").asJsonArray().getValuesAs(JsonString.class).stream()
                .map(JsonString::getString)
                .toList();
    }

    private static long term(JsonObject status) {
        return status.getJsonNumber("term").longValue();
    }
}
