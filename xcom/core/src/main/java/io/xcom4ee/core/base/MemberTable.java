package io.xcom4ee.core.base;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/**
 * Something per member number, ordered by number. A group has few members, so that a scan of an array is faster than a tree;
 * it is asked several times for every frame.
 *
 * <p>Confined to: the member's event loop.
 */
public final class MemberTable<T> {
    private static final int CAPACITY_MIN = 8;

    private int[] numbers = new int[CAPACITY_MIN];
    /** Made anew with each change, which is seldom: it is gone through all the time. */
    private List<T> entries = List.of();

    /** What is kept for this member, null if nothing is. */
    public @Nullable T find(int number) {
        int index = index(number);
        return index < 0 ? null : entries.get(index);
    }

    /** Whether anything is kept for this member. */
    public boolean contains(int number) {
        return index(number) >= 0;
    }

    /** Everything that is kept now, by number. */
    public List<T> all() {
        return entries;
    }

    /** Keeps something for a member for which nothing is kept yet. */
    public void addIfAbsent(int number, IntFunction<T> make) {
        int index = index(number);
        if (index >= 0) {
            return;
        }
        int at = -index - 1;
        if (entries.size() == numbers.length) {
            numbers = Arrays.copyOf(numbers, 2 * numbers.length);
        }
        System.arraycopy(numbers, at, numbers, at + 1, entries.size() - at);
        numbers[at] = number;
        List<T> changed = new ArrayList<>(entries);
        changed.add(at, make.apply(number));
        entries = List.copyOf(changed);
    }

    /** Forgets what is kept for such members. */
    public void removeIf(IntPredicate condition) {
        List<T> kept = new ArrayList<>();
        for (int index = 0; index < entries.size(); index++) {
            if (!condition.test(numbers[index])) {
                numbers[kept.size()] = numbers[index];
                kept.add(entries.get(index));
            }
        }
        if (kept.size() < entries.size()) {
            entries = List.copyOf(kept);
        }
    }

    /** The index of a number; if it is absent, below zero and {@code -index - 1} is where it belongs. */
    private int index(int number) {
        int index = 0;
        while (index < entries.size() && numbers[index] < number) {
            index++;
        }
        return index < entries.size() && numbers[index] == number ? index : -index - 1;
    }
}
