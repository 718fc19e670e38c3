package io.xcom4ee.simulator.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.xcom4ee.simulator.process.CoreMember;
import io.xcom4ee.simulator.run.Health.Count;
import io.xcom4ee.simulator.run.SeedBatch.Summary;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SeedBatchTest {
    private static final long SEEDS = 4;

    private final List<Long> delivered = new ArrayList<>();
    private final List<WeakReference<Health>> runs = new ArrayList<>();
    private final List<Long> keptAtEachEnd = new ArrayList<>();

    @Test
    void addsWhatItsRunsHaveExercised() throws InterruptedException {
        Summary summary = new SeedBatch(CoreMember::new, 1, outcome -> {
                    synchronized (delivered) {
                        delivered.add(outcome.health().count(Count.DELIVERIES));
                    }
                })
                .run(1, SEEDS, () -> false);

        assertThat(summary.seeds()).isEqualTo(SEEDS).isEqualTo(delivered.size());
        assertThat(summary.health().count(Count.DELIVERIES))
                .isEqualTo(delivered.stream().mapToLong(Long::longValue).sum())
                .isPositive();
    }

    /** A batch may run for days. */
    @Test
    void keepsNothingOfARunThatIsOver() throws InterruptedException {
        new SeedBatch(CoreMember::new, 1, this::countKept).run(1, SEEDS, () -> false);

        assertThat(keptAtEachEnd).hasSize((int) SEEDS).containsOnly(0L);
    }

    private void countKept(Outcome outcome) {
        System.gc();
        keptAtEachEnd.add(runs.stream().filter(before -> before.get() != null).count());
        runs.add(new WeakReference<>(outcome.health()));
    }
}
