package io.xcom4ee.chaos.fault;

import io.xcom4ee.chaos.check.Violation;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Counts the faults of one run that hit something, gathers those that hit nothing, and tells of each in a file. */
public final class FaultLog {
    private final Map<FaultKind, Long> counts = new EnumMap<>(FaultKind.class);
    private final List<FaultKind> misses = new ArrayList<>();
    private final List<Violation> violations = new ArrayList<>();
    private final PrintWriter story;
    private final long beginNanos = System.nanoTime();

    /** @param story where each fault gets a line */
    public FaultLog(PrintWriter story) {
        this.story = story;
    }

    void began(FaultKind kind, long nanos) {
        say(kind.title() + " for " + nanos / 1_000_000 + " ms");
    }

    void hit(FaultKind kind) {
        counts.merge(kind, 1L, Long::sum);
        say(kind.title() + " ended");
    }

    void missed(FaultKind kind) {
        misses.add(kind);
        say(kind.title() + " ended and has hit nothing");
    }

    /** A promise was not kept, as seen from outside. */
    public void violated(Violation violation) {
        violations.add(violation);
        say("VIOLATION " + violation);
    }

    /** What {@link #violated} was told. */
    public List<Violation> violations() {
        return Collections.unmodifiableList(violations);
    }

    /** Writes a line with the time since the run began. */
    public void say(String text) {
        story.printf("%8.3f s  %s%n", (System.nanoTime() - beginNanos) / 1e9, text);
        story.flush();
    }

    /** How often each kind hit something. */
    public Map<FaultKind, Long> counts() {
        return Collections.unmodifiableMap(counts);
    }

    /** Each fault that had its time and hit nothing: the bench itself is broken, or nobody was there to be hit. */
    public List<FaultKind> misses() {
        return Collections.unmodifiableList(misses);
    }

    /** Whether each of these kinds has hit something. */
    boolean hasAll(List<FaultKind> kinds) {
        return counts.keySet().containsAll(kinds);
    }
}
