package io.xcom4ee.simulator.time;

/**
 * The monotonic clock of one process: it started at another moment than the others' and runs a little faster or slower. It may
 * jump forward, or run at quite another rate for a while; it never goes back.
 */
public final class LocalClock {
    private static final long MILLION = 1_000_000;

    private long sinceVirtualMicros;
    private long sinceLocalMicros;
    private int driftPerMillion;

    /**
     * A clock at virtual time zero.
     *
     * @param offsetMicros what it shows when virtual time is zero
     * @param driftPerMillion microseconds that it gains in a second, negative if it loses
     */
    public LocalClock(long offsetMicros, int driftPerMillion) {
        this.sinceLocalMicros = offsetMicros;
        this.driftPerMillion = driftPerMillion;
    }

    /** What the clock shows at this virtual time, if nothing happens to it until then. */
    public long local(long virtualMicros) {
        long elapsed = virtualMicros - sinceVirtualMicros;
        return sinceLocalMicros + elapsed + Math.floorDiv(elapsed * driftPerMillion, MILLION);
    }

    /** The first virtual time at which the clock shows at least this; {@link Long#MAX_VALUE} if that is so for ever. */
    public long virtual(long localMicros) {
        if (localMicros == Long.MAX_VALUE) {
            return Long.MAX_VALUE;
        }
        long elapsed = localMicros - sinceLocalMicros;
        long guess = sinceVirtualMicros + Math.floorDiv(elapsed * MILLION, MILLION + driftPerMillion);
        while (local(guess) < localMicros) {
            guess++;
        }
        return guess;
    }

    /** Jumps forward by so much. */
    public void jump(long nowVirtualMicros, long micros) {
        sinceLocalMicros = local(nowVirtualMicros) + micros;
        sinceVirtualMicros = nowVirtualMicros;
    }

    /** Runs at this rate from now on. */
    public void drift(long nowVirtualMicros, int perMillion) {
        jump(nowVirtualMicros, 0);
        driftPerMillion = perMillion;
    }
}
