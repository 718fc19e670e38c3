package io.xcom4ee.engine;

import java.time.Duration;

/** The monotonic clock of one member: microseconds since it was made. Thread-safe. */
final class MemberClock {
    /** {@link Duration#toNanos} overflows after 292 years; so does anybody's patience. */
    private static final Duration LONGEST = Duration.ofDays(36_500);

    private final long startNanos = System.nanoTime();

    long micros() {
        return (System.nanoTime() - startNanos) / 1_000;
    }

    /** When this duration will have passed from that moment on; a duration beyond the clock's range means its end. */
    static long after(long micros, Duration duration) {
        boolean tooLong = duration.compareTo(LONGEST) > 0;
        return tooLong ? Long.MAX_VALUE : micros + duration.toNanos() / 1_000;
    }
}
