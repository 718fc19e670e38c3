package io.xcom4ee.benchmarks.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xcom4ee.benchmarks.systems.ComparedSystem;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ComparisonPlanTest {
    private static final List<ComparedSystem> TWO = List.of(ComparedSystem.XCOM, ComparedSystem.NIO);

    private static ComparisonPlan plan(List<Work> works, List<Integer> sizes, List<Integer> members) {
        return new ComparisonPlan(TWO, works, sizes, members, 2, 5, 0, 0);
    }

    @Test
    void letsTheSystemsTakeTurnsInEveryRound() {
        assertThat(plan(List.of(Work.THROUGHPUT), List.of(64, 1024), List.of(3)).tasks())
                .containsExactly(
                        new Task(Work.THROUGHPUT, ComparedSystem.XCOM, 3, 64, 1),
                        new Task(Work.THROUGHPUT, ComparedSystem.NIO, 3, 64, 1),
                        new Task(Work.THROUGHPUT, ComparedSystem.XCOM, 3, 1024, 1),
                        new Task(Work.THROUGHPUT, ComparedSystem.NIO, 3, 1024, 1),
                        new Task(Work.THROUGHPUT, ComparedSystem.XCOM, 3, 64, 2),
                        new Task(Work.THROUGHPUT, ComparedSystem.NIO, 3, 64, 2),
                        new Task(Work.THROUGHPUT, ComparedSystem.XCOM, 3, 1024, 2),
                        new Task(Work.THROUGHPUT, ComparedSystem.NIO, 3, 1024, 2));
    }

    @Test
    void killsNobodyWhereNobodyWouldGoOn() {
        assertThat(plan(List.of(Work.FAILURE), List.of(), List.of()).tasks())
                .extracting(Task::system)
                .containsOnly(ComparedSystem.XCOM);
    }

    @Test
    void growsFromTwoToNineMembersUnlessAskedOtherwise() {
        assertThat(plan(List.of(Work.GROWTH), List.of(), List.of()).tasks())
                .extracting(Task::members)
                .containsOnly(2, 3, 5, 7, 9);
        assertThat(plan(List.of(Work.GROWTH), List.of(), List.of(4)).tasks())
                .extracting(Task::members)
                .containsOnly(4);
    }

    @Test
    void usesEverySizeForThroughputAndOneForEverythingElse() {
        ComparisonPlan asked = plan(List.of(), List.of(256, 512), List.of());
        assertThat(asked.sizes(Work.THROUGHPUT)).containsExactly(256, 512);
        assertThat(asked.sizes(Work.LATENCY)).containsExactly(256);
        ComparisonPlan byDefault = plan(List.of(), List.of(), List.of());
        assertThat(byDefault.sizes(Work.THROUGHPUT)).containsExactly(64, 1024, 16_384, 1_048_576);
        assertThat(byDefault.sizes(Work.LATENCY)).containsExactly(64);
        assertThat(byDefault.sizes(Work.FAILURE)).containsExactly(1024);
    }

    @Test
    void givesMoreProcessesMoreTimeToCompile() {
        WarmUp ofThree = new WarmUp(Duration.ofSeconds(30), Duration.ofSeconds(5));
        assertThat(ofThree.of(2)).isEqualTo(ofThree);
        assertThat(ofThree.of(3)).isEqualTo(ofThree);
        assertThat(ofThree.of(9)).isEqualTo(new WarmUp(Duration.ofSeconds(90), Duration.ofSeconds(15)));
    }

    @Test
    void boundsTheWindowByMessagesAndBytes() {
        ComparisonPlan plan = plan(List.of(), List.of(), List.of());
        assertThat(plan.window(64)).isEqualTo(512);
        assertThat(plan.window(16_384)).isEqualTo(256);
        assertThat(plan.window(1 << 20)).isEqualTo(4);
        assertThat(plan.window(16 << 20)).isEqualTo(4);
        assertThat(new ComparisonPlan(TWO, List.of(), List.of(), List.of(), 1, 1, 7, 0).window(64))
                .isEqualTo(7);
    }

    @Test
    void refusesWhatCannotBeMeasured() {
        assertThatThrownBy(() -> plan(List.of(), List.of(23), List.of())).hasMessageContaining("24 bytes");
        assertThatThrownBy(() -> plan(List.of(), List.of(), List.of(1))).hasMessageContaining("2 members");
    }
}
