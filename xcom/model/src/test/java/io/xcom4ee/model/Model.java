package io.xcom4ee.model;

import java.util.ArrayList;
import java.util.List;

/**
 * One model with bounds, to be checked.
 *
 * @param module the name of the TLA+ module
 * @param constants lines of the configuration, as TLC reads them
 * @param invariants what must hold in every state
 */
record Model(String module, List<String> constants, List<String> invariants) {
    private static final List<String> LANE_INVARIANTS =
            List.of("Agreement", "Validity", "HonestOwner", "HonestIntervals");
    private static final List<String> OTHERS = List.of("a", "b", "c", "d");

    /** What {@code Lane.tla} leaves open. */
    record LaneBounds(int members, int rounds, int ballots, Steps steps) {
        Model model(String mistake) {
            List<String> others = OTHERS.subList(0, members - 1);
            List<String> constants = new ArrayList<>(List.of(
                    "Owner = owner",
                    "owner = owner",
                    "Others = {" + String.join(", ", others) + "}",
                    "Rounds = " + rounds,
                    "Ballots = " + ballots,
                    "EveryStep = " + (steps == Steps.ALL ? "TRUE" : "FALSE"),
                    "Mistake = \"" + mistake + "\""));
            others.forEach(other -> constants.add(other + " = " + other));
            return new Model("Lane", constants, LANE_INVARIANTS);
        }

        @Override
        public String toString() {
            return String.format(
                    "%d members, %d rounds, %d ballots, %s steps",
                    members, rounds, ballots, steps == Steps.ALL ? "all" : "useful");
        }
    }

    /** Which steps of {@code Lane.tla} are taken. */
    enum Steps {
        ALL,
        USEFUL
    }

    /** What {@code Configurations.tla} leaves open. */
    record ConfigurationBounds(String plan, int horizon, int ballots, List<Integer> revocable, Quorum quorum) {
        Model model(String mistake) {
            return new Model(
                    "Configurations",
                    List.of(
                            "Plan <- " + plan,
                            "Horizon = " + horizon,
                            "Ballots = " + ballots,
                            "Revocable = {" + revocable.toString().replaceAll("[\\[\\]]", "") + "}",
                            "Listed = " + (quorum == Quorum.LISTED ? "TRUE" : "FALSE"),
                            "Mistake = \"" + mistake + "\""),
                    List.of("Agreement", "OneConfigurationPerRound"));
        }

        @Override
        public String toString() {
            return String.format(
                    "%s, horizon %d, %d ballots in rounds %s, %s quorum",
                    plan, horizon, ballots, revocable, quorum == Quorum.LISTED ? "listed" : "dynamic");
        }
    }

    /** Of whom a quorum is a majority. */
    enum Quorum {
        LISTED,
        DYNAMIC
    }

    /** The same bounds, other invariants. */
    Model with(String... others) {
        return new Model(module, constants, List.of(others));
    }

    /** What TLC is given. */
    String configuration() {
        StringBuilder text = new StringBuilder("SPECIFICATION Spec\nCONSTANTS\n");
        constants.forEach(constant -> text.append("  ").append(constant).append('\n'));
        invariants.forEach(
                invariant -> text.append("INVARIANT ").append(invariant).append('\n'));
        if (module.equals("Lane")) {
            text.append("SYMMETRY Symmetry\n");
        }
        return text.toString();
    }
}
