package io.xcom4ee.benchmarks.group;

import io.xcom4ee.benchmarks.control.Line;
import io.xcom4ee.benchmarks.control.Words;
import io.xcom4ee.benchmarks.group.Results.FailOver;
import java.util.Collection;
import java.util.Comparator;
import java.util.Map;

/** One process is killed while all send; the survivors' longest pause in delivery is what an application feels. */
final class FailOverScenario {
    private static final double NANOS_PER_MILLI = 1_000_000;

    private final Plan plan;
    private final Progress progress;
    private final Results results;

    FailOverScenario(Plan plan, Progress progress, Results results) {
        this.plan = plan;
        this.progress = progress;
        this.results = results;
    }

    /** Another member is the victim each time. */
    void run(ProcessGroup group, int repetition) throws InterruptedException {
        int window = plan.windows().get(0);
        group.tellAll(Line.of(Words.LOAD, "bytes", plan.failOverBytes(), "window", window));
        Thread.sleep(plan.warmUp().toMillis());
        MemberProcess victim = group.members().get(repetition % group.members().size());

        group.askAll(Line.of(Words.WATCH), Words.WATCHING);
        Map<String, Line> before = measure(group);
        Map<String, Line> pausesBefore = group.askAll(Line.of(Words.TELL_PAUSE), Words.PAUSE);
        before.remove(victim.name());
        pausesBefore.remove(victim.name());

        group.askAll(Line.of(Words.WATCH), Words.WATCHING);
        long killNanos = System.nanoTime();
        group.kill(victim);
        Map<String, Line> after = measure(group);
        Map<String, Line> pausesAfter = group.askAll(Line.of(Words.TELL_PAUSE), Words.PAUSE);
        long verified = group.verify();

        Line longest = longest(pausesAfter.values());
        FailOver failOver = new FailOver(
                repetition,
                victim.name(),
                longest(pausesBefore.values()).number("nanos") / NANOS_PER_MILLI,
                longest.number("nanos") / NANOS_PER_MILLI,
                (longest.number("sinceNanos") - killNanos) / NANOS_PER_MILLI,
                perSecond(before.values()),
                perSecond(after.values()));
        results.add(failOver);
        results.verified(verified);
        progress.say(
                "fail-over %d: %s killed: longest pause %.0f ms, began %.0f ms after the kill (longest before: %.0f ms)",
                repetition,
                failOver.victim(),
                failOver.longestAfterMillis(),
                failOver.beganAfterMillis(),
                failOver.longestBeforeMillis());
    }

    private Map<String, Line> measure(ProcessGroup group) throws InterruptedException {
        return group.askAll(Line.of(Words.MEASURE, "millis", plan.observe().toMillis()), Words.MEASURED);
    }

    private static Line longest(Collection<Line> pauses) {
        return pauses.stream()
                .max(Comparator.comparingLong(pause -> pause.number("nanos")))
                .orElseThrow();
    }

    private static double perSecond(Collection<Line> measured) {
        return measured.stream()
                .mapToDouble(SpeedScenario::deliveriesPerSecond)
                .average()
                .orElse(0);
    }
}
