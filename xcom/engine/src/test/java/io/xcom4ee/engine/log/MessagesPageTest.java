package io.xcom4ee.engine.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class MessagesPageTest {
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

    private static String row(EngineMessage message) {
        return "| " + message.id() + " | " + plain(message.template()) + " | " + plain(message.action()) + " |";
    }

    private static String plain(String template) {
        return template.replace("%n", " ").replace("%s", "…");
    }
}
