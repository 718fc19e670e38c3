package io.xcom4ee.benchmarks.control;

/** The words that lines begin with. */
public final class Words {
    /** To a member: broadcast from now on. Values {@code bytes} and {@code window}, or {@code bytes} and {@code perSecond}. */
    public static final String LOAD = "load";

    /** To a member: count for {@code millis}; answered by {@link #MEASURED}. */
    public static final String MEASURE = "measure";

    /** To a member: broadcast no more; answered by {@link #STOPPED} when the outcome of every broadcast is known. */
    public static final String STOP = "stop";

    /** To a member: say what was delivered so far; answered by {@link #STATE}. */
    public static final String TELL = "tell";

    /** To a member: from now on look for pauses; answered by {@link #WATCHING}. */
    public static final String WATCH = "watch";

    /** To a member: answered by {@link #PAUSE}. */
    public static final String TELL_PAUSE = "tell-pause";

    /** To a member: collect all garbage while the load goes on; answered by {@link #LIVE_HEAP}. */
    public static final String HEAP = "heap";

    /** From a member: what is left on its heap, in {@code bytes}. */
    public static final String LIVE_HEAP = "live-heap";

    /** From a member: every listed member is in the view. */
    public static final String READY = "ready";

    /** From a member: deliveries, their time, CPU time, and the latencies of own broadcasts. */
    public static final String MEASURED = "measured";

    /** From a member: what became of its own broadcasts. */
    public static final String STOPPED = "stopped";

    /** From a member: position, hash, and messages delivered per sender as {@code from.<name>}. */
    public static final String STATE = "state";

    /** From a member: the time has begun. */
    public static final String WATCHING = "watching";

    /** From a member: the longest time without a delivery, and when it began. */
    public static final String PAUSE = "pause";

    /** From a member, unasked: hash of everything up to a position, and own broadcasts acknowledged by then. */
    public static final String CHECKPOINT = "checkpoint";

    /** From a member, unasked: a guarantee does not hold, or the member cannot go on. */
    public static final String BROKEN = "broken";

    private Words() {}
}
