package io.xcom4ee.model;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import tlc2.TLC;

/** Runs TLC, each time in a process of its own: TLC keeps much in static fields. */
final class ModelChecker {
    private static final Path MODELS = Path.of("src", "main", "tla").toAbsolutePath();
    /** Ends only a run that hangs; no verdict depends on it. */
    private static final long MINUTES_MOST = 120;

    private final Path directory;
    private final int heapMegabytes;
    private int runs;

    /**
     * A checker that keeps what it writes in this directory.
     *
     * @param heapMegabytes of each run
     */
    ModelChecker(Path directory, int heapMegabytes) {
        this.directory = directory;
        this.heapMegabytes = heapMegabytes;
    }

    /** Searches all states, breadth first: a violation that is found is a shortest one. */
    Verdict check(Model model) {
        try {
            return run(model);
        } catch (IOException | URISyntaxException failed) {
            throw new IllegalStateException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private Verdict run(Model model) throws IOException, URISyntaxException, InterruptedException {
        runs++;
        Path place = Files.createDirectories(directory.resolve("run" + runs));
        Path configuration = Files.writeString(place.resolve("model.cfg"), model.configuration());
        Path said = place.resolve("said.txt");
        long begin = System.nanoTime();
        Process process = new ProcessBuilder(command(place, configuration, model.module()))
                .directory(MODELS.toFile())
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        try {
            if (!process.waitFor(MINUTES_MOST, TimeUnit.MINUTES)) {
                throw new IllegalStateException("TLC hangs: " + model);
            }
        } finally {
            process.destroyForcibly();
        }
        return Verdict.of(read(said), (System.nanoTime() - begin) / 1e9);
    }

    private List<String> command(Path place, Path configuration, String module) throws URISyntaxException {
        Path tools = Path.of(
                TLC.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + heapMegabytes + "m",
                "-XX:+UseSerialGC",
                // TLC unpacks its standard modules there.
                "-Djava.io.tmpdir=" + place,
                "-cp",
                tools.toString(),
                "tlc2.TLC",
                "-workers",
                "1",
                // A state without a next step is no error: everything may be over.
                "-deadlock",
                "-metadir",
                place.resolve("states").toString(),
                "-config",
                configuration.toString(),
                module);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
