package io.xcom4ee.it.wildfly;

import io.xcom4ee.it.server.Places;
import io.xcom4ee.it.server.Remote;
import io.xcom4ee.it.server.Server;
import io.xcom4ee.it.server.Waiting;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** A WildFly server with a base directory of its own. */
public final class WildFlyServer extends Server {
    private static final int PORTS_EACH = 10;

    private final int number;
    private final Path base;
    private final Map<String, String> environment;

    /**
     * Makes the server's directory anew, with the adapter and without an application.
     *
     * @param name unique on this machine
     * @param number decides the ports
     * @param environment what differs from server to server, see {@code xcom.cli}
     */
    public WildFlyServer(String name, int number, Map<String, String> environment) {
        super(name);
        this.number = number;
        this.base = Home.directory().resolve("servers").resolve(name);
        this.environment = Map.copyOf(environment);
        try {
            delete(base);
            Home.copyTo(base);
            Files.copy(Places.library("xcom.rar"), base.resolve("deployments/xcom.rar"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The port of the member in the server of that number. */
    public static int groupPort(int number) {
        return Places.port(PORTS_EACH * number);
    }

    private int httpPort() {
        return Places.port(PORTS_EACH * number + 1);
    }

    private int httpsPort() {
        return Places.port(PORTS_EACH * number + 2);
    }

    private int managementPort() {
        return Places.port(PORTS_EACH * number + 3);
    }

    @Override
    protected List<Integer> ports() {
        return List.of(groupPort(number), httpPort(), httpsPort(), managementPort());
    }

    /** Java itself and no script around it, so that the process which we get is the server. */
    @Override
    protected Process launch() throws IOException {
        List<String> command = new ArrayList<>(Home.java());
        command.addAll(List.of(
                "-Djboss.bind.address=127.0.0.1",
                "-Djboss.bind.address.management=127.0.0.1",
                "-Djboss.http.port=" + httpPort(),
                "-Djboss.https.port=" + httpsPort(),
                "-Djboss.management.http.port=" + managementPort(),
                "-Djboss.node.name=" + name(),
                "-Djboss.server.base.dir=" + base,
                "-Dorg.jboss.boot.log.file=" + base.resolve("boot.log")));
        command.addAll(Home.modules());
        command.addAll(List.of("org.jboss.as.standalone", "--server-config=" + Home.CONFIGURATION));
        ProcessBuilder builder = Home.process(command).redirectErrorStream(true).redirectOutput(log().toFile());
        builder.environment().putAll(environment);
        return builder.start();
    }

    @Override
    public Remote remote() {
        return new Remote(httpPort(), managementPort());
    }

    /** What the server prints. */
    @Override
    public Path log() {
        return base.resolve("console.log");
    }

    /** Puts an application in place of the one before, if any; a running server takes it over by itself. */
    public void install(WebArchive application) {
        Path prepared = base.resolve(application.getName());
        application.as(ZipExporter.class).exportTo(prepared.toFile(), true);
        move(prepared);
    }

    /** The same with an archive that somebody else has made. */
    public void install(Path archive) throws IOException {
        move(Files.copy(archive, base.resolve(archive.getFileName()), StandardCopyOption.REPLACE_EXISTING));
    }

    private void move(Path prepared) {
        try {
            // At once, so that the server never sees half of it.
            Files.move(
                    prepared,
                    base.resolve("deployments").resolve(prepared.getFileName()),
                    StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Takes an application away, as an administrator does. Returns when the server says that it is away. */
    public void undeploy(String application) throws IOException {
        Path deployments = base.resolve("deployments");
        Files.delete(deployments.resolve(application + ".deployed"));
        Waiting.until(
                name() + " has undeployed " + application,
                PATIENCE,
                () -> Files.exists(deployments.resolve(application + ".undeployed")),
                Boolean::booleanValue);
    }
}
