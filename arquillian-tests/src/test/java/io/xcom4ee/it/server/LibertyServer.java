package io.xcom4ee.it.server;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.jspecify.annotations.Nullable;

/** One real Open Liberty server in a process of its own, with the test application. Confined to: the thread of the test. */
public final class LibertyServer implements AutoCloseable {
    /** For a server to start and for everything that follows from it; an idle machine needs a tenth. */
    static final Duration PATIENCE = Duration.ofMinutes(2);

    private static final Logger LOGGER = System.getLogger(LibertyServer.class.getName());
    private static final int STOP_SECONDS_MAX = 60;

    private final String name;
    private final int httpPort;
    private final int groupPort;
    private @Nullable Process process;

    /**
     * Makes the server's directory anew.
     *
     * @param name unique on this machine
     * @param number decides the ports
     * @param environment what differs from server to server, see {@code server.xml} in the template
     */
    public LibertyServer(String name, int number, Map<String, String> environment) {
        this.name = name;
        this.httpPort = httpPort(number);
        this.groupPort = groupPort(number);
        try {
            make(environment);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        ServerLogs.add(this);
    }

    /** The port of the application on the server of that number. */
    public static int httpPort(int number) {
        return Places.port(2 * number);
    }

    /** The port of the member in the server of that number. */
    public static int groupPort(int number) {
        return Places.port(2 * number + 1);
    }

    private void make(Map<String, String> environment) throws IOException {
        Path directory = Places.server(name);
        delete(directory);
        Files.createDirectories(directory.resolve("logs"));
        try (Stream<Path> files = Files.list(Places.template())) {
            // What is in directories is for Arquillian's server.
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.copy(file, directory.resolve(file.getFileName()));
            }
        }
        Path overrides = Files.createDirectories(directory.resolve("configDropins/overrides"));
        Files.writeString(overrides.resolve("application.xml"), """
                <server>
                  <webApplication location="it.war">
                    <classloader classProviderRef="xcom"/>
                  </webApplication>
                </server>
                """);
        Map<String, String> variables = new TreeMap<>(environment);
        variables.put("HTTP_PORT", String.valueOf(httpPort));
        Files.write(
                directory.resolve("server.env"),
                variables.entrySet().stream().map(Map.Entry::toString).toList());
    }

    private static void delete(Path directory) throws IOException {
        if (Files.exists(directory)) {
            try (Stream<Path> files = Files.walk(directory)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    /** Puts an application in place of the one before; a running server takes it over by itself. */
    public void install(WebArchive application) {
        Path apps = Places.server(name).resolve("apps");
        Path prepared = Places.server(name).resolve("it.war");
        try {
            Files.createDirectories(apps);
            application.as(ZipExporter.class).exportTo(prepared.toFile(), true);
            // At once, so that the server never sees half of it.
            Files.move(prepared, apps.resolve("it.war"), StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Adds configuration that prevails. */
    public void override(String file, String xml) {
        try {
            Files.writeString(
                    Places.server(name).resolve("configDropins/overrides").resolve(file), xml);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts the process and returns at once. */
    public void start() {
        if (isRunning()) {
            throw new IllegalStateException(name + " runs already");
        }
        try {
            requireFree(httpPort);
            requireFree(groupPort);
            LOGGER.log(Level.INFO, "Starting {0}, its log is {1}", name, log());
            Process started = liberty("run", "console.log");
            Guardian.watch(started.toHandle());
            process = started;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void requireFree(int port) throws IOException {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            LOGGER.log(Level.DEBUG, "{0} is free", socket);
        } catch (BindException e) {
            throw new IOException(
                    "port " + port + " is taken; end what uses it or choose others by -Dit.port.prefix", e);
        }
    }

    /** As {@code kill -9} does. Returns when the process has ended. */
    public void kill() {
        Process running = process;
        if (running != null) {
            LOGGER.log(Level.INFO, "Killing {0}", name);
            running.destroyForcibly();
            waitForTheEnd(running);
        }
    }

    /** As an administrator does, by {@code server stop}. Returns when the process has ended. */
    public void stop() {
        LOGGER.log(Level.INFO, "Stopping {0}", name);
        try {
            waitForTheEnd(liberty("stop", "stop.log"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (process != null) {
            waitForTheEnd(process);
        }
    }

    /** What the script for administrators ends with: 0 if the group keeps its quorum without this server. */
    public int safeToStop() throws IOException, InterruptedException {
        Process script = new ProcessBuilder(
                        "bash",
                        Places.template().resolve("xcom-safe-to-stop").toString(),
                        "http://127.0.0.1:" + httpPort + "/health/ready")
                .inheritIO()
                .start();
        return script.waitFor();
    }

    private void waitForTheEnd(Process ending) {
        try {
            if (!ending.waitFor(STOP_SECONDS_MAX, TimeUnit.SECONDS)) {
                throw new IllegalStateException(name + " did not end");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** {@code server run} replaces itself by the Java process, so that the process which we get is the server. */
    private Process liberty(String command, String log) throws IOException {
        ProcessBuilder builder =
                new ProcessBuilder(Places.liberty().resolve("bin/server").toString(), command, name);
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().put("WLP_USER_DIR", Places.users().toString());
        return builder.redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        Places.server(name).resolve("logs").resolve(log).toFile()))
                .start();
    }

    /** Whether the process lives. */
    public boolean isRunning() {
        return process != null && process.isAlive();
    }

    /** The name of the server. */
    public String name() {
        return name;
    }

    /** The port of the member. */
    public int groupPort() {
        return groupPort;
    }

    /** Asks this server. */
    public Remote remote() {
        return new Remote(httpPort);
    }

    /** Waits until the status of the member is as wanted. */
    public JsonObject awaitStatus(String what, Predicate<JsonObject> wanted) {
        return Waiting.until(name + " " + what, PATIENCE, this::statusOfLiving, wanted);
    }

    /** The status of the member; it is an error if the process has ended. */
    JsonObject statusOfLiving() throws IOException {
        requireLife();
        return remote().status();
    }

    private void requireLife() {
        if (!isRunning()) {
            throw new IllegalStateException(name + " has ended, see " + log());
        }
    }

    /** Waits until the readiness is as wanted. */
    public Health awaitReadiness(String what, Predicate<Health> wanted) {
        return Waiting.until(
                name + " " + what,
                PATIENCE,
                () -> {
                    requireLife();
                    return remote().readiness();
                },
                wanted);
    }

    /** Waits until the journal from some entry on is as wanted. */
    public List<JsonObject> awaitJournal(String what, int from, Predicate<List<JsonObject>> wanted) {
        return Waiting.until(
                name + " " + what,
                PATIENCE,
                () -> {
                    requireLife();
                    return remote().journal(from);
                },
                wanted);
    }

    /** Waits until the log since the last start has lines with this text; answers them. */
    public List<String> awaitLog(String text) {
        return Waiting.until(
                name + " logs " + text,
                PATIENCE,
                () -> Files.readAllLines(log()).stream()
                        .filter(line -> line.contains(text))
                        .toList(),
                lines -> !lines.isEmpty());
    }

    /** The server's log since its last start. */
    public Path log() {
        return Places.server(name).resolve("logs/messages.log");
    }

    @Override
    public void close() {
        if (isRunning()) {
            kill();
        }
    }
}
