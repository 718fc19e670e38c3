package io.xcom4ee.simulator.command;

import io.xcom4ee.simulator.run.Outcome;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * Says once a minute how far a long batch is: one that runs for hours without a word cannot be told from one that hangs.
 *
 * <p>Takes runs from any thread.
 */
final class Progress implements Consumer<Outcome> {
    private static final long INTERVAL_NANOS = TimeUnit.MINUTES.toNanos(1);
    private static final double NANOS_PER_SECOND = 1e9;

    private final PrintWriter out;
    private final LongSupplier nanoTime;
    private final long startedNanos;
    private long nextNanos;
    private long seeds;
    private long failures;

    /** Begins now. */
    Progress(PrintWriter out, LongSupplier nanoTime) {
        this.out = out;
        this.nanoTime = nanoTime;
        startedNanos = nanoTime.getAsLong();
        nextNanos = INTERVAL_NANOS;
    }

    @Override
    public synchronized void accept(Outcome outcome) {
        seeds++;
        failures += outcome.failure().isPresent() ? 1 : 0;
        long elapsed = elapsedNanos();
        if (elapsed >= nextNanos) {
            nextNanos = elapsed + INTERVAL_NANOS;
            out.printf(
                    Locale.ROOT,
                    "%d s: %d seeds, %d failures, %.1f seeds/s%n",
                    TimeUnit.NANOSECONDS.toSeconds(elapsed),
                    seeds,
                    failures,
                    seeds * NANOS_PER_SECOND / elapsed);
            out.flush();
        }
    }

    long elapsedNanos() {
        return nanoTime.getAsLong() - startedNanos;
    }
}
