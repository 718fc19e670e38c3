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
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One real server in a process of its own, with the test application. Confined to: the thread of the test. */
public abstract class Server implements AutoCloseable {
    /** For a server to start and for everything that follows from it; an idle machine needs a tenth. */
    protected static final Duration PATIENCE = Duration.ofMinutes(2);

    private static final Logger LOGGER = System.getLogger(Server.class.getName());
    private static final int STOP_SECONDS_MAX = 60;

    private final String name;
    private @Nullable Process process;

    /** Starts nothing. The name is unique on this machine. */
    protected Server(String name) {
        this.name = name;
        ServerLogs.add(this);
    }

    /** Starts the process, which is the server itself. */
    protected abstract Process launch() throws IOException;

    /** What the server listens on; must be free when it starts. */
    protected abstract List<Integer> ports();

    /** Asks this server. */
    public abstract Remote remote();

    /** The server's log since its last start. */
    public abstract Path log();

    /** Starts the process and returns at once. */
    public final void start() {
        if (isRunning()) {
            throw new IllegalStateException(name + " runs already");
        }
        try {
            for (int port : ports()) {
                requireFree(port);
            }
            LOGGER.log(Level.INFO, "Starting {0}, its log is {1}", name, log());
            Process started = launch();
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
    public final void kill() {
        Process running = process;
        if (running != null) {
            LOGGER.log(Level.INFO, "Killing {0}", name);
            running.destroyForcibly();
            waitForTheEnd(running);
        }
    }

    /** As {@code kill} does: the server ends as it should. Returns when the process has ended. */
    public final void terminate() {
        Process running = process;
        if (running != null) {
            LOGGER.log(Level.INFO, "Terminating {0}", name);
            running.destroy();
            waitForTheEnd(running);
        }
    }

    /** Returns when the server has ended, which somebody has told it to do. */
    protected final void awaitEnd() {
        if (process != null) {
            waitForTheEnd(process);
        }
    }

    /** Returns when that process has ended. */
    protected final void waitForTheEnd(Process ending) {
        try {
            if (!ending.waitFor(STOP_SECONDS_MAX, TimeUnit.SECONDS)) {
                throw new IllegalStateException(name + " did not end");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Whether the process lives. */
    public final boolean isRunning() {
        return process != null && process.isAlive();
    }

    /** The number of the process, which has been started. */
    protected final long processId() {
        Process started = process;
        if (started == null) {
            throw new IllegalStateException(name + " has not been started");
        }
        return started.pid();
    }

    /** What the process has used of the processors so far. */
    public final Duration processorTime() {
        return ProcessHandle.of(processId())
                .flatMap(handle -> handle.info().totalCpuDuration())
                .orElseThrow();
    }

    /** The name of the server. */
    public final String name() {
        return name;
    }

    /** Waits until the status of the member is as wanted. */
    public final JsonObject awaitStatus(String what, Predicate<JsonObject> wanted) {
        return Waiting.until(name + " " + what, PATIENCE, this::statusOfLiving, wanted);
    }

    /** The status of the member; it is an error if the process has ended. */
    final JsonObject statusOfLiving() throws IOException {
        requireLife();
        return remote().status();
    }

    private void requireLife() {
        if (!isRunning()) {
            throw new IllegalStateException(name + " has ended, see " + log());
        }
    }

    /** Waits until the readiness is as wanted. */
    public final Health awaitReadiness(String what, Predicate<Health> wanted) {
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
    public final List<JsonObject> awaitJournal(String what, int from, Predicate<List<JsonObject>> wanted) {
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
    public final List<String> awaitLog(String text) {
        return Waiting.until(
                name + " logs " + text,
                PATIENCE,
                () -> Files.readAllLines(log()).stream()
                        .filter(line -> line.contains(text))
                        .toList(),
                lines -> !lines.isEmpty());
    }

    /** Deletes a directory with all that is in it, if it is there. */
    protected static void delete(Path directory) throws IOException {
        if (Files.exists(directory)) {
            try (Stream<Path> files = Files.walk(directory)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    @Override
    public final void close() {
        if (isRunning()) {
            kill();
        }
    }
}
