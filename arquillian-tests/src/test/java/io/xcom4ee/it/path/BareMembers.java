package io.xcom4ee.it.path;

import io.xcom4ee.benchmarks.control.ChildProcess;
import io.xcom4ee.benchmarks.control.Line;
import io.xcom4ee.benchmarks.control.Words;
import io.xcom4ee.it.server.Places;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The engine without any server: a member in each of three processes, which a program of the module of benchmarks drives and
 * checks. That has its own class path, so it is called by its name.
 */
final class BareMembers implements AutoCloseable {
    private static final String PROGRAM = "io.xcom4ee.benchmarks.comparison.BareEngine";
    private static final int FIRST_PORT = 60;
    private static final Duration START_LIMIT = Duration.ofSeconds(90);
    private static final Duration ANSWER_LIMIT = Duration.ofMinutes(2);
    private static final Duration END_LIMIT = Duration.ofSeconds(30);

    private final ChildProcess driver;
    private final Path errors;

    private BareMembers(ChildProcess driver, Path errors) {
        this.driver = driver;
        this.errors = errors;
    }

    /** Returns when all members are in one view. */
    static BareMembers start(List<String> jvmOptions) throws IOException, InterruptedException {
        Path errors = Path.of(Places.property("it.directory"), "bare-engine");
        Files.createDirectories(errors);
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx64m",
                "-cp",
                classPath(),
                PROGRAM,
                errors.toString(),
                Integer.toString(Places.port(FIRST_PORT)),
                Integer.toString(ServerPath.MEMBERS)));
        command.addAll(jvmOptions);
        ChildProcess driver = ChildProcess.start(
                "the bare engine",
                command,
                Map.of(),
                errors.resolve("driver.err").toFile(),
                line -> false);
        BareMembers members = new BareMembers(driver, errors);
        members.next(Words.READY, START_LIMIT);
        return members;
    }

    /** As the build of that module has written it. */
    private static String classPath() throws IOException {
        Path benchmarks = Path.of(Places.property("path.benchmarks"));
        String libraries = Files.readString(benchmarks.resolve("class-path")).strip();
        return benchmarks.resolve("classes") + File.pathSeparator + libraries;
    }

    /** All send, or each alone in turn; every run is checked. */
    Speed measure(int senders, Duration warmUp, Duration measure) throws InterruptedException {
        driver.tell(Line.of(
                Words.MEASURE,
                "senders",
                senders,
                "bytes",
                ServerPath.BYTES,
                "window",
                ServerPath.WINDOW,
                "warmUpMillis",
                warmUp.toMillis(),
                "millis",
                measure.toMillis()));
        Line measured = next(Words.MEASURED, ANSWER_LIMIT.plus(warmUp).plus(measure));
        return new Speed(
                Double.parseDouble(measured.text("perSecond")), Double.parseDouble(measured.text("cpuMicros")));
    }

    private Line next(String word, Duration limit) throws InterruptedException {
        Line answer = driver.next(limit)
                .orElseThrow(() ->
                        new IllegalStateException("the bare engine said nothing within " + limit.toSeconds() + " s"));
        if (!answer.word().equals(word)) {
            throw new IllegalStateException("the bare engine failed (" + answer + "), see the files in " + errors);
        }
        return answer;
    }

    /** The driver ends its members when it is told nothing more. */
    @Override
    public void close() {
        driver.endInput();
        try {
            if (!driver.awaitEnd(END_LIMIT)) {
                driver.kill();
                throw new IllegalStateException("the bare engine did not end within " + END_LIMIT.toSeconds() + " s");
            }
        } catch (InterruptedException stopped) {
            driver.kill();
            Thread.currentThread().interrupt();
        }
    }
}
