package io.xcom4ee.cdi.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MetricsPageTest {
    @Test
    void thePageHasOneLinePerMetricAndNoOther() throws IOException {
        List<String> rows = Files.readAllLines(Path.of("../docs/metrics.md")).stream()
                .filter(line -> line.startsWith("| `xcom."))
                .toList();

        assertThat(rows)
                .containsExactlyElementsOf(Stream.concat(
                                Arrays.stream(GroupMetric.values()).map(MetricsPageTest::row),
                                Arrays.stream(GroupHistogram.values()).map(MetricsPageTest::row))
                        .toList());
    }

    private static String row(GroupMetric metric) {
        return String.format(
                Locale.ROOT,
                "| `%s` | `%s` | %s | `%s` | %s |",
                metric.id(),
                metric.prometheusName(),
                metric.kind().name().toLowerCase(Locale.ROOT),
                metric.unit(),
                metric.description());
    }

    private static String row(GroupHistogram histogram) {
        return String.format(
                Locale.ROOT,
                "| `%s` | `%s` | counter | `%s` | %s |",
                histogram.id(),
                histogram.prometheusName(),
                histogram.unit(),
                histogram.description());
    }

    @Test
    void namesAreThoseThatPrometheusAllows() {
        assertThat(Stream.concat(
                        Arrays.stream(GroupMetric.values()).map(GroupMetric::prometheusName),
                        Arrays.stream(GroupHistogram.values()).map(GroupHistogram::prometheusName)))
                .doesNotHaveDuplicates()
                .allMatch(name -> name.matches("xcom_[a-z_]+"));
    }
}
