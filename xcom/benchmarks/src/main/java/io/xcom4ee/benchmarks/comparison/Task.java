package io.xcom4ee.benchmarks.comparison;

import io.xcom4ee.benchmarks.systems.ComparedSystem;
import io.xcom4ee.benchmarks.systems.Tuning;

/**
 * What one group of fresh processes is started for.
 *
 * @param sizeBytes of the messages, 0 if they differ. Each size has processes of its own, since code that was compiled for one stays
 *     in use, and slower, for a long time with another
 * @param round from 1; 0 to find out how much a system can
 */
record Task(Work work, ComparedSystem system, int members, int sizeBytes, int round) {
    /** A system shows how much it can when it is tuned for that. */
    Tuning tuning() {
        if (round == 0) {
            return Tuning.THROUGHPUT;
        }
        return switch (work) {
            case THROUGHPUT, GROWTH -> Tuning.THROUGHPUT;
            case LATENCY -> Tuning.LATENCY;
            case FAILURE -> Tuning.FAILURE;
        };
    }

    /**
     * Whether all members keep a window full once before all measurements. Where the death of a member is to be noticed at once
     * they do not, as some systems take full windows for one: there the load that is measured warms up as long.
     */
    boolean isWarmedByWindows() {
        return work != Work.FAILURE;
    }

    @Override
    public String toString() {
        return work.id() + ", " + members + " members, " + sizeBytes + " bytes, round " + round + ", " + system.id();
    }
}
