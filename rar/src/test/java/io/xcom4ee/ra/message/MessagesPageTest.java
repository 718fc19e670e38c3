package io.xcom4ee.ra.message;

import static org.assertj.core.api.Assertions.assertThat;

import io.xcom4ee.engine.settings.Setting;
import io.xcom4ee.ra.settings.ActivationProperty;
import io.xcom4ee.ra.settings.AdapterProperty;
import io.xcom4ee.ra.settings.FactoryProperty;
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
    private static final Set<String> OTHER_WORDS =
            Set.of("resourceAdapter", "connectionFactory", "activationSpec", "atOnce", "onCommit", "deadLetter");

    @Test
    void theDocumentationHasOneLinePerMessage() throws IOException {
        List<String> lines = Files.readAllLines(Path.of("../docs/messages.md"));

        assertThat(lines)
                .containsAll(Arrays.stream(AdapterMessage.values())
                        .map(MessagesPageTest::row)
                        .toList());
    }

    @Test
    void everyIdIsGivenOnceAndHasALevel() {
        assertThat(Arrays.stream(AdapterMessage.values()).map(AdapterMessage::id))
                .doesNotHaveDuplicates()
                .allMatch(id -> id.matches("XCOM06[0-9]{2}[EWI]"));
    }

    @Test
    void theSettingsThatItNamesExist() {
        assertThat(Arrays.stream(AdapterMessage.values())
                        .flatMap(message -> Stream.of(message.template(), message.action()))
                        .flatMap(text -> CAMEL_CASE.matcher(text).results())
                        .map(MatchResult::group)
                        .filter(word -> !OTHER_WORDS.contains(word)))
                .isSubsetOf(Stream.of(
                                Arrays.stream(Setting.values()).map(Setting::key),
                                Arrays.stream(AdapterProperty.values()).map(AdapterProperty::key),
                                Arrays.stream(FactoryProperty.values()).map(FactoryProperty::key),
                                Arrays.stream(ActivationProperty.values()).map(ActivationProperty::key))
                        .flatMap(keys -> keys)
                        .toList());
    }

    private static String row(AdapterMessage message) {
        return "| " + message.id() + " | " + message.template().replace("%s", "…") + " | "
                + message.action().replace("%s", "…") + " |";
    }
}
