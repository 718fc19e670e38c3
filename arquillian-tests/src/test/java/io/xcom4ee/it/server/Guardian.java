package io.xcom4ee.it.server;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A small process beside the tests that outlives them by a moment: it is told of every server process, and when the tests
 * end, however they end, it kills those that are still there. A shutdown hook would not see a kill -9 of the tests.
 */
final class Guardian {
    private Guardian() {}

    /** Sees to it that this process ends with the tests. */
    static void watch(ProcessHandle process) {
        if (process.pid() == Beside.PROCESS.pid()) {
            return;
        }
        Beside.TELL.println(process.pid());
        if (Beside.TELL.checkError()) {
            process.destroyForcibly();
            throw new IllegalStateException("the guardian has died, see guardian.log");
        }
    }

    /** The process that runs {@link #main}, from the first server on. Not in that process itself. */
    private static final class Beside {
        private static final Process PROCESS = start();
        private static final PrintStream TELL =
                new PrintStream(PROCESS.getOutputStream(), true, StandardCharsets.US_ASCII);
    }

    private static Process start() {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        try {
            return new ProcessBuilder(
                            java.toString(),
                            "-Xmx16m",
                            "-XX:+UseSerialGC",
                            "-XX:TieredStopAtLevel=1",
                            "-cp",
                            classes().toString(),
                            Guardian.class.getName())
                    .redirectErrorStream(true)
                    .redirectOutput(Places.directory().resolve("guardian.log").toFile())
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException("no guardian, no servers", e);
        }
    }

    private static Path classes() {
        return Path.of(URI.create(Guardian.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toString()));
    }

    /** Reads process ids; at the end of the input, which is the end of the tests, kills those processes. */
    public static void main(String[] arguments) throws IOException {
        // A handle knows when its process started, so a process that has got the same id later is safe.
        List<ProcessHandle> watched = new ArrayList<>();
        try (BufferedReader ids = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII))) {
            for (String id = ids.readLine(); id != null; id = ids.readLine()) {
                ProcessHandle.of(Long.parseLong(id)).ifPresent(watched::add);
            }
        }
        for (ProcessHandle process : watched) {
            if (process.isAlive()) {
                System.out.println("killing " + process.pid());
                process.destroyForcibly();
            }
        }
    }
}
