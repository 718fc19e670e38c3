package io.xcom4ee.simulator.run;

import io.xcom4ee.simulator.options.OptionsDraw;
import io.xcom4ee.simulator.process.MemberFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** Runs many seeds, several at a time: each simulation in one thread, no two of them share anything. */
public final class SeedBatch {
    private final MemberFactory factory;
    private final int threads;
    private final Consumer<Outcome> onOutcome;

    /**
     * A batch that is not run yet.
     *
     * @param onOutcome gets each run at once, from any of the threads
     */
    public SeedBatch(MemberFactory factory, int threads, Consumer<Outcome> onOutcome) {
        this.factory = factory;
        this.threads = threads;
        this.onOutcome = onOutcome;
    }

    /**
     * What came of a batch.
     *
     * @param seeds how many were run
     * @param failures the seeds that failed, in their order
     * @param virtualMicros time simulated
     * @param health what was exercised
     */
    public record Summary(long seeds, List<Long> failures, long virtualMicros, Health health) {
        private static final double NANOS_PER_SECOND = 1e9;
        private static final double MICROS_PER_HOUR = 3600e6;

        /** All in one line. */
        public String line(long elapsedNanos) {
            return String.format(
                    Locale.ROOT,
                    "%d seeds, %d failures, %.1f seeds/s, %.2f simulated hours",
                    seeds,
                    failures.size(),
                    seeds * NANOS_PER_SECOND / elapsedNanos,
                    virtualMicros / MICROS_PER_HOUR);
        }
    }

    /** Runs seeds from the first one on until {@code enough} or so many are done. */
    public Summary run(long firstSeed, long count, BooleanSupplier enough) throws InterruptedException {
        AtomicLong next = new AtomicLong(firstSeed);
        ExecutorService executor = Executors.newFixedThreadPool(threads);
        try {
            List<Future<Sum>> parts = new ArrayList<>();
            for (int thread = 0; thread < threads; thread++) {
                parts.add(executor.submit(() -> runWhile(next, firstSeed + count, enough)));
            }
            Sum all = new Sum();
            for (Future<Sum> part : parts) {
                all.add(part.get());
            }
            return all.summary();
        } catch (ExecutionException failed) {
            throw new IllegalStateException("the simulator itself failed", failed.getCause());
        } finally {
            executor.shutdownNow();
        }
    }

    private Sum runWhile(AtomicLong next, long end, BooleanSupplier enough) {
        Sum sum = new Sum();
        long seed = next.getAndIncrement();
        while (seed < end && !enough.getAsBoolean()) {
            Outcome outcome = Simulation.run(OptionsDraw.draw(seed), factory);
            onOutcome.accept(outcome);
            sum.add(outcome);
            seed = next.getAndIncrement();
        }
        return sum;
    }

    /** What many runs come to. Keeps nothing of a single one but the number of a seed that failed: a batch may run for days. */
    private static final class Sum {
        private final List<Long> failures = new ArrayList<>();
        private final Health health = new Health();
        private long seeds;
        private long virtualMicros;

        void add(Outcome outcome) {
            seeds++;
            virtualMicros += outcome.virtualMicros();
            outcome.failure()
                    .ifPresent(failure -> failures.add(outcome.options().seed()));
            health.add(outcome.health());
        }

        void add(Sum other) {
            seeds += other.seeds;
            virtualMicros += other.virtualMicros;
            failures.addAll(other.failures);
            health.add(other.health);
        }

        Summary summary() {
            return new Summary(seeds, failures.stream().sorted().toList(), virtualMicros, health);
        }
    }
}
