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
    private final Consumer<Outcome> onFailure;

    /**
     * A batch that is not run yet.
     *
     * @param onFailure gets each failed run at once, from any of the threads
     */
    public SeedBatch(MemberFactory factory, int threads, Consumer<Outcome> onFailure) {
        this.factory = factory;
        this.threads = threads;
        this.onFailure = onFailure;
    }

    /**
     * What came of a batch.
     *
     * @param seeds how many were run
     * @param failures the runs that failed, by seed
     * @param virtualMicros time simulated
     * @param health what was exercised
     */
    public record Summary(long seeds, List<Outcome> failures, long virtualMicros, Health health) {
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
            List<Future<Summary>> parts = new ArrayList<>();
            for (int thread = 0; thread < threads; thread++) {
                parts.add(executor.submit(() -> runWhile(next, firstSeed + count, enough)));
            }
            List<Summary> summaries = new ArrayList<>();
            for (Future<Summary> part : parts) {
                summaries.add(part.get());
            }
            return sum(summaries);
        } catch (ExecutionException failed) {
            throw new IllegalStateException("the simulator itself failed", failed.getCause());
        } finally {
            executor.shutdownNow();
        }
    }

    private Summary runWhile(AtomicLong next, long end, BooleanSupplier enough) {
        List<Summary> summaries = new ArrayList<>();
        long seed = next.getAndIncrement();
        while (seed < end && !enough.getAsBoolean()) {
            Outcome outcome = Simulation.run(OptionsDraw.draw(seed), factory);
            outcome.failure().ifPresent(failure -> onFailure.accept(outcome));
            summaries.add(new Summary(
                    1,
                    outcome.failure().isPresent() ? List.of(outcome) : List.of(),
                    outcome.virtualMicros(),
                    outcome.health()));
            seed = next.getAndIncrement();
        }
        return sum(summaries);
    }

    private static Summary sum(List<Summary> summaries) {
        long seeds = 0;
        long virtualMicros = 0;
        List<Outcome> failures = new ArrayList<>();
        Health health = new Health();
        for (Summary summary : summaries) {
            seeds += summary.seeds();
            virtualMicros += summary.virtualMicros();
            failures.addAll(summary.failures());
            health.add(summary.health());
        }
        failures.sort((one, other) ->
                Long.compare(one.options().seed(), other.options().seed()));
        return new Summary(seeds, failures, virtualMicros, health);
    }
}
