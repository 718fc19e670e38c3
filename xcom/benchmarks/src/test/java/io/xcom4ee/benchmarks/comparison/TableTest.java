package io.xcom4ee.benchmarks.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import io.xcom4ee.benchmarks.comparison.Run.Case;
import io.xcom4ee.benchmarks.systems.ComparedSystem;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TableTest {
    private static final Case CASE = new Case(Work.THROUGHPUT, "", 3, 1, 1024);

    private final Summary summary = new Summary();

    private static Task task(ComparedSystem system, int round) {
        return new Task(Work.THROUGHPUT, system, 3, 1024, round);
    }

    private void measured(ComparedSystem system, int round, double perSecond) {
        summary.add(Run.of(CASE, task(system, round), Map.of(Figure.DELIVERIES_PER_SECOND, perSecond)));
    }

    private String printed() {
        StringWriter text = new StringWriter();
        new Table(summary).print(new PrintWriter(text));
        return text.toString();
    }

    @Test
    void printsMedianAndSpreadAndComparesWithTheBestOther() {
        measured(ComparedSystem.XCOM, 1, 2_000);
        measured(ComparedSystem.XCOM, 2, 4_000);
        measured(ComparedSystem.XCOM, 3, 3_000);
        measured(ComparedSystem.AERON, 1, 1_500);
        measured(ComparedSystem.RATIS, 1, 10);
        measured(ComparedSystem.NIO, 1, 90_000);
        assertThat(printed())
                .contains("throughput: 3 members, one sends 1 KiB")
                .contains("3,000/s (2,000.0 to 4,000.0)")
                .contains("xcom delivers 2.00 times what the best other does");
    }

    @Test
    void hidesNoFailedRun() {
        measured(ComparedSystem.AERON, 1, 1_500);
        summary.add(Run.failed(CASE, task(ComparedSystem.AERON, 2), "different sequences"));
        assertThat(printed())
                .contains("FAILED 1 of 2")
                .contains("FAILED 1 times: aeron, throughput , 3 members, 1 senders, 1024 B: different sequences");
    }

    @Test
    void writesFailedRunsAsRunsWithDifferentSequences() {
        assertThat(Run.failed(CASE, task(ComparedSystem.AERON, 2), "lost").toMap())
                .containsEntry("sameSequence", "no")
                .containsEntry("failure", "lost")
                .containsEntry("round", 2)
                .doesNotContainKey("deliveriesPerSecond");
    }
}
