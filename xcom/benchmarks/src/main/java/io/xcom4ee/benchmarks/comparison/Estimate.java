package io.xcom4ee.benchmarks.comparison;

import java.time.Duration;
import java.util.List;

/** How long it still takes: what is planned for the tasks that are left, corrected by how long the others took. */
final class Estimate {
    private static final int START_AND_END_SECONDS = 5;
    private static final int CHECK_SECONDS = 1;

    private final ComparisonPlan plan;
    private final WarmUp warmUp;
    private double plannedDone;
    private double plannedLeft;

    Estimate(ComparisonPlan plan, WarmUp warmUp, List<Task> tasks) {
        this.plan = plan;
        this.warmUp = warmUp;
        this.plannedLeft = tasks.stream().mapToDouble(this::planned).sum();
    }

    private double planned(Task task) {
        int measurements = task.work() == Work.THROUGHPUT || task.work() == Work.LATENCY ? 2 : 1;
        WarmUp ofMembers = warmUp.of(task.members());
        long warmUpSeconds = ofMembers.fresh().toSeconds();
        if (task.isWarmedByWindows()) {
            warmUpSeconds += measurements * ofMembers.next().toSeconds();
        }
        long measureSeconds = plan.time(task.work()).toSeconds() + CHECK_SECONDS;
        return START_AND_END_SECONDS + warmUpSeconds + measurements * (double) measureSeconds;
    }

    /** A task is done. */
    void done(Task task) {
        plannedDone += planned(task);
        plannedLeft -= planned(task);
    }

    /** @param elapsed since the first task began */
    Duration left(Duration elapsed) {
        double pace = plannedDone == 0 ? 1 : elapsed.toSeconds() / plannedDone;
        return Duration.ofSeconds(Math.round(plannedLeft * pace));
    }
}
