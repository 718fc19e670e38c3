package io.xcom4ee.engine.transport;

import java.util.random.RandomGenerator;

/** Pauses between attempts: each twice as long as the one before up to a limit, and each shortened by chance. */
final class Backoff {
    static final long FIRST_MILLIS = 50;
    static final long LONGEST_MILLIS = 2_000;

    private final RandomGenerator random;
    private long nextMillis = FIRST_MILLIS;

    Backoff(RandomGenerator random) {
        this.random = random;
    }

    /** Between half of the current step and all of it: rivals that fail together do not come back together. */
    long nextMillis() {
        long step = nextMillis;
        nextMillis = Math.min(LONGEST_MILLIS, step * 2);
        return step / 2 + random.nextLong(step / 2 + 1);
    }

    void reset() {
        nextMillis = FIRST_MILLIS;
    }
}
