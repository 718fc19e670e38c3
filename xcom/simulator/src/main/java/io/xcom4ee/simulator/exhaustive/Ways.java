package io.xcom4ee.simulator.exhaustive;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** How each world was reached first: by which event from which world. */
final class Ways {
    private static final int CAPACITY_MIN = 1 << 10;

    private int[] before = new int[CAPACITY_MIN];
    private int[] by = new int[CAPACITY_MIN];
    private byte[] depths = new byte[CAPACITY_MIN];
    private int size;

    /** The world in which the search begins. */
    int first() {
        size = 1;
        return 0;
    }

    /** A world that is reached from another one. */
    int after(int node, int event) {
        if (size == before.length) {
            before = Arrays.copyOf(before, 2 * size);
            by = Arrays.copyOf(by, 2 * size);
            depths = Arrays.copyOf(depths, 2 * size);
        }
        before[size] = node;
        by[size] = event;
        depths[size] = (byte) (depths[node] + 1);
        return size++;
    }

    /** The world made last was reached before. */
    void forget(int node) {
        if (node == size - 1) {
            size--;
        }
    }

    int size() {
        return size;
    }

    int depth(int node) {
        return depths[node];
    }

    /** The search goes by depth: the last one is the deepest. */
    int deepest() {
        return depths[size - 1];
    }

    /** The events that lead to this world, the last one first. */
    List<Integer> to(int node) {
        List<Integer> events = new ArrayList<>();
        for (int at = node; at != 0; at = before[at]) {
            events.add(by[at]);
        }
        return events;
    }
}
