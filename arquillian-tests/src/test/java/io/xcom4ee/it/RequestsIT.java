package io.xcom4ee.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.xcom4ee.it.app.LinesServlet;
import io.xcom4ee.it.request.Bell;
import io.xcom4ee.it.request.Cashier;
import io.xcom4ee.it.request.Diary;
import io.xcom4ee.it.request.DiaryServlet;
import io.xcom4ee.it.request.Guest;
import io.xcom4ee.it.request.Host;
import io.xcom4ee.it.request.Housekeeper;
import io.xcom4ee.it.request.Payment;
import io.xcom4ee.it.request.Till;
import io.xcom4ee.it.request.Visit;
import io.xcom4ee.it.server.LibertyServer;
import io.xcom4ee.it.server.Places;
import io.xcom4ee.it.server.Remote;
import io.xcom4ee.it.server.Waiting;
import java.time.Duration;
import java.util.List;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Each event has a request of its own: in an application that uses nothing of it, in one with a bean in request scope, in one that does
 * so at the end of transactions, and in one that observes when requests begin and end. All are told the same.
 */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
@Order(Integer.MAX_VALUE) // Arquillian's server runs from here to the end of all tests.
class RequestsIT {
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final Remote REMOTE = new Remote(LibertyServer.httpPort(0));

    @Deployment(name = "guest", testable = false)
    static WebArchive thatUsesNothing() {
        return application("guest").addClass(Guest.class);
    }

    @Deployment(name = "host", testable = false)
    static WebArchive withABeanInRequestScope() {
        return application("host").addClasses(Host.class, Housekeeper.class, Visit.class);
    }

    @Deployment(name = "bell", testable = false)
    static WebArchive thatObservesRequests() {
        return application("bell").addClasses(Host.class, Housekeeper.class, Visit.class, Bell.class);
    }

    @Deployment(name = "cashier", testable = false)
    static WebArchive thatWaitsForTheEndOfTransactions() {
        return application("cashier").addClasses(Cashier.class, Till.class, Payment.class, Visit.class);
    }

    private static WebArchive application(String name) {
        return ShrinkWrap.create(WebArchive.class, name + ".war")
                .addClasses(Diary.class, DiaryServlet.class, LinesServlet.class)
                .addAsLibrary(Places.library("xcom-cdi.jar").toFile())
                .addAsWebInfResource(
                        new StringAsset(
                                "<beans xmlns=\"https://jakarta.ee/xml/ns/jakartaee\" version=\"4.0\" bean-discovery-mode=\"annotated\"/>"),
                        "beans.xml")
                .addAsResource(new StringAsset("xcom.default-group=it\n"), "META-INF/microprofile-config.properties");
    }

    @Test
    void eachEventHasOneOfItsOwn() throws Exception {
        REMOTE.tell("/guest/diary?text=a");
        REMOTE.tell("/guest/diary?text=b");

        assertThat(diary("guest", 2)).containsExactly("a", "b");
        assertThat(diary("host", 6))
                .containsExactly(
                        "a 1",
                        "housekeeper a 2",
                        "visit of a ends after 2",
                        "b 1",
                        "housekeeper b 2",
                        "visit of b ends after 2");
        // What is put off to the end of a transaction within the event is run in the request of the event.
        assertThat(diary("cashier", 8))
                .containsExactly(
                        "cashier a 1",
                        "till a 2",
                        "paid a 3",
                        "visit of a ends after 3",
                        "cashier b 1",
                        "till b 2",
                        "paid b 3",
                        "visit of b ends after 3");
        // Each message is told as it is, too, but nobody observes that. To decode its value takes a request as well.
        assertThat(diary("bell", 18))
                .containsExactly(
                        "request begins",
                        "request ending",
                        "request ended",
                        "request begins",
                        "a 1",
                        "housekeeper a 2",
                        "request ending",
                        "visit of a ends after 2",
                        "request ended",
                        "request begins",
                        "request ending",
                        "request ended",
                        "request begins",
                        "b 1",
                        "housekeeper b 2",
                        "request ending",
                        "visit of b ends after 2",
                        "request ended");
    }

    /** When it has so many lines, or more. */
    private static List<String> diary(String application, int lines) {
        return Waiting.until(
                application + " has " + lines + " lines",
                PATIENCE,
                () -> REMOTE.lines("/" + application + "/diary"),
                diary -> diary.size() >= lines);
    }
}
