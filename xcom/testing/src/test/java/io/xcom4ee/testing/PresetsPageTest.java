package io.xcom4ee.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class PresetsPageTest {
    @Test
    void theGuideHasTheSettingsOfTests() throws IOException {
        List<String> lines = Files.readAllLines(Path.of("../../docs/testing-with-partitions.md"));
        int table = lines.indexOf("| setting | in tests |");

        assertThat(lines.subList(table + 2, table + 2 + GroupSetup.PRESETS.size()))
                .containsExactlyInAnyOrderElementsOf(GroupSetup.PRESETS.entrySet().stream()
                        .map(each -> "| `" + each.getKey().key() + "` | " + each.getValue() + " |")
                        .toList());
        assertThat(lines.get(table + 2 + GroupSetup.PRESETS.size())).isEmpty();
    }
}
