package io.xcom4ee.simulator.run;

import io.xcom4ee.simulator.options.Options;
import io.xcom4ee.simulator.process.MemberFactory;
import java.util.ArrayDeque;
import java.util.Deque;

/** Runs a seed again, this time with a reader: the run is the same, since nothing but the options decides it. */
public final class Replay {
    private Replay() {}

    /** Options, verdict and the last lines of the trace of this run. */
    public static String story(Options options, MemberFactory factory, int linesMost) {
        Deque<String> lines = new ArrayDeque<>();
        Outcome outcome = Simulation.run(options, factory, line -> {
            lines.add(line);
            if (lines.size() > linesMost) {
                lines.remove();
            }
        });
        StringBuilder story = new StringBuilder();
        story.append("seed ").append(options.seed()).append('\n');
        story.append(options).append("\n\n");
        lines.forEach(line -> story.append(line).append('\n'));
        story.append('\n').append(verdict(outcome)).append('\n');
        return story.toString();
    }

    /** How the run ended, for people. */
    public static String verdict(Outcome outcome) {
        return outcome.failure()
                .map(failure -> "FAILED at " + failure.atMicros() / 1000 + " ms: " + failure.story())
                .orElse("no failure");
    }

    /** The command that shows the whole story of a seed or a scenario. */
    static String command(String what, Object which) {
        return "./mvnw -q -Psimulate -D" + what + '=' + which + " verify";
    }
}
