package io.xcom4ee.benchmarks.group;

import io.xcom4ee.benchmarks.control.Line;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Compares what the members of one group tell of their deliveries: equal hashes at equal positions, nothing lost, nothing
 * twice. Thread-safe.
 */
final class OrderCheck implements MemberReports {
    private static final int PROBLEMS_TOLD = 5;

    private final Map<Long, Checkpoint> checkpoints = new HashMap<>();
    private final Map<String, Long> acknowledged = new HashMap<>();
    private final List<String> problems = new ArrayList<>();

    private record Checkpoint(String member, long hash) {}

    /** Takes what a member said while it was running. */
    @Override
    public synchronized void onCheckpoint(String member, Line checkpoint) {
        compare(member, checkpoint.number("position"), checkpoint.number("hash"));
        acknowledged.merge(member, checkpoint.number("acknowledged"), Math::max);
    }

    /** Takes a complaint of a member. */
    @Override
    public synchronized void onProblem(String problem) {
        problems.add(problem);
    }

    private void compare(String member, long position, long hash) {
        Checkpoint known = checkpoints.putIfAbsent(position, new Checkpoint(member, hash));
        if (known != null && known.hash() != hash) {
            problems.add(known.member() + " and " + member + " delivered different messages up to " + position);
        }
    }

    /** Whether all these members have delivered everything that the live ones have sent. */
    static boolean isQuiet(Map<String, Line> outcomes, Map<String, Line> states) {
        long positions = states.values().stream()
                .map(state -> state.number("position"))
                .distinct()
                .count();
        return positions == 1
                && states.values().stream()
                        .allMatch(state -> outcomes.entrySet().stream()
                                .allMatch(sender -> from(state, sender.getKey()) >= acknowledgedBy(sender.getValue())));
    }

    private static long from(Line state, String sender) {
        return Long.parseLong(state.values().getOrDefault("from." + sender, "0"));
    }

    private static long acknowledgedBy(Line outcome) {
        return outcome.number("acknowledged");
    }

    /**
     * Judges a group that is quiet.
     *
     * @param outcomes of the live members' own broadcasts, by member
     * @param states of the live members' deliveries, by member
     * @throws BenchmarkFailure with all problems
     */
    synchronized void judge(Map<String, Line> outcomes, Map<String, Line> states) {
        outcomes.forEach((sender, outcome) -> {
            require(
                    outcome.number("sent") == acknowledgedBy(outcome),
                    sender + " was not told the outcome of every broadcast: " + outcome);
            Line own = states.get(sender);
            require(
                    own.number("ownPlaced") == outcome.number("placed"),
                    sender + " was acknowledged other positions than those at which it delivered");
        });
        states.forEach((member, state) -> {
            compare(member, state.number("position"), state.number("hash"));
            outcomes.forEach((sender, outcome) -> require(
                    from(state, sender) == outcome.number("sent"),
                    member + " delivered " + from(state, sender) + " of " + sender + ", which sent "
                            + outcome.number("sent")));
            // Of a killed member only what it was acknowledged is known; more may have been delivered.
            acknowledged.forEach((sender, count) -> require(
                    from(state, sender) >= count,
                    member + " delivered " + from(state, sender) + " of " + sender + ", which was acknowledged "
                            + count));
        });
        require(
                states.values().stream()
                                .map(state -> state.number("position"))
                                .distinct()
                                .count()
                        == 1,
                "the members delivered different numbers of messages: " + states);
        if (!problems.isEmpty()) {
            throw new BenchmarkFailure(told());
        }
    }

    private void require(boolean holds, String problem) {
        if (!holds) {
            problems.add(problem);
        }
    }

    /** The first few: when something breaks, every open broadcast complains. */
    private String told() {
        String first = problems.stream().limit(PROBLEMS_TOLD).collect(Collectors.joining("; "));
        return problems.size() <= PROBLEMS_TOLD
                ? first
                : first + "; and " + (problems.size() - PROBLEMS_TOLD) + " more";
    }

    /** Throws what members have complained of so far. */
    @Override
    public synchronized void failOnProblem() {
        if (!problems.isEmpty()) {
            throw new BenchmarkFailure(told());
        }
    }
}
