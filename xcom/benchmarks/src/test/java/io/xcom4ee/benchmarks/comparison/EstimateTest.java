package io.xcom4ee.benchmarks.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import io.xcom4ee.benchmarks.systems.ComparedSystem;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class EstimateTest {
    @Test
    void countsAWarmUpOfFreshProcessesForEachSizeAndAShortOneForEachMeasurement() {
        ComparisonPlan plan = new ComparisonPlan(
                List.of(ComparedSystem.XCOM), List.of(Work.THROUGHPUT), List.of(64, 1024), List.of(3, 6), 1, 10, 0, 0);
        WarmUp warmUp = new WarmUp(Duration.ofSeconds(25), Duration.ofSeconds(5));
        // 5 to start and end, the fresh warm-up, and twice a short one, 10 to measure and 1 to check.
        long three = 5 + 25 + 2 * (5 + 10 + 1);
        // Both warm-ups are twice as long.
        long six = 5 + 50 + 2 * (10 + 10 + 1);
        assertThat(new Estimate(plan, warmUp, plan.tasks()).left(Duration.ZERO))
                .isEqualTo(Duration.ofSeconds(2 * (three + six)));
    }

    @Test
    void countsHowLongAFailureIsWatchedAtLeast() {
        ComparisonPlan plan = new ComparisonPlan(
                List.of(ComparedSystem.XCOM), List.of(Work.FAILURE), List.of(1024), List.of(3), 1, 5, 0, 0);
        WarmUp warmUp = new WarmUp(Duration.ofSeconds(20), Duration.ofSeconds(5));
        assertThat(new Estimate(plan, warmUp, plan.tasks()).left(Duration.ZERO))
                .isEqualTo(Duration.ofSeconds(5 + 20 + 12 + 1));
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
        Estimate estimate = new Estimate(plan, new WarmUp(Duration.ofSeconds(3), Duration.ofSeconds(1)), tasks);
        assertThat(estimate.left(Duration.ZERO)).isEqualTo(Duration.ofSeconds(40));
        estimate.done(tasks.get(0));
        assertThat(estimate.left(Duration.ofSeconds(30))).isEqualTo(Duration.ofSeconds(30));
        estimate.done(tasks.get(1));
        assertThat(estimate.left(Duration.ofSeconds(60))).isZero();
    }
}
