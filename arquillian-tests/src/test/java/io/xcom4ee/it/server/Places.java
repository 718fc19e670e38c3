package io.xcom4ee.it.server;

import java.nio.file.Path;
import java.util.Objects;

/** Where the build has put what the servers need; {@code docs/testing.md} says how. */
public final class Places {
    private Places() {}

    /** Open Liberty. */
    static Path liberty() {
        return Path.of(property("it.liberty"));
    }

    /** What every server is made from. */
    static Path template() {
        return directory().resolve("template");
    }

    /** The user directory of Open Liberty: the servers with their configuration and their logs. */
    static Path users() {
        return directory().resolve("usr");
    }

    static Path server(String name) {
        return users().resolve("servers").resolve(name);
    }

    /** A library that users of the product put into their applications. */
    public static Path library(String name) {
        return directory().resolve("libraries").resolve(name);
    }

    /** The resource adapter. */
    public static Path adapter() {
        return template().resolve("xcom.rar");
    }

    /** The port that ends with these two digits. */
    public static int port(int number) {
        return Integer.parseInt(property("it.port.prefix") + String.format("%02d", number));
    }

    static Path directory() {
        return Path.of(property("it.directory"));
    }

    /** What the build has set. */
    public static String property(String name) {
        return Objects.requireNonNull(
                System.getProperty(name), () -> name + " is not set: run these tests by Maven, see docs/testing.md");
    }
}
