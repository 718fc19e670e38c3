package io.xcom4ee.engine.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class SettingsPageTest {
    @Test
    void theTableOfSettingsInTheDocumentationIsTheOneInTheCode() throws IOException {
        List<String> rows = Files.readAllLines(Path.of("../../docs/settings.md")).stream()
                .takeWhile(line -> !line.startsWith("## ")) // There the adapter's own begin.
                .filter(line -> line.startsWith("| `"))
                .toList();

        assertThat(rows)
                .containsExactlyElementsOf(Arrays.stream(Setting.values())
                        .map(SettingsPageTest::row)
                        .toList());
    }

    private static String row(Setting setting) {
        return String.join(
                " | ",
                "| `" + setting.key() + "`",
                "`" + setting.property() + "`",
                "`" + setting.variable() + "`",
                setting.isRequired() ? "required" : setting.defaultText(),
                setting.unit(),
                setting.allowed(),
                setting.meaning() + " |");
    }
}
