package io.xcom4ee.it.server;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Shows what every server of the class has logged last when a test has failed, because on a build server nobody can look at
 * the files. Of all lines those that matter here: our own messages, errors and warnings.
 */
public final class ServerLogs implements BeforeAllCallback, AfterTestExecutionCallback {
    private static final Logger LOGGER = System.getLogger(ServerLogs.class.getName());
    private static final int LINES_SHOWN = 40;

    /**
     * Of Open Liberty and of WildFly. The message id CWMMH0052W is left out: one line for each time that a server that is not ready
     * was asked.
     */
    private static final Pattern TELLING =
            Pattern.compile("XCOM\\d{4}| [EW] (?!CWMMH0052W)[A-Z]+\\d+[EW]:| (?:ERROR|WARN) +\\[");

    private static final List<Server> SERVERS = new CopyOnWriteArrayList<>();

    /** For JUnit. */
    public ServerLogs() {}

    static void add(Server server) {
        SERVERS.add(server);
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        SERVERS.clear();
    }

    @Override
    public void afterTestExecution(ExtensionContext context) throws IOException {
        if (context.getExecutionException().isPresent()) {
            for (Server server : SERVERS) {
                show(context.getDisplayName(), server);
            }
        }
    }

    private static void show(String test, Server server) throws IOException {
        if (Files.exists(server.log())) {
            List<String> lines = Files.readAllLines(server.log()).stream()
                    .filter(TELLING.asPredicate())
                    .toList();
            List<String> shown = lines.subList(Math.max(0, lines.size() - LINES_SHOWN), lines.size());
            LOGGER.log(Level.ERROR, "{0} failed; {1} says:\n{2}", test, server.name(), String.join("\n", shown));
        }
    }
}
