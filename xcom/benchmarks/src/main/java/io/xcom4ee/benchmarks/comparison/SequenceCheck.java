package io.xcom4ee.benchmarks.comparison;

import io.xcom4ee.benchmarks.control.Line;
import io.xcom4ee.benchmarks.group.BenchmarkFailure;
import io.xcom4ee.benchmarks.group.MemberReports;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Compares the sequences that the members of one group deliver, while they run and when they are quiet. */
final class SequenceCheck implements MemberReports {
    private final Map<Long, Checkpoint> checkpoints = new HashMap<>();
    private Optional<String> problem = Optional.empty();

    private record Checkpoint(String member, long hash) {}

    @Override
    public synchronized void onCheckpoint(String member, Line checkpoint) {
        compare(member, checkpoint.number("position"), checkpoint.number("hash"));
    }

    private void compare(String member, long position, long hash) {
        Checkpoint known = checkpoints.putIfAbsent(position, new Checkpoint(member, hash));
        if (known != null && known.hash() != hash) {
            onProblem(
                    known.member() + " and " + member + " delivered different sequences of " + position + " messages");
        }
    }

    /** The first one counts; others follow from it. */
    @Override
    public synchronized void onProblem(String what) {
        if (problem.isEmpty()) {
            problem = Optional.of(what);
        }
    }

    @Override
    public synchronized void failOnProblem() {
        if (problem.isPresent()) {
            throw new BenchmarkFailure(problem.get());
        }
    }

    /** Whether all have delivered the same number of messages, and at least so many. */
    static boolean isQuiet(Collection<Line> states, long messages) {
        return states.stream()
                                .map(state -> state.number("delivered"))
                                .distinct()
                                .count()
                        == 1
                && states.stream().allMatch(state -> state.number("delivered") >= messages);
    }

    /**
     * Judges a group in which nobody was killed.
     *
     * @param outcomes what became of every member's own messages
     * @param states of all members
     * @throws BenchmarkFailure if messages are missing, doubled, or in different sequences
     */
    synchronized void judgeWhole(Map<String, Line> outcomes, Map<String, Line> states) {
        long sent = outcomes.values().stream()
                .mapToLong(line -> line.number("sent"))
                .sum();
        outcomes.forEach((member, outcome) ->
                require(outcome.number("refused") == 0, member + " was refused messages: " + outcome));
        states.forEach((member, state) -> {
            require(state.number("delivered") == sent, member + " delivered " + state + " of " + sent + " messages");
            require(state.number("jumps") == 0, member + " delivered messages of one sender out of turn: " + state);
        });
        judgeSurvivors(states);
    }

    /**
     * Judges what the live members have delivered: the same number of messages in the same sequence.
     *
     * @throws BenchmarkFailure if not
     */
    synchronized void judgeSurvivors(Map<String, Line> states) {
        require(isQuiet(states.values(), 0), "the members delivered different numbers of messages: " + states);
        states.forEach((member, state) -> compare(member, state.number("delivered"), state.number("hash")));
        failOnProblem();
    }

    private void require(boolean holds, String otherwise) {
        if (!holds) {
            onProblem(otherwise);
        }
    }
}
