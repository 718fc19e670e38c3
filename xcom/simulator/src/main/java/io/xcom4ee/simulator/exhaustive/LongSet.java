package io.xcom4ee.simulator.exhaustive;

import java.util.Arrays;

/** A set of numbers that takes little more than eight bytes for each; zero counts as present from the beginning. */
final class LongSet {
    private static final int CAPACITY_MIN = 1 << 12;

    private long[] table = new long[CAPACITY_MIN];
    private int size;

    /** Whether the number was absent. */
    boolean add(long number) {
        if (!put(table, number)) {
            return false;
        }
        size++;
        if (size > table.length / 4 * 3) {
            long[] larger = new long[2 * table.length];
            Arrays.stream(table).filter(known -> known != 0).forEach(known -> put(larger, known));
            table = larger;
        }
        return true;
    }

    private static boolean put(long[] table, long number) {
        int at = (int) (number ^ number >>> 32) & table.length - 1;
        while (table[at] != 0) {
            if (table[at] == number) {
                return false;
            }
            at = at + 1 & table.length - 1;
        }
        table[at] = number;
        return number != 0;
    }
}
