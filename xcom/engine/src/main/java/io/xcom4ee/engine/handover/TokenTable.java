package io.xcom4ee.engine.handover;

import java.util.Arrays;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What is open, by the token that it got. A token is a place in an array and how often that place was used before, so that
 * nothing is searched and nothing is allocated for an entry; a token of something that has gone finds nothing.
 *
 * <p>Confined to: the member's event loop.
 */
final class TokenTable<T> {
    private static final int CAPACITY_MIN = 64;
    private static final int PLACE_BITS = 32;

    private @Nullable Object[] entries = new Object[CAPACITY_MIN];
    /** Per place how often it was given back, without the sign: tokens are not negative. */
    private int[] uses = new int[CAPACITY_MIN];
    /** The free places, the one to be used next last. */
    private int[] free = new int[CAPACITY_MIN];

    private int freeCount;

    TokenTable() {
        addFree(0);
    }

    /** Keeps an entry and gives it a token, which comes again only when its place has been given back two billion times. */
    long put(T entry) {
        if (freeCount == 0) {
            grow();
        }
        freeCount--;
        int place = free[freeCount];
        entries[place] = entry;
        return (long) uses[place] << PLACE_BITS | place;
    }

    /** What has this token; null if it has gone. */
    @SuppressWarnings("unchecked") // only put() and replace() store, and they store a T
    @Nullable T get(long token) {
        int place = (int) token;
        boolean known = place >= 0 && place < entries.length && uses[place] == (int) (token >>> PLACE_BITS);
        return known ? (T) entries[place] : null;
    }

    /** Keeps another entry under the token of one that is there. */
    void replace(long token, T entry) {
        entries[(int) token] = entry;
    }

    /** What has this token, which is of no use afterwards; null if it has gone before. */
    @Nullable T remove(long token) {
        T entry = get(token);
        if (entry != null) {
            giveBack((int) token);
        }
        return entry;
    }

    /** Removes everything. */
    @SuppressWarnings("unchecked") // as in get()
    void removeAll(Consumer<T> removed) {
        for (int place = 0; place < entries.length; place++) {
            T entry = (T) entries[place];
            if (entry != null) {
                giveBack(place);
                removed.accept(entry);
            }
        }
    }

    boolean isEmpty() {
        return freeCount == entries.length;
    }

    private void giveBack(int place) {
        entries[place] = null;
        uses[place] = uses[place] + 1 & Integer.MAX_VALUE;
        free[freeCount] = place;
        freeCount++;
    }

    private void grow() {
        int before = entries.length;
        entries = Arrays.copyOf(entries, 2 * before);
        uses = Arrays.copyOf(uses, 2 * before);
        free = Arrays.copyOf(free, 2 * before);
        addFree(before);
    }

    /** The lowest of them is used first. */
    private void addFree(int from) {
        for (int place = entries.length - 1; place >= from; place--) {
            free[freeCount] = place;
            freeCount++;
        }
    }
}
