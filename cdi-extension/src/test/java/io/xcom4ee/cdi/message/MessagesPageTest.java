package io.xcom4ee.cdi.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MessagesPageTest {
    private static final Pattern CAMEL_CASE = Pattern.compile("\\b[a-z]+(?:[A-Z][a-z]+)+\\b");
    private static final Set<String> WORDS_OF_A_SERVER = Set.of(
            "resourceAdapter",
            "connectionFactory",
            "jndiName",
            "classProviderRef",
            "featureManager",
            "mpHealth",
            "mpMetrics",
            "mpTelemetry");

    @Test
    void theDocumentationHasOneLinePerMessage() throws IOException {
        List<String> lines = Files.readAllLines(Path.of("../docs/messages.md"));

        assertThat(lines)
                .containsAll(Arrays.stream(CdiMessage.values())
                        .map(message -> row(message.id(), message.template(), message.action()))
                        .toList())
                .containsAll(Arrays.stream(PrerequisiteMessage.values())
                        .map(message -> row(message.id(), message.template(), message.action()))
                        .toList());
    }

    @Test
    void everyIdIsGivenOnceAndHasALevel() {
        assertThat(Stream.concat(
                        Arrays.stream(CdiMessage.values()).map(CdiMessage::id),
                        Arrays.stream(PrerequisiteMessage.values()).map(PrerequisiteMessage::id)))
                .doesNotHaveDuplicates()
                .allMatch(id -> id.matches("XCOM07[0-9]{2}[EWI]"));
    }

    /** This module does not see the table of settings, but the page that a test of the engine compares with it. */
    @Test
    void theSettingsThatItNamesExist() throws IOException {
        List<String> settings = Files.readAllLines(Path.of("../docs/settings.md")).stream()
                .filter(line -> line.startsWith("| `"))
                .map(line -> line.substring(3, line.indexOf('`', 3)))
                .toList();

        assertThat(Arrays.stream(CdiMessage.values())
                        .flatMap(message -> Stream.of(message.template(), message.action()))
                        .flatMap(text -> CAMEL_CASE.matcher(text).results())
                        .map(MatchResult::group)
                        .filter(word -> !WORDS_OF_A_SERVER.contains(word)))
                .contains("listenerQueueSizeMax")
                .isSubsetOf(settings);
    }

    private static String row(String id, String template, String action) {
        return "| " + id + " | " + plain(template) + " | " + plain(action) + " |";
    }

    private static String plain(String template) {
        return template.replaceAll("%([0-9]\\$)?s", "…");
    }
}
