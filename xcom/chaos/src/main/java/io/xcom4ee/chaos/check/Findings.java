package io.xcom4ee.chaos.check;

import java.util.ArrayList;
import java.util.List;

/** Gathers violations; of each promise only the first ones in words, since one bug breaks it a thousand times. */
final class Findings {
    private static final int TOLD_PER_PROMISE = 5;

    private final List<Violation> told = new ArrayList<>();
    private long count;

    void require(boolean holds, String promise, String what) {
        if (!holds) {
            broken(promise, what);
        }
    }

    void broken(String promise, String what) {
        count++;
        if (told.stream()
                        .filter(violation -> violation.promise().equals(promise))
                        .count()
                < TOLD_PER_PROMISE) {
            told.add(new Violation(promise, what));
        }
    }

    List<Violation> told() {
        return List.copyOf(told);
    }

    long count() {
        return count;
    }
}
