package io.xcom4ee.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.xcom4ee.it.app.LinesServlet;
import io.xcom4ee.it.modules.Inbox;
import io.xcom4ee.it.server.LibertyServer;
import io.xcom4ee.it.server.Places;
import io.xcom4ee.it.server.Remote;
import io.xcom4ee.it.server.Waiting;
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

/** An EAR of two web modules, each of which has the extension and the same classes. */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
@Order(Integer.MAX_VALUE) // Arquillian's server runs from here to the end of all tests.
class WebModulesIT {
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final Remote REMOTE = new Remote(LibertyServer.httpPort(0));

    @Deployment(name = "member", testable = false)
    static EnterpriseArchive inTheGroupOfTheServer() {
        return application("member", "");
    }

    @Deployment(name = "local", testable = false)
    static EnterpriseArchive inALocalGroup() {
        return application("local", "xcom.local=true\n");
    }

    /** The settings are in the library, because the server does not look for them in the web modules of an EAR at this time. */
    private static EnterpriseArchive application(String name, String setting) {
        StringAsset settings = new StringAsset("xcom.default-group=it\n" + setting);
        return ShrinkWrap.create(EnterpriseArchive.class, name + ".ear")
                .addAsLibrary(ShrinkWrap.create(JavaArchive.class, "settings.jar")
                        .addAsManifestResource(settings, "microprofile-config.properties"))
                .addAsModule(module(name + "-first.war"))
                .addAsModule(module(name + "-second.war"));
    }

    private static WebArchive module(String name) {
        return ShrinkWrap.create(WebArchive.class, name)
                .addPackage(Inbox.class.getPackage())
                .addClass(LinesServlet.class)
                .addAsLibrary(Places.library("xcom-cdi.jar").toFile())
                .addAsWebInfResource(
                        new StringAsset(
                                "<beans xmlns=\"https://jakarta.ee/xml/ns/jakartaee\" version=\"4.0\" bean-discovery-mode=\"annotated\"/>"),
                        "beans.xml");
    }

    @Test
    void eachIsToldOnceWhatEitherSends() throws Exception {
        eachIsToldOnceWhatEitherSends("member");
    }

    @Test
    void eachIsToldOnceWhatEitherSendsToTheirLocalGroup() throws Exception {
        eachIsToldOnceWhatEitherSends("local");
    }

    private static void eachIsToldOnceWhatEitherSends(String application) throws Exception {
        String first = "/" + application + "-first/inbox";
        String second = "/" + application + "-second/inbox";
        send(first, "a");
        send(second, "b");
        send(first, "end-of-first");
        awaitMarker("end-of-first", first, second);
        // Comes behind whatever is told a second time meanwhile, and by way of the other module.
        send(second, "end-of-second");
        awaitMarker("end-of-second", first, second);

        for (String module : List.of(first, second)) {
            assertThat(inbox(module)).as(module).containsExactly("a", "b", "end-of-first", "end-of-second");
        }
    }

    private static void awaitMarker(String marker, String... modules) throws Exception {
        for (String module : modules) {
            Waiting.until(
                    module + " was told the " + marker, PATIENCE, () -> inbox(module), texts -> texts.contains(marker));
        }
    }

    private static void send(String module, String text) throws IOException {
        REMOTE.tell(module + "?text=" + text);
    }

    private static List<String> inbox(String module) throws IOException {
        return REMOTE.lines(module);
    }
}
