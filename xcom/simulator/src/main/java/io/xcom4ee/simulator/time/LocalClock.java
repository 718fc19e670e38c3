package io.xcom4ee.simulator.time;

/**
 * The monotonic clock of one process: it started at another moment than the others' and runs a little faster or slower.
 *
 * @param offsetMicros what it shows when virtual time is zero
 * @param driftPerMillion microseconds that it gains in a second, negative if it loses
 */
public record LocalClock(long offsetMicros, int driftPerMillion) {
    private static final long MILLION = 1_000_000;

    /** What the clock shows at this virtual time. */
    public long local(long virtualMicros) {
        return offsetMicros + virtualMicros + Math.floorDiv(virtualMicros * driftPerMillion, MILLION);
    }

    /** The first virtual time at which the clock shows at least this; {@link Long#MAX_VALUE} if that is so for ever. */
    public long virtual(long localMicros) {
        if (localMicros == Long.MAX_VALUE) {
            return Long.MAX_VALUE;
        }
        long elapsed = localMicros - offsetMicros;
        long guess = Math.floorDiv(elapsed * MILLION, MILLION + driftPerMillion);
        while (local(guess) < localMicros) {
            guess++;
        }
        return guess;
    }
}
