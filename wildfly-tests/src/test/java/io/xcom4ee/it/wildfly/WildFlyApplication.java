package io.xcom4ee.it.wildfly;

import io.xcom4ee.it.TestApplication;
import io.xcom4ee.it.inbound.Faulty;
import io.xcom4ee.it.inbound.Notes;
import io.xcom4ee.it.inbound.NotesServlet;
import io.xcom4ee.it.inbound.Warehouse;
import io.xcom4ee.it.wildfly.app.TransactionServlet;
import java.nio.file.Path;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** The test application of Open Liberty, with what WildFly wants to be told. */
final class WildFlyApplication {
    /** The name of the archive. */
    static final String NAME = "it.war";

    private WildFlyApplication() {}

    /** With message-driven beans. */
    static WebArchive archive() {
        return plain().addClasses(Warehouse.class, Faulty.class, Notes.class, NotesServlet.class)
                .addPackage(TransactionServlet.class.getPackage())
                .addAsWebInfResource(file("ejb-jar.xml").toFile(), "ejb-jar.xml");
    }

    /** Without. */
    static WebArchive plain() {
        return plain("");
    }

    /** The same with one more line in its MicroProfile Config. */
    static WebArchive plain(String setting) {
        return TestApplication.archive(setting)
                .addAsWebInfResource(file("jboss-deployment-structure.xml").toFile(), "jboss-deployment-structure.xml");
    }

    /** A file of the tests that WildFly reads. */
    static Path file(String name) {
        return Path.of("src/test/wildfly").resolve(name);
    }
}
