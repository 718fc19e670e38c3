package io.xcom4ee.simulator.overload;

import io.xcom4ee.core.base.Limits;
import java.util.List;

/** More is broadcast than members take in: what repairs the losses must not be what causes the next ones. */
public final class Overload {
    /** So many messages of 1 KiB a second all deliver once a member that was slow has caught up. */
    static final long PER_SECOND_LEAST = 45_000;

    /** So many large messages a second members deliver beside one that takes in next to nothing. */
    static final long LARGE_PER_SECOND_LEAST = 7;

    static final int MEBIBYTE = 1024 * 1024;
    static final int LARGE = 4 * MEBIBYTE;
    static final int WINDOW = 8 * MEBIBYTE;
    static final int CACHE = 32 * MEBIBYTE;

    private static final long SECOND = 1_000_000;
    private static final long MEGABYTE = 1_000_000;

    private Overload() {}

    /** Two take turns: whether members deliver less than they should. */
    public static boolean isFelt(long number) {
        return number % 2 == 1
                ? paceOnceCaughtUp(new ThrottledGroup(Limits.DEFAULT)) < PER_SECOND_LEAST
                : paceBesideASlowOne(new ThrottledGroup(smallCache())) < LARGE_PER_SECOND_LEAST;
    }

    /** The default limits, but for what is kept. */
    static Limits smallCache() {
        return Limits.DEFAULT.withWindowBytesMax(WINDOW).withCacheBytesMax(CACHE);
    }

    /** One member is slow for half a second; the others go on at a pace that it can take in easily from then on. */
    static long paceOnceCaughtUp(ThrottledGroup group) {
        List.of("b", "c").forEach(name -> group.throttle(name, 60 * MEGABYTE));
        group.throttle("a", 2 * MEGABYTE);
        group.load("a", "b", "c");
        group.run(SECOND / 2);
        group.throttle("a", 200 * MEGABYTE);
        group.run(2 * SECOND);
        return perSecond(group, 4);
    }

    /**
     * One leads, all send large messages, and one is so slow that a part takes twice the stall time-out to it. It takes the
     * leader's slots over, and then the others take them over from each other: that must have an end.
     */
    static long paceBesideASlowOne(ThrottledGroup group) {
        group.lead("a");
        List.of("a", "b").forEach(name -> group.throttle(name, 40 * MEGABYTE));
        group.throttle("c", 2 * MEGABYTE);
        group.messageBytes(LARGE);
        group.load("a", "b", "c");
        group.run(8 * SECOND);
        return perSecond(group, 4);
    }

    static long perSecond(ThrottledGroup group, long seconds) {
        long before = group.deliveredBy("a");
        group.run(seconds * SECOND);
        return (group.deliveredBy("a") - before) / seconds;
    }
}
