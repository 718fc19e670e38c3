package io.xcom4ee.benchmarks.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import io.xcom4ee.benchmarks.comparison.ComparedGroup.Setup;
import io.xcom4ee.benchmarks.systems.ComparedSystem;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Smoke test: real processes of two systems for a moment, from the start of a group to a checked figure. */
class ComparisonSmokeTest {
    private static final int BASE_PORT = 27_400;

    @TempDir
    private Path directory;

    @ParameterizedTest
    @EnumSource(names = {"XCOM", "NIO"})
    void measuresAGroup(ComparedSystem system) throws InterruptedException {
        ComparisonPlan plan =
                new ComparisonPlan(List.of(system), List.of(Work.GROWTH), List.of(64), List.of(2), 1, 1, 16, 0);
        Setup setup = new Setup(List.of("-Xmx128m"), BASE_PORT, directory, directory.resolve("errors"));
        List<Run> runs = new ArrayList<>();
        try (TaskRunner runner = new TaskRunner(plan, setup, new WarmUp(Duration.ZERO, Duration.ZERO), runs::add)) {
            runner.run(plan.tasks().get(0), 0);
        }
        assertThat(runs).hasSize(1);
        assertThat(runs.get(0).failure()).isEmpty();
        assertThat(runs.get(0).figures().get(Figure.DELIVERIES_PER_SECOND)).isPositive();
        assertThat(system.version()).isNotBlank();
    }
}
