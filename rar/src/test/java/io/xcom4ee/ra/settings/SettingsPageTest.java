package io.xcom4ee.ra.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class SettingsPageTest {
    @Test
    void theTableOfTheAdapterInTheDocumentationIsTheOneInTheCode() throws IOException {
        assertThat(rows("## Several groups")).containsExactlyElementsOf(rowsOf(AdapterProperty.values()));
    }

    private static List<String> rowsOf(Property... properties) {
        return Arrays.stream(properties).map(SettingsPageTest::row).toList();
    }

    private static String row(Property property) {
        return String.join(
                " | ",
                "| `" + property.key() + "`",
                property.isForAll() ? "`" + property.property() + "`" : "no",
                property.isForAll() ? "`" + property.variable() + "`" : "no",
                property.preset(),
                property.unit(),
                property.allowed(),
                property.meaning() + " |");
    }

    @Test
    void theTableOfTheConnectionFactoryInTheDocumentationIsTheOneInTheCode() throws IOException {
        assertThat(rows("## Connection factory")).containsExactlyElementsOf(rowsOf(FactoryProperty.values()));
    }

    @Test
    void theTableOfTheActivationSpecInTheDocumentationIsTheOneInTheCode() throws IOException {
        assertThat(rows("## Activation spec")).containsExactlyElementsOf(rowsOf(ActivationProperty.values()));
    }

    private static List<String> rows(String heading) throws IOException {
        return Files.readAllLines(Path.of("../docs/settings.md")).stream()
                .dropWhile(line -> !line.equals(heading))
                .skip(1)
                .takeWhile(line -> !line.startsWith("## "))
                .filter(line -> line.startsWith("| `"))
                .toList();
    }
}
