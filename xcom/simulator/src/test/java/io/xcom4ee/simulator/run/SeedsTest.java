package io.xcom4ee.simulator.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.xcom4ee.simulator.options.OptionsDraw;
import io.xcom4ee.simulator.process.CoreMember;
import io.xcom4ee.simulator.run.SeedBatch.Summary;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Many groups, each with its own mix of faults. {@code -Dxcom.seeds} and {@code -Dxcom.firstSeed} choose others. */
class SeedsTest {
    private static final long SEEDS = 5000;
    /** So many exercise everything: fewer may leave something out by chance. */
    private static final long EXERCISING_SEEDS = 500;

    private static final int THREADS = 2;
    private static final Path SCENARIOS = Path.of("target", "scenarios").toAbsolutePath();

    @Test
    void keepsEveryPromiseUnderEverySeed() throws InterruptedException {
        long count = Long.getLong("xcom.seeds", SEEDS);
        long started = System.nanoTime();
        PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
        FailureReport report = new FailureReport(out, SCENARIOS, CoreMember::new);

        Summary summary = new SeedBatch(CoreMember::new, THREADS, report)
                .run(Long.getLong("xcom.firstSeed", 1), count, () -> false);

        System.out.println(summary.health());
        System.out.println(summary.line(System.nanoTime() - started));
        assertThat(summary.failures()).isEmpty();
        if (count >= EXERCISING_SEEDS) {
            assertThat(summary.health().missing())
                    .as("what the seeds have never exercised")
                    .isEmpty();
            assertThat(summary.health().excusedRuns())
                    .as("runs in which people broke what they have to see to")
                    .isLessThan(count / 100);
        }
    }

    @Test
    void goesTheSameWayTwice() {
        for (long seed = 1; seed <= 10; seed++) {
            Outcome first = Simulation.run(OptionsDraw.draw(seed), CoreMember::new);
            Outcome second = Simulation.run(OptionsDraw.draw(seed), CoreMember::new);
            assertThat(second.traceHash()).as("seed %d", seed).isEqualTo(first.traceHash());
        }
    }
}
