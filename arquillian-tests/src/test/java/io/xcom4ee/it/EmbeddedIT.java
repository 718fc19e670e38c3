package io.xcom4ee.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.xcom4ee.it.app.Journal;
import io.xcom4ee.it.app.Money;
import io.xcom4ee.it.app.OrderPlaced;
import io.xcom4ee.it.inbound.Notes;
import io.xcom4ee.it.inbound.NotesServlet;
import io.xcom4ee.it.inbound.Warehouse;
import io.xcom4ee.it.server.Health;
import io.xcom4ee.it.server.LibertyServer;
import io.xcom4ee.it.server.Places;
import io.xcom4ee.it.server.ServerLogs;
import io.xcom4ee.it.server.Waiting;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.jboss.shrinkwrap.api.spec.JavaArchive;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The adapter inside an EAR, beside a web module and message-driven beans: it lives as long as the application. */
@ExtendWith(ServerLogs.class)
class EmbeddedIT {
    private static final int NUMBER = 7;
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final EnterpriseArchive APPLICATION = application();

    private static LibertyServer server;

    /** The library of the EAR holds the extension and its settings; all modules see it, and the api in the adapter. */
    private static EnterpriseArchive application() {
        return ShrinkWrap.create(EnterpriseArchive.class, "shop.ear")
                .addAsModule(Places.adapter().toFile(), "xcom.rar")
                .addAsLibrary(Places.library("xcom-cdi.jar").toFile())
                .addAsLibrary(ShrinkWrap.create(JavaArchive.class, "settings.jar")
                        .addAsManifestResource(
                                new StringAsset("xcom.default-group=it\nxcom.member-weight=70\n"),
                                "microprofile-config.properties"))
                .addAsLibrary(
                        ShrinkWrap.create(JavaArchive.class, "values.jar").addClasses(Money.class, OrderPlaced.class))
                .addAsModule(ShrinkWrap.create(JavaArchive.class, "beans.jar")
                        .addClasses(Warehouse.class, Notes.class)
                        .addAsManifestResource(beansXml(), "beans.xml"))
                .addAsModule(ShrinkWrap.create(WebArchive.class, "it.war")
                        .addPackage(Journal.class.getPackage())
                        .deleteClasses(Money.class, OrderPlaced.class)
                        .addClass(NotesServlet.class)
                        .addAsWebInfResource(beansXml(), "beans.xml"))
                .setApplicationXML(new StringAsset("""
                        <application xmlns="https://jakarta.ee/xml/ns/jakartaee" version="10">
                          <module><connector>xcom.rar</connector></module>
                          <module><ejb>beans.jar</ejb></module>
                          <module><web><web-uri>it.war</web-uri><context-root>/it</context-root></web></module>
                        </application>
                        """));
    }

    private static StringAsset beansXml() {
        return new StringAsset(
                "<beans xmlns=\"https://jakarta.ee/xml/ns/jakartaee\" version=\"4.0\" bean-discovery-mode=\"annotated\"/>");
    }

    @BeforeAll
    static void start() {
        server = new LibertyServer("xcom-it-embedded", NUMBER, Map.of());
        server.configure("""
                <server>
                  <include location="xcom-features.xml"/>
                  <featureManager>
                    <feature>servlet-6.0</feature>
                    <feature>enterpriseBeansLite-4.0</feature>
                    <feature>mdb-4.0</feature>
                    <feature>jsonp-2.1</feature>
                  </featureManager>
                  <variable name="suspicion" defaultValue="2s"/>
                  <applicationMonitor pollingRate="100ms"/>
                  <config monitorInterval="100ms"/>
                  <httpEndpoint id="defaultHttpEndpoint" host="127.0.0.1" httpPort="${http.port}" httpsPort="-1"/>
                  <enterpriseApplication id="shop" location="shop.ear">
                    <resourceAdapter id="xcom">
                      <properties.shop.xcom group="it" memberName="alone" memberList="alone" port="%1$s"
                          seeds="127.0.0.1:%1$s" suspicionTimeout="${suspicion}"/>
                    </resourceAdapter>
                  </enterpriseApplication>
                  <connectionFactory jndiName="xcom/it"><properties.shop.xcom group="it"/></connectionFactory>
                  <activationSpec id="shop/beans/Warehouse"><properties.shop.xcom group="it"/></activationSpec>
                </server>
                """.formatted(server.groupPort()));
        server.install(APPLICATION);
        server.start();
    }

    @AfterAll
    static void stop() {
        if (server != null) { // Else there is none, and why is what the test says.
            server.close();
        }
    }

    @Test
    void sendsAndReceivesAndLeavesTheGroupWithItsApplication() throws Exception {
        JsonObject first = server.awaitStatus("is online", EmbeddedIT::isOnline);
        assertThat(server.awaitLog("XCOM0601I"))
                .last()
                .asString()
                .contains("memberWeight=70 (MicroProfile Config, source ", "settings.jar");
        use("first");

        long left = departures();
        server.uninstall(APPLICATION);
        Waiting.until("it has left its group", PATIENCE, EmbeddedIT::departures, now -> now > left);
        Waiting.until("no thread is left", PATIENCE, () -> server.insides().threads(), List::isEmpty);
        try (ServerSocket free = new ServerSocket(server.groupPort(), 1, InetAddress.getLoopbackAddress())) {
            assertThat(free.isBound()).isTrue();
        }

        server.install(APPLICATION);
        JsonObject second = server.awaitStatus("is online again", EmbeddedIT::isOnline);
        assertThat(second.getJsonObject("incarnations")).isNotEqualTo(first.getJsonObject("incarnations"));
        use("second");
    }

    @Test
    void takesEditsOfItsProperties() throws Exception {
        server.awaitStatus("is online", EmbeddedIT::isOnline);

        server.override("edited.xml", suspicion("2"));
        Health down = server.awaitReadiness(
                "says what is wrong with the edit",
                health ->
                        !health.up() && health.data().getOrDefault("reason", "").contains("XCOM0603E"));
        assertThat(down.data().get("reason")).contains("suspicionTimeout", "'2'");

        server.override("edited.xml", suspicion("3s"));
        server.awaitReadiness("is ready with the corrected edit", Health::up);
        use("edited");
    }

    private static String suspicion(String value) {
        return "<server><variable name=\"suspicion\" value=\"" + value + "\"/></server>";
    }

    /** The observers in the web module and the message-driven bean in the EJB jar are told what a bean of the web module sends. */
    private static void use(String text) throws IOException {
        server.awaitJournal("observes the group", 0, entries -> !entries.isEmpty());
        awaitNotes("view");
        assertThat(server.remote().send("news", text, PATIENCE))
                .extracting(outcome -> outcome.getString("outcome"))
                .containsExactly("delivered");
        Waiting.until(
                "the observers are told " + text,
                PATIENCE,
                () -> server.remote().journal("message"),
                told -> told.stream().anyMatch(message -> message.toString().contains(text)));
        assertThat(awaitNotes(text)).containsExactly("text " + text + "-0 in beans in a transaction");
    }

    private static List<String> awaitNotes(String with) {
        return Waiting.until(
                "the message-driven bean is told " + with,
                PATIENCE,
                () -> server.remote()
                        .get("/it/notes?with=" + with)
                        .asJsonArray()
                        .getValuesAs(JsonString::getString),
                told -> !told.isEmpty());
    }

    private static long departures() throws IOException {
        return Files.readAllLines(server.log()).stream()
                .filter(line -> line.contains("XCOM0003I") && line.contains("left its group"))
                .count();
    }

    private static boolean isOnline(JsonObject status) {
        return status.getString("phase").equals("ONLINE");
    }
}
