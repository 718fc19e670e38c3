package io.xcom4ee.engine.handover;

/** How long things took that have ended well. Confined to: the member's event loop. */
public final class Timing {
    private long count;
    private long sumMicros;
    private long maxMicros;

    /**
     * What has been added up.
     *
     * @param count so many
     * @param sumMicros of all
     * @param maxMicros the longest
     */
    public record Sums(long count, long sumMicros, long maxMicros) {}

    /** One more; nothing takes less than no time, though the call may be younger than the turn that has taken it. */
    public void add(long micros) {
        long taken = Math.max(0, micros);
        count++;
        sumMicros += taken;
        maxMicros = Math.max(maxMicros, taken);
    }

    /** All so far. */
    public Sums sums() {
        return new Sums(count, sumMicros, maxMicros);
    }
}
