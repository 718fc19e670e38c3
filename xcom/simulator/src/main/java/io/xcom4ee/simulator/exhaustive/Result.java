package io.xcom4ee.simulator.exhaustive;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a search has come to.
 *
 * @param scenario what was searched
 * @param worlds different ones
 * @param states different ones of single processes
 * @param depth events on the longest of the shortest ways to them
 * @param whole whether there is nothing beyond
 * @param kinds how many different messages of each kind came up
 * @param problem what must never happen and did, empty if nothing
 * @param story the events that lead there
 * @param nanos how long it took
 */
public record Result(
        Scenario scenario,
        int worlds,
        int states,
        int depth,
        boolean whole,
        Map<String, Integer> kinds,
        String problem,
        List<String> story,
        long nanos) {
    /** The head of the table. */
    public static final String TITLE =
            "| Scenario | Worlds | States of a process | Events | Seconds |\n|---|---|---|---|---|";

    /** Whether nothing happened that must never happen. */
    public boolean isSafe() {
        return problem.isEmpty();
    }

    /** A row of the table. */
    public String row() {
        return String.format(
                Locale.ROOT,
                "| %s | %,d | %,d | %d%s | %.1f |",
                scenario.name(),
                worlds,
                states,
                depth,
                whole ? ", all" : "",
                nanos / 1e9);
    }

    /** What happened, without the details. */
    public String shortProblem() {
        int end = problem.indexOf(':', problem.startsWith("an invariant") ? problem.indexOf(':') + 1 : 0);
        return end < 0 ? problem : problem.substring(0, end);
    }

    /** Kinds of messages that should have come up and did not. */
    public Set<String> missing() {
        Set<String> missing = new TreeSet<>(scenario.seen());
        missing.removeAll(kinds.keySet());
        return missing;
    }
}
