package io.xcom4ee.api.payload;

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
        List<String> lines = Files.readAllLines(Path.of("../docs/messages.md"));

        assertThat(lines)
                .containsAll(Arrays.stream(PayloadMessage.values())
                        .map(MessagesPageTest::row)
                        .toList());
    }

    @Test
    void everyIdIsGivenOnceAndHasALevel() {
        assertThat(Arrays.stream(PayloadMessage.values()).map(PayloadMessage::id))
                .doesNotHaveDuplicates()
                .allMatch(id -> id.matches("XCOM02[56][0-9]E"));
    }

    private static String row(PayloadMessage message) {
        return "| " + message.id() + " | " + message.template().replace("%s", "…") + " | " + message.action() + " |";
    }
}
