package io.xcom4ee.simulator.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SimulateTest {
    private final StringWriter printed = new StringWriter();

    private int run(String... arguments) {
        return run(() -> 0, arguments);
    }

    private int run(LongSupplier nanoTime, String... arguments) {
        return Simulate.commandLine(new PrintWriter(printed, true), nanoTime).execute(arguments);
    }

    /** Each look at it finds it so much later. */
    private static LongSupplier clockThatMovesBy(long seconds) {
        AtomicLong nanos = new AtomicLong();
        return () -> nanos.getAndAdd(TimeUnit.SECONDS.toNanos(seconds));
    }

    private List<String> lines() {
        return printed.toString().lines().toList();
    }

    @Test
    void endsWithOneLineOfWhatItDid() {
        // As a build passes them: what is not given has no value.
        int code = run(System::nanoTime, "--seeds=3", "--first-seed=5", "--minutes=", "--seed=", "--scenario=");
        assertThat(code).isZero();
        assertThat(lines().get(lines().size() - 1))
                .matches("3 seeds, 0 failures, \\d+\\.\\d seeds/s, \\d+\\.\\d\\d simulated hours");
    }

    @Test
    void saysOnceAMinuteHowFarItIs() {
        int code = run(clockThatMovesBy(20), "--seeds=7", "--threads=1");
        assertThat(code).isZero();
        assertThat(lines())
                .filteredOn(line -> line.matches("\\d+ s: .*"))
                .containsExactly("60 s: 3 seeds, 0 failures, 0.1 seeds/s", "120 s: 6 seeds, 0 failures, 0.1 seeds/s");
    }

    @Test
    void endsWhenTheTimeIsOver() {
        int code = run(clockThatMovesBy(20), "--minutes=2", "--threads=1");
        assertThat(code).isZero();
        assertThat(lines().get(lines().size() - 1)).startsWith("3 seeds, 0 failures");
    }

    @Test
    void tellsTheStoryOfOneSeed() {
        int code = run("--seed=1");
        assertThat(code).isZero();
        assertThat(lines().get(0)).startsWith("Options[seed=1,");
        assertThat(lines()).anyMatch(line -> line.contains("DELIVER from 1 on"));
        assertThat(lines().get(lines().size() - 1)).isEqualTo("no failure");
    }

    @Test
    void tellsTheStoryOfAScenario(@TempDir Path directory) throws IOException {
        Path file = Files.writeString(directory.resolve("one.scenario"), "# Nothing happens\nseed 1\nbursts 2\n");
        int code = run("--scenario=" + file);
        assertThat(code).isZero();
        assertThat(lines().get(0)).isEqualTo("Nothing happens");
        assertThat(lines().get(lines().size() - 1)).isEqualTo("no failure");
    }

    @Test
    void refusesWhatIsNotANumber() {
        assertThat(run("--seeds=many")).isEqualTo(2);
        assertThat(printed.toString()).contains("--seeds").contains("many");
    }
}
