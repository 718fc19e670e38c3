package io.xcom4ee.chaos.fault;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Random;

/** Kinds in an order by chance, all of them before any comes again. */
final class Deck {
    private final List<FaultKind> kinds;
    private final Random random;
    private final Deque<FaultKind> left = new ArrayDeque<>();

    Deck(List<FaultKind> kinds, Random random) {
        this.kinds = new ArrayList<>(kinds);
        this.random = random;
    }

    boolean isEmpty() {
        return kinds.isEmpty();
    }

    FaultKind next() {
        if (left.isEmpty()) {
            Collections.shuffle(kinds, random);
            left.addAll(kinds);
        }
        return left.removeFirst();
    }
}
