package io.xcom4ee.engine.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.xcom4ee.engine.settings.Setting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MessagesPageTest {
    private static final Pattern CAMEL_CASE = Pattern.compile("\\b[a-z]+(?:[A-Z][a-z]+)+\\b");

    @Test
    void theDocumentationHasOneLinePerMessage() throws IOException {
        List<String> lines = Files.readAllLines(Path.of("../../docs/messages.md"));

        assertThat(lines)
                .containsAll(Arrays.stream(EngineMessage.values())
                        .map(MessagesPageTest::row)
                        .toList());
    }

    @Test
    void noIdIsGivenTwice() {
        assertThat(Arrays.stream(EngineMessage.values()).map(EngineMessage::id)).doesNotHaveDuplicates();
    }

    @Test
    void everyIdHasItsNumberAndALevel() {
        assertThat(Arrays.stream(EngineMessage.values()).map(EngineMessage::id))
                .allMatch(id -> id.matches("XCOM[0-9]{4}[EWIA]"));
    }

    @Test
    void theSettingsThatItNamesExist() {
        assertThat(Arrays.stream(EngineMessage.values())
                        .flatMap(message -> Stream.of(message.template(), message.action()))
                        .map(MessagesPageTest::plain)
                        .flatMap(text -> CAMEL_CASE.matcher(text).results())
                        .map(MatchResult::group))
                .contains("listenerQueueSizeMax")
                .isSubsetOf(Arrays.stream(Setting.values()).map(Setting::key).toList());
    }

    private static String row(EngineMessage message) {
        return "| " + message.id() + " | " + plain(message.template()) + " | " + plain(message.action()) + " |";
    }

    private static String plain(String template) {
        return template.replace("%n", " ").replace("%s", "…");
    }
}
