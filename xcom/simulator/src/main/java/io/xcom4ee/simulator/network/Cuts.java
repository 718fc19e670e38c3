package io.xcom4ee.simulator.network;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The cuts in force, by the indices of the hosts that they separate. Several may cover the same way. */
final class Cuts {
    private final List<Cut> cuts = new ArrayList<>();
    private final @Nullable CutMode[][] modes;

    Cuts(int hosts) {
        modes = new CutMode[hosts][hosts];
    }

    void add(Cut cut) {
        cuts.add(cut);
        refresh();
    }

    boolean remove(Cut cut) {
        boolean removed = cuts.removeIf(known -> known == cut);
        refresh();
        return removed;
    }

    void clear() {
        cuts.clear();
        refresh();
    }

    boolean isCut(int from, int to) {
        return modes[from][to] != null;
    }

    /** What becomes of frames on this way, null if nothing stops them. */
    @Nullable CutMode mode(int from, int to) {
        return modes[from][to];
    }

    /** Of several cuts of one way, one that loses frames is stronger than one that holds them back. */
    private void refresh() {
        for (@Nullable CutMode[] row : modes) {
            java.util.Arrays.fill(row, null);
        }
        for (Cut cut : cuts) {
            for (Cut.Way way : cut.ways()) {
                CutMode known = modes[way.from()][way.to()];
                if (known == null || known == CutMode.HOLD) {
                    modes[way.from()][way.to()] = cut.mode();
                }
            }
        }
    }
}
