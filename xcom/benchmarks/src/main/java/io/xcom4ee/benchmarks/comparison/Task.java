package io.xcom4ee.benchmarks.comparison;

import io.xcom4ee.benchmarks.systems.ComparedSystem;
import io.xcom4ee.benchmarks.systems.Tuning;

/**
 * What one group of fresh processes is started for.
 *
 * @param round from 1; 0 to find out how much a system can
 */
record Task(Work work, ComparedSystem system, int members, int round) {
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

    @Override
    public String toString() {
        return work.id() + ", " + members + " members, round " + round + ", " + system.id();
    }
}
