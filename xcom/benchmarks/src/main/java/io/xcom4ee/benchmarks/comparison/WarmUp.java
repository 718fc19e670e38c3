package io.xcom4ee.benchmarks.comparison;

import java.time.Duration;

/**
 * How long a group works before it is measured.
 *
 * @param fresh before the first measurement of its processes: three of them compile their code on the processors they share
 * @param next before each further one, which does the same with other messages
 */
record WarmUp(Duration fresh, Duration next) {
    Duration of(boolean isFresh) {
        return isFresh ? fresh : next;
    }
}
