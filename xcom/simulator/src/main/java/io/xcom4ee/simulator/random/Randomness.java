package io.xcom4ee.simulator.random;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * A seeded generator (SplitMix64, Steele et al. 2014). The same seed gives the same numbers on every JVM.
 *
 * <p>Each concern splits off its own generator by name, so that removing one kind of fault does not shift the others.
 */
public final class Randomness {
    private static final long GOLDEN_GAMMA = 0x9e3779b97f4a7c15L;

    private final long seed;
    private long state;

    public Randomness(long seed) {
        this.seed = seed;
        this.state = seed;
    }

    /** The generator of a concern. It depends on the seed and the name only, not on what was drawn before. */
    public Randomness split(String concern) {
        long mixed = mix(seed + GOLDEN_GAMMA);
        for (int at = 0; at < concern.length(); at++) {
            mixed = mix(mixed ^ (concern.charAt(at) * GOLDEN_GAMMA));
        }
        return new Randomness(mixed);
    }

    /** Any 64 bits. */
    public long next() {
        state += GOLDEN_GAMMA;
        return mix(state);
    }

    /** One of {@code 0 .. bound - 1}. */
    public int below(int bound) {
        return (int) Long.remainderUnsigned(next(), bound);
    }

    /** One of {@code least .. most}, each as likely as the other. */
    public long between(long least, long most) {
        return least + Long.remainderUnsigned(next(), most - least + 1);
    }

    /** One of {@code least .. most}, each as likely as the other. */
    public int between(int least, int most) {
        return (int) between((long) least, (long) most);
    }

    /** One of {@code least .. most}, each order of magnitude about as likely as the other; {@code least} above zero. */
    public long magnitude(long least, long most) {
        int doublings = 64 - Long.numberOfLeadingZeros(most / least);
        long low = least << below(doublings);
        return between(low, Math.min(2 * low, most));
    }

    /** As {@link #magnitude(long, long)}. */
    public int magnitude(int least, int most) {
        return (int) magnitude((long) least, (long) most);
    }

    /** A time until the next event of a kind that comes once per {@code mean} on average. */
    public long interval(long mean) {
        return between(1, 2 * mean);
    }

    /** True in this many of a thousand cases. */
    public boolean permille(int cases) {
        return cases > 0 && below(1000) < cases;
    }

    /** True in one of two cases. */
    public boolean coin() {
        return next() < 0;
    }

    /** One of these. */
    public <T> T pick(List<T> from) {
        return from.get(below(from.size()));
    }

    /** So many of these, in random order. */
    public <T> List<T> pick(int count, List<T> from) {
        List<T> rest = new ArrayList<>(from);
        List<T> picked = new ArrayList<>(count);
        while (picked.size() < count) {
            picked.add(rest.remove(below(rest.size())));
        }
        return picked;
    }

    /** A random UUID of version 4. */
    public UUID uuid() {
        return new UUID((next() & ~0xf000L) | 0x4000L, (next() >>> 2) | (2L << 62));
    }

    private static long mix(long value) {
        long z = value;
        z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }
}
