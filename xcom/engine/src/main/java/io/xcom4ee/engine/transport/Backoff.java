package io.xcom4ee.engine.transport;

import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;

/** Pauses between attempts: each twice as long as the one before up to a limit, and each shortened by chance. */
final class Backoff {
    static final long FIRST_MILLIS = 50;
    static final long LONGEST_MILLIS = 2_000;

    /** A link that breaks sooner was none: dialling at once again would go on like that for ever. */
    private static final long STEADY_NANOS = TimeUnit.SECONDS.toNanos(5);

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

    /**
     * A link has ended; if it had held, the pauses begin anew.
     *
     * @return whether it broke before it was steady
     */
    boolean linkEnded(long livedNanos) {
        boolean brokeEarly = livedNanos < STEADY_NANOS;
        if (!brokeEarly) {
            nextMillis = FIRST_MILLIS;
        }
        return brokeEarly;
    }
}
