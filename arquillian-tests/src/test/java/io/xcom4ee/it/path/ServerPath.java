package io.xcom4ee.it.path;

import io.xcom4ee.benchmarks.group.JvmOptions;
import io.xcom4ee.benchmarks.member.OpenMessages;
import io.xcom4ee.benchmarks.member.Payload;
import io.xcom4ee.it.TestApplication;
import io.xcom4ee.it.app.Answer;
import io.xcom4ee.it.app.BeanBroadcaster;
import io.xcom4ee.it.app.StatusJson;
import io.xcom4ee.it.app.StatusServlet;
import io.xcom4ee.it.load.LoadServlet;
import io.xcom4ee.it.server.LibertyServer;
import io.xcom4ee.it.server.Places;
import io.xcom4ee.it.server.ThreeServers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/**
 * Measures what an application gets of the engine through three servers, from a bean with an injected channel to the observers of
 * all, and compares it in turn with the bare engine under the same load. Started by the profile {@code benchmark-server}.
 */
public final class ServerPath {
    static final int MEMBERS = 3;
    static final int BYTES = 1024;

    /** As in the comparison. */
    static final int WINDOW = 512;

    /** As in the comparison, for the bare engine and for the servers. */
    private static final List<String> JVM_OPTIONS = JvmOptions.of("512m");

    /** The time-outs are the default ones, instead of the short ones of the tests. */
    private static final String DEFAULT_TIMEOUTS = """
            <server>
              <variable name="xcom.suspicion.timeout" value="5s"/>
              <variable name="xcom.expel.timeout" value="5s"/>
            </server>
            """;

    private ServerPath() {}

    /** Ends with 0 if all held their promises and the ratio is what is wanted. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        PathReport report = measured();
        Path output = Path.of(Places.property("path.output"));
        Files.writeString(output, report.json() + "\n");
        System.out.printf("%s%nWritten: %s%n", report.table(), output);
        double wanted = Double.parseDouble(Places.property("path.ratioMin"));
        if (report.ratio() < wanted) {
            System.out.printf(Locale.ROOT, "The ratio is below %.2f.%n", wanted);
            System.exit(1);
        }
    }

    private static PathReport measured() throws IOException, InterruptedException {
        try (BareMembers bare = BareMembers.start(JVM_OPTIONS);
                ThreeServers servers = new ThreeServers(application())) {
            servers.all().forEach(ServerPath::tune);
            servers.whole();
            Rounds rounds = new Rounds(
                    bare,
                    new LoadedServers(servers.all(), BYTES, WINDOW),
                    seconds("path.warmUp"),
                    seconds("path.seconds"));
            rounds.warmUp(seconds("path.firstWarmUp"));
            return rounds.measure(Integer.parseInt(Places.property("path.rounds")));
        }
    }

    private static Duration seconds(String property) {
        return Duration.ofSeconds(Long.parseLong(Places.property(property)));
    }

    private static void tune(LibertyServer server) {
        List<String> options = new ArrayList<>(JVM_OPTIONS);
        options.addAll(Arrays.stream(Places.property("path.serverOptions").split(" "))
                .filter(option -> !option.isEmpty())
                .toList());
        server.jvmOptions(options);
        server.override("timeouts.xml", DEFAULT_TIMEOUTS);
    }

    /** Without the observers of the tests, which keep everything that they are told. */
    private static WebArchive application() {
        return TestApplication.empty("xcom.default-group=it")
                .addClasses(StatusServlet.class, StatusJson.class, BeanBroadcaster.class, Answer.class)
                .addClasses(OpenMessages.class, Payload.class)
                .addPackage(LoadServlet.class.getPackage());
    }
}
