package io.xcom4ee.benchmarks.comparison;

import io.xcom4ee.benchmarks.comparison.ComparedGroup.Setup;
import io.xcom4ee.benchmarks.comparison.Run.Case;
import io.xcom4ee.benchmarks.group.BenchmarkFailure;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Does one task after the other. A case that fails is told as such; the next one of the same task gets fresh processes. */
final class TaskRunner implements AutoCloseable {
    private final ComparisonPlan plan;
    private final Setup setup;
    private final Consumer<Run> results;
    private final WarmUp warmUp;
    private ComparedGroup group;

    /** One case and how it is measured. */
    private record Step(Case measured, Measurement measurement) {}

    @FunctionalInterface
    private interface Measurement {
        Map<Figure, Double> in(Measurements measurements) throws InterruptedException;
    }

    TaskRunner(ComparisonPlan plan, Setup setup, WarmUp warmUp, Consumer<Run> results) {
        this.plan = plan;
        this.setup = setup;
        this.warmUp = warmUp;
        this.results = results;
    }

    /**
     * Does a task.
     *
     * @param ratePerSecond of all members together, for the work that needs one
     */
    void run(Task task, double ratePerSecond) throws InterruptedException {
        Duration measure = plan.time(task.work());
        try {
            for (Step step : steps(task, ratePerSecond)) {
                results.accept(run(task, step, measure));
            }
        } finally {
            close();
        }
    }

    private Run run(Task task, Step step, Duration measure) throws InterruptedException {
        try {
            if (group == null) {
                startWarm(task);
            }
            Measurements measurements = new Measurements(group, beforeEach(task), measure);
            return Run.of(step.measured(), task, step.measurement().in(measurements));
        } catch (BenchmarkFailure failure) {
            close();
            return Run.failed(step.measured(), task, failure.getMessage());
        }
    }

    /** Fresh processes that have compiled their code. */
    private void startWarm(Task task) throws InterruptedException {
        group = ComparedGroup.start(setup, task);
        if (task.isWarmedByWindows()) {
            Duration time = warmUp.of(task.members()).fresh();
            new Measurements(group, time, Duration.ZERO).warmUp(task.sizeBytes(), plan.window(task.sizeBytes()));
        }
    }

    private Duration beforeEach(Task task) {
        WarmUp ofMembers = warmUp.of(task.members());
        return task.isWarmedByWindows() ? ofMembers.next() : ofMembers.fresh();
    }

    private List<Step> steps(Task task, double ratePerSecond) {
        int members = task.members();
        int perSecondOfEach = Math.max(1, (int) (ratePerSecond / members));
        int window = plan.window(task.sizeBytes());
        Case all = asked(task, "", members);
        return switch (task.work()) {
            case THROUGHPUT -> {
                Case one = asked(task, "", 1);
                yield List.of(
                        new Step(all, measurements -> measurements.throughputOfAll(all, window)),
                        new Step(one, measurements -> measurements.throughputOfOne(one, window)));
            }
            case GROWTH -> List.of(new Step(all, measurements -> measurements.throughputOfAll(all, window)));
            case LATENCY -> {
                Case closed = asked(task, "closed", 1);
                Case rate = asked(task, "rate", members);
                yield List.of(
                        new Step(closed, measurements -> measurements.closedLoop(closed)),
                        new Step(rate, measurements -> {
                            Map<Figure, Double> figures = measurements.fixedRate(rate, perSecondOfEach);
                            figures.put(Figure.RATE_PER_SECOND, (double) perSecondOfEach * members);
                            return figures;
                        }));
            }
            case FAILURE ->
                List.of(new Step(all, measurements -> measurements.failure(all, perSecondOfEach, task.round())));
        };
    }

    private static Case asked(Task task, String kind, int senders) {
        return new Case(task.work(), kind, task.members(), senders, task.sizeBytes());
    }

    /** Messages per second that a system reaches, for the choice of a rate that all can keep. */
    double calibrate(Task task) throws InterruptedException {
        Case asked = asked(task, "calibration", task.members());
        try {
            startWarm(task);
            return new Measurements(group, beforeEach(task), Duration.ofSeconds(plan.seconds()))
                    .throughputOfAll(asked, plan.window(task.sizeBytes()))
                    .get(Figure.DELIVERIES_PER_SECOND);
        } finally {
            close();
        }
    }

    @Override
    public void close() {
        if (group != null) {
            group.close();
            group = null;
        }
    }
}
