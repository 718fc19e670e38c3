package io.xcom4ee.simulator.network;

import java.util.List;

/** Ways that were cut together. They stay cut until this very object is removed: two equal cuts are two cuts. */
public final class Cut {
    private final List<Way> ways;
    private final CutMode mode;

    /**
     * One way between two hosts.
     *
     * @param from index of the host that speaks
     * @param to index of the host that does not hear it
     */
    public record Way(int from, int to) {}

    public Cut(List<Way> ways, CutMode mode) {
        this.ways = List.copyOf(ways);
        this.mode = mode;
    }

    /** The ways that it stops. */
    public List<Way> ways() {
        return ways;
    }

    /** What becomes of the frames. */
    public CutMode mode() {
        return mode;
    }

    @Override
    public String toString() {
        return mode + " " + ways;
    }
}
