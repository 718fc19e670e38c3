package io.xcom4ee.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.xcom4ee.it.ear.Loud;
import io.xcom4ee.it.ear.Notice;
import io.xcom4ee.it.ear.NoticeBoard;
import io.xcom4ee.it.ear.NoticeServlet;
import io.xcom4ee.it.ear.Notifier;
import io.xcom4ee.it.server.LibertyServer;
import io.xcom4ee.it.server.Places;
import io.xcom4ee.it.server.Remote;
import io.xcom4ee.it.server.Waiting;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.jboss.shrinkwrap.api.spec.JavaArchive;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** An EAR with the extension in its {@code lib} directory, for its library, its EJB jar and its web modules. */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
@Order(Integer.MAX_VALUE) // Arquillian's server runs from here to the end of all tests.
class EarIT {
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final Remote REMOTE = new Remote(LibertyServer.httpPort(0));
    private static final String NOTICES = "/ear/notices";

    @Deployment(testable = false)
    static EnterpriseArchive application() {
        return ShrinkWrap.create(EnterpriseArchive.class, "ear.ear")
                .addAsLibrary(Places.library("xcom-cdi.jar").toFile())
                .addAsLibrary(beans(ShrinkWrap.create(JavaArchive.class, "library.jar"))
                        .addClasses(Notice.class, Loud.class, NoticeBoard.class))
                .addAsModule(
                        beans(ShrinkWrap.create(JavaArchive.class, "ejb.jar")).addClass(Notifier.class))
                .addAsModule(ShrinkWrap.create(WebArchive.class, "ear.war")
                        .addClasses(NoticeServlet.class, NoticeServlet.Told.class)
                        .addAsWebInfResource(beansXml(), "beans.xml")
                        .addAsResource(
                                new StringAsset("xcom.default-group=it\n"), "META-INF/microprofile-config.properties"))
                .addAsModule(ShrinkWrap.create(WebArchive.class, "second.war")
                        .addAsWebInfResource(beansXml(), "beans.xml")
                        .addAsResource(
                                new StringAsset("xcom.default-group=it\n"), "META-INF/microprofile-config.properties"));
    }

    private static JavaArchive beans(JavaArchive archive) {
        return archive.addAsManifestResource(beansXml(), "beans.xml")
                .addAsManifestResource(new StringAsset("xcom.default-group=it\n"), "microprofile-config.properties");
    }

    private static StringAsset beansXml() {
        return new StringAsset(
                "<beans xmlns=\"https://jakarta.ee/xml/ns/jakartaee\" version=\"4.0\" bean-discovery-mode=\"annotated\"/>");
    }

    @Test
    void clusteredEventsReachEveryModuleOnce() throws Exception {
        send("text=a&from=ejb");
        send("text=b&from=web");

        List<String> notes = Waiting.until(
                "both were told", PATIENCE, EarIT::notes, seen -> seen.contains("web module: b") && seen.size() >= 5);
        assertThat(notes.subList(0, 3)).containsExactlyInAnyOrder("library: a", "EJB jar: a", "web module: a");
        assertThat(notes.subList(3, notes.size())).containsExactlyInAnyOrder("EJB jar: b", "web module: b");
    }

    @Test
    void theHealthOfTheGroupIsToldOnceForEachWebModule() {
        List<JsonObject> checks = Waiting.until(
                "both are ready",
                PATIENCE,
                () -> REMOTE.checks("/health/ready", "xcom.it.readiness"),
                seen -> seen.size() > 1
                        && seen.stream()
                                .allMatch(check -> check.getString("status").equals("UP")));
        assertThat(checks).hasSize(2);
        assertThat(checks.get(1)).as("and the same").isEqualTo(checks.get(0));
    }

    private static void send(String query) throws IOException {
        REMOTE.tell(NOTICES + "?" + query);
    }

    private static List<String> notes() throws IOException {
        return REMOTE.lines(NOTICES);
    }
}
