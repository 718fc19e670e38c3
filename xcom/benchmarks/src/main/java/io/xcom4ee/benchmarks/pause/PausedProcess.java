package io.xcom4ee.benchmarks.pause;

import io.xcom4ee.benchmarks.control.ChildProcess;
import io.xcom4ee.benchmarks.control.Line;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** The coordinator's end of one {@link PausedMember}. */
final class PausedProcess implements AutoCloseable {
    private static final long LOOK_MILLIS = 20;
    private static final Duration COLLECTION_LIMIT = Duration.ofSeconds(60);
    private static final String RESIDENT_MOST = "VmHWM:";
    private static final long KIBIBYTE = 1024;

    private final ChildProcess process;
    private volatile Line state = Line.of(
            PausedMember.STATE, "delivered", 0, "position", 0, "failed", 0, "viewSize", 0, "views", 0, "overruns", 0);

    PausedProcess(String heap, int bytes, int window, Map<String, String> settings, File errors) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + heap,
                "-XX:+UseSerialGC",
                "-XX:+ExitOnOutOfMemoryError",
                "-cp",
                System.getProperty("java.class.path"),
                PausedMember.class.getName(),
                Integer.toString(bytes),
                Integer.toString(window)));
        settings.forEach((key, value) -> command.add(key + "=" + value));
        process = ChildProcess.start(settings.get("memberName"), command, Map.of(), errors, this::isState);
    }

    private boolean isState(Line line) {
        boolean told = line.word().equals(PausedMember.STATE);
        if (told) {
            state = line;
        }
        return told;
    }

    Line state() {
        return state;
    }

    long delivered() {
        return state.number("delivered");
    }

    /** What is left of its heap by a full collection now. */
    long heapBytesKept() throws InterruptedException {
        process.tell(Line.of(PausedMember.COLLECT));
        Optional<Line> answer = process.next(COLLECTION_LIMIT);
        if (answer.isEmpty() || !answer.get().word().equals(PausedMember.COLLECT)) {
            throw new IllegalStateException(process.name() + " does not tell its heap: " + answer);
        }
        return answer.get().number("heapBytes");
    }

    /** The most memory that the process ever had from the system, with what is not in the heap. */
    long residentBytesMost() throws IOException {
        for (String line : Files.readAllLines(Path.of("/proc", Long.toString(process.pid()), "status"))) {
            if (line.startsWith(RESIDENT_MOST)) {
                String kibibytes = line.substring(RESIDENT_MOST.length()).replace("kB", "");
                return KIBIBYTE * Long.parseLong(kibibytes.strip());
            }
        }
        throw new IllegalStateException("no " + RESIDENT_MOST);
    }

    boolean isAlive() {
        return process.alive();
    }

    /** Sends a signal to this process alone. */
    void signal(String name) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                .start()
                .waitFor();
    }

    @Override
    public void close() {
        process.close();
    }

    void awaitView(int members, int limitSeconds) throws InterruptedException {
        if (await(line -> line.number("viewSize") == members, limitSeconds) < 0) {
            throw new IllegalStateException("no view of " + members + " members: " + state);
        }
    }

    /**
     * Waits until it has delivered what comes after this position, in a view of all.
     *
     * @return milliseconds, or -1 if it does not in time
     */
    long awaitReturn(int members, long position, int limitSeconds) throws InterruptedException {
        return await(line -> line.number("position") > position && line.number("viewSize") == members, limitSeconds);
    }

    private long await(Predicate<Line> fits, int limitSeconds) throws InterruptedException {
        long start = System.nanoTime();
        while (!fits.test(state)) {
            if (!process.alive() || System.nanoTime() - start > TimeUnit.SECONDS.toNanos(limitSeconds)) {
                return -1;
            }
            Thread.sleep(LOOK_MILLIS);
        }
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
    }
}
