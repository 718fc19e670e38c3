package io.xcom4ee.it.wildfly;

import io.xcom4ee.it.server.Places;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The WildFly that all servers run, with the configuration that the scripts for its administrators have made. */
final class Home {
    /** The name of the configuration. */
    static final String CONFIGURATION = "xcom.xml";

    /** Far beyond what a script takes: only there to end a test that has failed. */
    private static final long SCRIPT_MINUTES_MAX = 5;

    private Home() {}

    /** Where everything is. */
    static Path directory() {
        return Path.of(Places.property("it.directory"));
    }

    private static Path home() {
        return Path.of(Places.property("it.wildfly"));
    }

    private static Path base() {
        return home().resolve("standalone");
    }

    /** Makes the base directory of a server, which must not be there. */
    static void copyTo(Path server) throws IOException {
        Files.createDirectories(server.getParent());
        try (Stream<Path> files = Files.walk(base())) {
            for (Path file : files.toList()) {
                Files.copy(file, server.resolve(base().relativize(file).toString()));
            }
        }
    }

    /** Takes the configuration that WildFly brings and runs the scripts upon it, as {@code jboss-cli.sh} does. */
    static void configure(Path... scripts) {
        try {
            Path configuration = base().resolve("configuration");
            Files.copy(
                    configuration.resolve("standalone.xml"),
                    configuration.resolve(CONFIGURATION),
                    StandardCopyOption.REPLACE_EXISTING);
            for (Path script : scripts) {
                run(script);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void run(Path script) throws IOException {
        List<String> command = new ArrayList<>(java());
        command.add("-Dconfig=" + CONFIGURATION);
        command.addAll(modules());
        command.addAll(List.of("org.jboss.as.cli", "--file=" + script));
        Path said = directory().resolve(script.getFileName() + ".log");
        Process process = process(command)
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        try {
            if (!process.waitFor(SCRIPT_MINUTES_MAX, TimeUnit.MINUTES)) {
                process.destroyForcibly();
                throw new IOException(script + " has not ended: " + Files.readString(said));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
        if (process.exitValue() != 0) {
            throw new IOException(script + " has failed: " + Files.readString(said));
        }
    }

    /** How a process of WildFly begins: small, because several run at once. */
    static List<String> java() {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Djava.net.preferIPv4Stack=true",
                "-Djboss.home.dir=" + home());
    }

    /** What says where its classes are. */
    static List<String> modules() {
        return List.of(
                "-jar",
                home().resolve("jboss-modules.jar").toString(),
                "-mp",
                home().resolve("modules").toString());
    }

    /** A process that knows where its WildFly is. */
    static ProcessBuilder process(List<String> command) {
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("JBOSS_HOME", home().toString());
        return builder;
    }
}
