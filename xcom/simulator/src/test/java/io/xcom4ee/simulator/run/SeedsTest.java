package io.xcom4ee.simulator.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.xcom4ee.simulator.options.OptionsDraw;
import io.xcom4ee.simulator.process.CoreMember;
import io.xcom4ee.simulator.run.SeedBatch.Summary;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * Many groups, each with its own mix of faults. {@code -Dxcom.seeds} and {@code -Dxcom.firstSeed} choose them, {@code
 * -Dxcom.minutes} runs until the time is over, {@code -Dxcom.seed} tells the story of one.
 */
class SeedsTest {
    private static final long SEEDS = 500;
    private static final int THREADS = 2;
    private static final int STORY_LINES = 80;
    private static final int WHOLE_STORY = Integer.MAX_VALUE;

    @Test
    @DisabledIfSystemProperty(named = "xcom.seed", matches = "\\d+", disabledReason = "one seed is told instead")
    void keepsEveryPromiseUnderEverySeed() throws InterruptedException {
        long minutes = Long.getLong("xcom.minutes", 0);
        long first = Long.getLong("xcom.firstSeed", 1);
        long count = Long.getLong("xcom.seeds", minutes > 0 ? Long.MAX_VALUE - first : SEEDS);
        long started = System.nanoTime();
        BooleanSupplier over = () -> minutes > 0 && System.nanoTime() - started > TimeUnit.MINUTES.toNanos(minutes);

        Summary summary = new SeedBatch(CoreMember::new, THREADS, SeedsTest::tell).run(first, count, over);

        System.out.println(summary.health());
        System.out.println(summary.line(System.nanoTime() - started));
        assertThat(summary.failures())
                .extracting(failed -> failed.options().seed())
                .isEmpty();
        if (count >= SEEDS) {
            assertThat(summary.health().missing())
                    .as("what the seeds have never exercised")
                    .isEmpty();
        }
    }

    /** At once, so that a long run need not end before somebody can look. */
    private static void tell(Outcome failed) {
        long seed = failed.options().seed();
        System.out.println(Replay.story(OptionsDraw.draw(seed), CoreMember::new, STORY_LINES));
        System.out.println("The whole story: " + Replay.command(seed));
    }

    @Test
    @EnabledIfSystemProperty(named = "xcom.seed", matches = "\\d+")
    void tellsTheStoryOfOneSeed() {
        long seed = Long.getLong("xcom.seed");
        System.out.println(Replay.story(OptionsDraw.draw(seed), CoreMember::new, WHOLE_STORY));
        assertThat(Simulation.run(OptionsDraw.draw(seed), CoreMember::new).failure())
                .isEmpty();
    }

    @Test
    void goesTheSameWayTwice() {
        for (long seed = 1; seed <= 5; seed++) {
            Outcome first = Simulation.run(OptionsDraw.draw(seed), CoreMember::new);
            Outcome second = Simulation.run(OptionsDraw.draw(seed), CoreMember::new);
            assertThat(second.traceHash()).as("seed %d", seed).isEqualTo(first.traceHash());
        }
    }
}
