package io.xcom4ee.it;

import io.xcom4ee.it.app.Journal;
import io.xcom4ee.it.server.Places;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** The archive of the application in {@code io.xcom4ee.it.app}, as a user of the product would make it. */
public final class TestApplication {
    private TestApplication() {}

    /** With the CDI extension, without the api, which comes from the resource adapter. */
    public static WebArchive archive() {
        return archive("");
    }

    /** As {@link #archive()}, with one more line in its MicroProfile Config. */
    public static WebArchive archive(String setting) {
        return empty("xcom.default-group=it\n" + setting).addPackage(Journal.class.getPackage());
    }

    /** Without any class of the application, and with these lines in its MicroProfile Config. */
    public static WebArchive empty(String settings) {
        return ShrinkWrap.create(WebArchive.class, "it.war")
                .addAsLibrary(Places.library("xcom-cdi.jar").toFile())
                .addAsWebInfResource(
                        new StringAsset(
                                "<beans xmlns=\"https://jakarta.ee/xml/ns/jakartaee\" version=\"4.0\" bean-discovery-mode=\"annotated\"/>"),
                        "beans.xml")
                .addAsResource(new StringAsset(settings + "\n"), "META-INF/microprofile-config.properties");
    }
}
