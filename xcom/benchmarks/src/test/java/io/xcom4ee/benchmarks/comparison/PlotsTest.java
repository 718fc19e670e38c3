package io.xcom4ee.benchmarks.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import io.xcom4ee.benchmarks.comparison.Run.Case;
import io.xcom4ee.benchmarks.systems.ComparedSystem;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;

class PlotsTest {
    private final Summary summary = new Summary();

    private void add(Work work, String kind, ComparedSystem system, int members, Map<Figure, Double> figures) {
        Case measured = new Case(work, kind, members, members, 1024);
        summary.add(Run.of(measured, new Task(work, system, members, 1024, 1), figures));
    }

    private static void isDrawing(String svg) throws Exception {
        DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void drawsOneFileForEachWorkThatWasDone() throws Exception {
        for (ComparedSystem system : ComparedSystem.values()) {
            add(
                    Work.THROUGHPUT,
                    "",
                    system,
                    3,
                    Map.of(
                            Figure.DELIVERIES_PER_SECOND, 12_345.0,
                            Figure.ALLOCATED_PER_DELIVERY, 77.0,
                            Figure.LIVE_HEAP_BYTES, 3e6));
            add(
                    Work.LATENCY,
                    "closed",
                    system,
                    3,
                    Map.of(Figure.P50_MICROS, 100.0, Figure.P99_MICROS, 900.0, Figure.P999_MICROS, 5_000.0));
            add(Work.FAILURE, "", system, 3, Map.of(Figure.GAP_MILLIS, 250.0));
            add(
                    Work.GROWTH,
                    "",
                    system,
                    5,
                    Map.of(Figure.DELIVERIES_PER_SECOND, 2_000_000.0, Figure.CPU_MICROS_PER_MESSAGE, 4.0));
        }
        Map<String, String> files = new Plots(summary).draw();
        assertThat(files)
                .containsOnlyKeys(
                        "comparison-throughput.svg",
                        "comparison-latency.svg",
                        "comparison-failure.svg",
                        "comparison-growth.svg",
                        "comparison-memory.svg");
        for (String svg : files.values()) {
            isDrawing(svg);
            assertThat(svg).contains("Aeron Cluster");
        }
        assertThat(files.get("comparison-throughput.svg")).contains("12,345");
        assertThat(files.get("comparison-latency.svg")).contains("5.0 ms");
        assertThat(files.get("comparison-growth.svg")).contains("1.00 million");
    }

    @Test
    void drawsNothingOfWorkThatWasNotDone() {
        assertThat(new Plots(summary).draw()).isEmpty();
    }

    @Test
    void showsFailedRuns() throws Exception {
        Case measured = new Case(Work.FAILURE, "", 3, 3, 1024);
        summary.add(Run.failed(measured, new Task(Work.FAILURE, ComparedSystem.RATIS, 3, 1024, 1), "1 < 2"));
        String svg = new Plots(summary).draw().get("comparison-failure.svg");
        isDrawing(svg);
        assertThat(svg).contains("1 of 1 runs failed");
    }
}
