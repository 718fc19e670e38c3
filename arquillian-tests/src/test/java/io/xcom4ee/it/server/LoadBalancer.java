package io.xcom4ee.it.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A real HAProxy in front of three servers, with the configuration that the documentation shows. Confined to: the thread of the test. */
public final class LoadBalancer implements AutoCloseable {
    /** For whoever reads that a test was skipped. */
    public static final String MISSING =
            "HAProxy is not installed (no haproxy in the PATH or in /usr/sbin): apt-get install haproxy";

    private static final Path CONFIGURATION = Path.of("../docs/haproxy/haproxy.cfg");
    private static final int FRONTEND = 90;
    private static final int STATISTICS = 91;

    /** Where its statistics have the status of a server. */
    private static final int STATUS_FIELD = 17;

    private static final HttpClient CLIENT =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

    private final Process process;

    /** Starts it. */
    public LoadBalancer(ThreeServers servers) {
        ProcessBuilder builder =
                new ProcessBuilder(executable().orElseThrow().toString(), "-db", "-f", CONFIGURATION.toString());
        Map<String, String> environment = new TreeMap<>();
        environment.put("XCOM_FRONTEND", "127.0.0.1:" + Places.port(FRONTEND));
        environment.put("XCOM_STATISTICS", "127.0.0.1:" + Places.port(STATISTICS));
        for (int number = 1; number <= servers.all().size(); number++) {
            environment.put("XCOM_SERVER" + number, "127.0.0.1:" + LibertyServer.httpPort(number));
        }
        builder.environment().putAll(environment);
        Path log = Places.directory().resolve("haproxy.log");
        try {
            process = builder.redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Guardian.watch(process.toHandle());
    }

    /** Whether this machine has one. */
    public static boolean isInstalled() {
        return executable().isPresent();
    }

    private static Optional<Path> executable() {
        Stream<String> path =
                Arrays.stream(System.getenv().getOrDefault("PATH", "").split(":"));
        return Stream.concat(path, Stream.of("/usr/sbin"))
                .map(directory -> Path.of(directory, "haproxy"))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** Waits until these and no others are in rotation. */
    public void awaitInRotation(String... servers) {
        Waiting.until(
                List.of(servers) + " are in rotation",
                LibertyServer.PATIENCE,
                this::inRotation,
                List.of(servers)::equals);
    }

    private List<String> inRotation() throws IOException {
        if (!process.isAlive()) {
            throw new IllegalStateException("HAProxy has ended, see haproxy.log");
        }
        return get(STATISTICS, "/;csv")
                .body()
                .lines()
                .map(line -> line.split(",", -1))
                .filter(fields -> fields[0].equals("servers") && fields[1].startsWith("server"))
                .filter(fields -> fields[STATUS_FIELD].startsWith("UP"))
                .map(fields -> fields[1])
                .toList();
    }

    /** The status of what a client gets from whichever server. */
    public int request(String path) throws IOException {
        return get(FRONTEND, path).statusCode();
    }

    private static HttpResponse<String> get(int port, String path) throws IOException {
        try {
            return CLIENT.send(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + Places.port(port) + path))
                            .timeout(Duration.ofMinutes(1))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }
}
