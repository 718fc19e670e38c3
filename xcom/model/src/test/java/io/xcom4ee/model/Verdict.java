package io.xcom4ee.model;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What TLC said.
 *
 * @param violated the invariant that does not hold, if one does not
 * @param steps how many steps lead to the violation; no shorter way does
 * @param distinctStates how many different states were seen
 * @param seconds how long it took
 */
record Verdict(Optional<String> violated, int steps, long distinctStates, double seconds) {
    private static final Pattern VIOLATED = Pattern.compile("Invariant (\\w+) is violated");
    private static final Pattern STATE = Pattern.compile("(?m)^State \\d+: ");
    private static final Pattern DISTINCT =
            Pattern.compile("(?m)^\\d+ states generated, (\\d+) distinct states found, \\d+ states left on queue");
    private static final String COMPLETED = "Model checking completed. No error has been found.";

    /** Reads it; anything but a completed search or a violated invariant is a failure of the test itself. */
    static Verdict of(String said, double seconds) {
        Matcher distinct = DISTINCT.matcher(said);
        if (!distinct.find()) {
            throw new IllegalStateException("TLC did not come to an end:\n" + said);
        }
        long states = Long.parseLong(distinct.group(1));
        Matcher violated = VIOLATED.matcher(said);
        if (violated.find()) {
            int steps = (int) STATE.matcher(said).results().count() - 1;
            return new Verdict(Optional.of(violated.group(1)), steps, states, seconds);
        }
        if (!said.contains(COMPLETED)) {
            throw new IllegalStateException("TLC failed:\n" + said);
        }
        return new Verdict(Optional.empty(), 0, states, seconds);
    }
}
