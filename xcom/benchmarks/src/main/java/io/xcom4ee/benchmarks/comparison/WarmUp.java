package io.xcom4ee.benchmarks.comparison;

import java.time.Duration;

/**
 * How long a group works before it is measured.
 *
 * @param fresh once, right after the start: the processes compile their code on the processors that they share
 * @param next before each measurement: other members send than before, or otherwise
 */
record WarmUp(Duration fresh, Duration next) {
    private static final int MEMBERS = 3;

    /** The warm-up of so many members if this is the one of three: more of them take longer, six twice as long. */
    WarmUp of(int members) {
        return members <= MEMBERS ? this : new WarmUp(scaled(fresh, members), scaled(next, members));
    }

    private static Duration scaled(Duration ofThree, int members) {
        return ofThree.multipliedBy(members).dividedBy(MEMBERS);
    }
}
