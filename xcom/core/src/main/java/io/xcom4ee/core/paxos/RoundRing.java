package io.xcom4ee.core.paxos;

import io.xcom4ee.core.base.Invariants;
import org.jspecify.annotations.Nullable;

/**
 * Values by round, in a window that slides forward: a growing array used as a ring.
 *
 * <p>Confined to: the member's event loop.
 */
final class RoundRing<T> {
    private static final int CAPACITY_MIN = 64;
    /** Rounds beyond this are a bug of the caller, which must bound what it stores. */
    private static final int CAPACITY_MAX = 1 << 22;

    private @Nullable Object[] values = new Object[CAPACITY_MIN];
    private long first;
    private long end;

    RoundRing(long first) {
        this.first = first;
        this.end = first;
    }

    /** The lowest round that may still be stored. */
    long first() {
        return first;
    }

    /** One beyond the highest round ever stored. */
    long end() {
        return end;
    }

    @SuppressWarnings("unchecked") // only put() stores, and it stores a T
    @Nullable T get(long round) {
        return round < first || round >= end ? null : (T) values[index(round)];
    }

    void put(long round, T value) {
        Invariants.require(round >= first, "a round that was evicted is never stored again", round, first);
        if (round >= first + values.length) {
            grow(round);
        }
        values[index(round)] = value;
        end = Math.max(end, round + 1);
    }

    /** Drops every round below. */
    void dropBelow(long round) {
        for (long at = first; at < Math.min(round, end); at++) {
            values[index(at)] = null;
        }
        first = Math.max(first, round);
        end = Math.max(end, first);
    }

    private int index(long round) {
        return (int) (round & values.length - 1);
    }

    private void grow(long round) {
        int capacity = values.length;
        while (round >= first + capacity) {
            capacity *= 2;
            Invariants.require(capacity <= CAPACITY_MAX, "stored rounds are bounded", round, first);
        }
        @Nullable Object[] old = values;
        values = new Object[capacity];
        for (long at = first; at < end; at++) {
            values[index(at)] = old[(int) (at & old.length - 1)];
        }
    }
}
