package io.xcom4ee.it.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jboss.shrinkwrap.api.Archive;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;

/** An Open Liberty server. */
public final class LibertyServer extends Server {
    private static final Logger LOGGER = System.getLogger(LibertyServer.class.getName());

    private final int httpPort;
    private final int groupPort;

    /**
     * Makes the server's directory anew.
     *
     * @param name unique on this machine
     * @param number decides the ports
     * @param environment what differs from server to server, see {@code server.xml} in the template
     */
    public LibertyServer(String name, int number, Map<String, String> environment) {
        super(name);
        this.httpPort = httpPort(number);
        this.groupPort = groupPort(number);
        try {
            make(environment);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
        Path directory = Places.server(name());
        delete(directory);
        Files.createDirectories(directory.resolve("logs"));
        try (Stream<Path> files = Files.list(Places.template())) {
            // What is in directories is for Arquillian's server.
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.copy(file, directory.resolve(file.getFileName()));
            }
        }
        for (String file : List.of("server.xml", "xcom-features.xml")) {
            Path configuration = directory.resolve(file);
            Files.writeString(configuration, JakartaVersion.features(Files.readString(configuration)));
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

    /** Replaces all of the configuration of the servers but the features, and the application that they have. Before the start. */
    public void configure(String xml) {
        Path directory = Places.server(name());
        try {
            Files.writeString(directory.resolve("server.xml"), xml);
            Files.delete(directory.resolve("configDropins/overrides/application.xml"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Takes these options of the Java process instead of those that come with the configuration. Before the start. */
    public void jvmOptions(List<String> options) {
        try {
            Files.write(Places.server(name()).resolve("jvm.options"), options);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Puts an application in place of the one before; a running server takes it over by itself. */
    public void install(Archive<?> application) {
        Path apps = Places.server(name()).resolve("apps");
        Path prepared = Places.server(name()).resolve(application.getName());
        try {
            Files.createDirectories(apps);
            application.as(ZipExporter.class).exportTo(prepared.toFile(), true);
            // At once, so that the server never sees half of it.
            Files.move(prepared, apps.resolve(application.getName()), StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Takes an application away; a running server stops it by itself. */
    public void uninstall(Archive<?> application) {
        try {
            Files.delete(Places.server(name()).resolve("apps").resolve(application.getName()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Adds configuration that prevails. */
    public void override(String file, String xml) {
        try {
            Files.writeString(
                    Places.server(name()).resolve("configDropins/overrides").resolve(file), xml);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    protected Process launch() throws IOException {
        return liberty("run", "console.log");
    }

    @Override
    protected List<Integer> ports() {
        return List.of(httpPort, groupPort);
    }

    /** As an administrator does, by {@code server stop}. Returns when the process has ended. */
    public void stop() {
        LOGGER.log(Level.INFO, "Stopping {0}", name());
        try {
            waitForTheEnd(liberty("stop", "stop.log"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        awaitEnd();
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

    /** {@code server run} replaces itself by the Java process, so that the process which we get is the server. */
    private Process liberty(String command, String log) throws IOException {
        ProcessBuilder builder =
                new ProcessBuilder(Places.liberty().resolve("bin/server").toString(), command, name());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().put("WLP_USER_DIR", Places.users().toString());
        return builder.redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        Places.server(name()).resolve("logs").resolve(log).toFile()))
                .start();
    }

    /** What lives in the process, without its garbage. */
    public Insides insides() throws IOException {
        return Insides.of(processId());
    }

    /** The port of the member. */
    public int groupPort() {
        return groupPort;
    }

    @Override
    public Remote remote() {
        return new Remote(httpPort);
    }

    @Override
    public Path log() {
        return Places.server(name()).resolve("logs/messages.log");
    }
}
