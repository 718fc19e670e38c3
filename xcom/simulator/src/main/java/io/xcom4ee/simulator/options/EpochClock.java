package io.xcom4ee.simulator.options;

/**
 * What processes know of the time when they start: where their epochs begin.
 *
 * @param tickMicros the floor rises by one in this time; 0 if there is no clock and no floor
 * @param skewMaxMicros so much may the clocks of two hosts differ
 */
public record EpochClock(long tickMicros, long skewMaxMicros) {
    /** Shorter than any attempt to found a group. */
    static final long EXACT_TICK_MICROS = 10;

    static final EpochClock NONE = new EpochClock(0, 0);

    /** Whether no group can live for so short a time, or be founded by so slow a clock, that the next one has no higher epoch. */
    boolean isExact() {
        return tickMicros > 0 && tickMicros <= EXACT_TICK_MICROS && skewMaxMicros == 0;
    }

    /** The floor of a process that starts now, on a host whose clock is that much ahead. */
    public long floor(long nowMicros, long skewMicros) {
        return tickMicros == 0 ? 0 : 1 + (nowMicros + skewMicros) / tickMicros;
    }
}
