package io.xcom4ee.benchmarks.comparison;

import io.xcom4ee.benchmarks.comparison.ComparedGroup.Setup;
import io.xcom4ee.benchmarks.comparison.Run.Case;
import io.xcom4ee.benchmarks.group.BenchmarkFailure;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Does one task after the other. A case that fails is told as such; the cases after it get fresh processes. */
final class TaskRunner implements AutoCloseable {
    private static final Duration OBSERVE_MIN = Duration.ofSeconds(12);

    private final ComparisonPlan plan;
    private final Setup setup;
    private final Consumer<Run> results;
    private final WarmUp warmUp;
    private ComparedGroup group;
    private boolean fresh;

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
        Duration measure = Duration.ofSeconds(plan.seconds());
        if (task.work() == Work.FAILURE && measure.compareTo(OBSERVE_MIN) < 0) {
            measure = OBSERVE_MIN;
        }
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
                group = ComparedGroup.start(setup, task);
                fresh = true;
            }
            Measurements measurements = new Measurements(group, warmUp.of(fresh), measure);
            fresh = false;
            return Run.of(step.measured(), task, step.measurement().in(measurements));
        } catch (BenchmarkFailure failure) {
            close();
            return Run.failed(step.measured(), task, failure.getMessage());
        }
    }

    private List<Step> steps(Task task, double ratePerSecond) {
        int members = task.members();
        int perSecondOfEach = Math.max(1, (int) (ratePerSecond / members));
        List<Step> steps = new ArrayList<>();
        for (int bytes : plan.sizes(task.work())) {
            int window = plan.window(bytes);
            Case all = new Case(task.work(), "", members, members, bytes);
            switch (task.work()) {
                case THROUGHPUT -> {
                    Case one = new Case(task.work(), "", members, 1, bytes);
                    steps.add(new Step(all, measurements -> measurements.throughputOfAll(all, window)));
                    steps.add(new Step(one, measurements -> measurements.throughputOfOne(one, window)));
                }
                case GROWTH -> steps.add(new Step(all, measurements -> measurements.throughputOfAll(all, window)));
                case LATENCY -> {
                    Case closed = new Case(task.work(), "closed", members, 1, bytes);
                    Case rate = new Case(task.work(), "rate", members, members, bytes);
                    steps.add(new Step(closed, measurements -> measurements.closedLoop(closed, window)));
                    steps.add(new Step(rate, measurements -> {
                        Map<Figure, Double> figures = measurements.fixedRate(rate, perSecondOfEach);
                        figures.put(Figure.RATE_PER_SECOND, (double) perSecondOfEach * members);
                        return figures;
                    }));
                }
                case FAILURE ->
                    steps.add(new Step(all, measurements -> measurements.failure(all, perSecondOfEach, task.round())));
            }
        }
        return steps;
    }

    /** Messages per second that a system reaches, for the choice of a rate that all can keep. */
    double calibrate(Task task) throws InterruptedException {
        int bytes = plan.sizes(task.work()).get(0);
        Case asked = new Case(task.work(), "calibration", task.members(), task.members(), bytes);
        try {
            group = ComparedGroup.start(setup, task);
            return new Measurements(group, warmUp.of(true), Duration.ofSeconds(plan.seconds()))
                    .throughputOfAll(asked, plan.window(bytes))
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
