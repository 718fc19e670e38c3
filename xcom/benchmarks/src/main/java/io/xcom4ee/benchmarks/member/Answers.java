package io.xcom4ee.benchmarks.member;

import io.xcom4ee.benchmarks.control.Line;
import io.xcom4ee.benchmarks.control.Words;
import java.io.PrintStream;

/** The member's voice: whole lines to the coordinator. Thread-safe. */
final class Answers {
    private final PrintStream out;

    Answers(PrintStream out) {
        this.out = out;
    }

    synchronized void say(Line line) {
        out.println(line);
        out.flush();
    }

    /** A guarantee does not hold: whatever was measured is worth nothing. */
    void broken(String what) {
        say(Line.of(Words.BROKEN, "what", what.replaceAll("[\\s=]+", "_")));
    }
}
