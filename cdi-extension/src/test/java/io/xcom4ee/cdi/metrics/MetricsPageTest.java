package io.xcom4ee.cdi.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class MetricsPageTest {
    @Test
    void thePageHasOneLinePerMetricAndNoOther() throws IOException {
        List<String> rows = Files.readAllLines(Path.of("../docs/metrics.md")).stream()
                .filter(line -> line.startsWith("| `xcom."))
                .toList();

        assertThat(rows)
                .containsExactlyElementsOf(Arrays.stream(GroupMetric.values())
                        .map(MetricsPageTest::row)
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

    @Test
    void namesAreThoseThatPrometheusAllows() {
        assertThat(Arrays.stream(GroupMetric.values()).map(GroupMetric::prometheusName))
                .doesNotHaveDuplicates()
                .allMatch(name -> name.matches("xcom_[a-z_]+"));
    }
}
