package io.xcom4ee.simulator.mutant;

import java.util.List;
import java.util.function.LongFunction;

/**
 * A deliberate protocol bug.
 *
 * @param name what is done wrong
 * @param budget it must be noticed within so many seeds
 * @param runner what runs with the changed core, mostly the simulator
 * @param edits what is changed in the core's sources
 */
record Mutant(String name, int budget, Class<? extends LongFunction<String>> runner, List<Edit> edits) {

    /**
     * A change of one place.
     *
     * @param file below {@code io/xcom4ee/core}, without the suffix
     * @param original stands in the file exactly once, white space aside
     * @param replacement stands there instead
     */
    record Edit(String file, String original, String replacement) {}

    static Mutant of(String name, int budget, Edit... edits) {
        return new Mutant(name, budget, SeedRun.class, List.of(edits));
    }

    /** One that breaks no promise but delays members where one link is cut. */
    static Mutant ofCutLink(String name, int budget, Edit... edits) {
        return new Mutant(name, budget, CutLinkRun.class, List.of(edits));
    }

    /** One that breaks no promise but wastes what members that are overloaded take in. */
    static Mutant ofOverload(String name, Edit... edits) {
        return new Mutant(name, 2, OverloadRun.class, List.of(edits));
    }

    /** One of how foundings take processes of an older release; simulated groups hardly ever hold what shows it. */
    static Mutant ofOldFounder(String name, Edit... edits) {
        return new Mutant(name, 1, OldFounderRun.class, List.of(edits));
    }
}
