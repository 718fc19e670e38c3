package io.xcom4ee.chaos.fault;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Who is cut off from whom, drawn by chance. */
final class Cuts {
    /** One way between two members. */
    record Way(int from, int to) {}

    private final int size;
    private final Random random;

    Cuts(int size, Random random) {
        this.size = size;
        this.random = random;
    }

    /** The ways that a fault of this kind cuts. */
    List<Way> draw(FaultKind kind) {
        List<Integer> shuffled = new ArrayList<>();
        for (int member = 1; member <= size; member++) {
            shuffled.add(member);
        }
        Collections.shuffle(shuffled, random);
        int first = shuffled.get(0);
        int second = shuffled.get(1);
        int half = size / 2;
        return switch (kind) {
            case MINORITY -> between(shuffled, 1 + random.nextInt((size - 1) / 2));
            case HALVES -> between(shuffled, half);
            case SHATTERED -> where((from, to) -> part(shuffled, from) != part(shuffled, to));
            case ONE_WAY -> List.of(new Way(first, second));
            case DEAF -> where((from, to) -> to == first);
            case MUTE -> where((from, to) -> from == first);
            case FLAPPING -> where((from, to) -> from == first || to == first);
            case PAIR -> List.of(new Way(first, second), new Way(second, first));
            case BRIDGE -> where((from, to) -> isAcross(shuffled.indexOf(from), shuffled.indexOf(to)));
            case RING -> where((from, to) -> !isNeighbour(shuffled.indexOf(from), shuffled.indexOf(to)));
            default -> throw new IllegalArgumentException(kind + " cuts nothing");
        };
    }

    private interface Cut {
        boolean cuts(int from, int to);
    }

    private List<Way> where(Cut cut) {
        List<Way> ways = new ArrayList<>();
        for (int from = 1; from <= size; from++) {
            for (int to = 1; to <= size; to++) {
                if (from != to && cut.cuts(from, to)) {
                    ways.add(new Way(from, to));
                }
            }
        }
        return ways;
    }

    private List<Way> between(List<Integer> shuffled, int firstPart) {
        return where((from, to) -> (shuffled.indexOf(from) < firstPart) != (shuffled.indexOf(to) < firstPart));
    }

    /** Parts of at most half of the members, rounded down, so that none is a majority. */
    private int part(List<Integer> shuffled, int member) {
        return shuffled.indexOf(member) / (size / 2);
    }

    /** The member in the middle belongs to both sides. */
    private boolean isAcross(int one, int other) {
        int middle = size / 2;
        return (one < middle && other > middle) || (one > middle && other < middle);
    }

    private boolean isNeighbour(int one, int other) {
        int distance = Math.floorMod(one - other, size);
        return distance == 1 || distance == size - 1;
    }
}
