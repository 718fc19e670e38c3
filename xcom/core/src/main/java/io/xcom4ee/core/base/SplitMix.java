package io.xcom4ee.core.base;

import java.util.UUID;

/**
 * A small seeded generator (Steele, Lea, Flood: "Fast Splittable Pseudorandom Number Generators", 2014). The core's only
 * source of chance: the same seed gives the same numbers.
 *
 * <p>Confined to: the member's event loop.
 */
public final class SplitMix {
    private long state;

    public SplitMix(long seed) {
        this.state = seed;
    }

    /** Any 64 bits. */
    public long nextLong() {
        state += 0x9e3779b97f4a7c15L;
        long mixed = state;
        mixed = (mixed ^ (mixed >>> 30)) * 0xbf58476d1ce4e5b9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94d049bb133111ebL;
        return mixed ^ (mixed >>> 31);
    }

    /** From 0 up to, not including, the bound, which is positive. */
    public long nextBelow(long bound) {
        return Long.remainderUnsigned(nextLong(), bound);
    }

    /** A random identity. */
    public UUID nextUuid() {
        return new UUID(nextLong(), nextLong());
    }
}
