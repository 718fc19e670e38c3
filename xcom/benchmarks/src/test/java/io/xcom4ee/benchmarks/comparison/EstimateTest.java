package io.xcom4ee.benchmarks.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import io.xcom4ee.benchmarks.systems.ComparedSystem;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class EstimateTest {
    @Test
    void onlyTheFirstMeasurementOfATaskWarmsUpForLong() {
        ComparisonPlan plan = new ComparisonPlan(
                List.of(ComparedSystem.XCOM), List.of(Work.THROUGHPUT), List.of(64), List.of(3), 1, 10, 0, 0);
        WarmUp warmUp = new WarmUp(Duration.ofSeconds(25), Duration.ofSeconds(5));
        // Two kinds of load: 5 to start and end, 25 and 5, and twice 10 to measure and 1 to check.
        assertThat(new Estimate(plan, warmUp, plan.tasks()).left(Duration.ZERO)).isEqualTo(Duration.ofSeconds(57));
    }

    @Test
    void correctsThePlanByWhatTheFirstTasksTook() {
        ComparisonPlan plan = new ComparisonPlan(
                List.of(ComparedSystem.XCOM, ComparedSystem.NIO),
                List.of(Work.GROWTH),
                List.of(64),
                List.of(3),
                1,
                10,
                0,
                0);
        List<Task> tasks = plan.tasks();
        Estimate estimate = new Estimate(plan, new WarmUp(Duration.ofSeconds(4), Duration.ofSeconds(1)), tasks);
        assertThat(estimate.left(Duration.ZERO)).isEqualTo(Duration.ofSeconds(40));
        estimate.done(tasks.get(0));
        assertThat(estimate.left(Duration.ofSeconds(30))).isEqualTo(Duration.ofSeconds(30));
        estimate.done(tasks.get(1));
        assertThat(estimate.left(Duration.ofSeconds(60))).isZero();
    }
}
