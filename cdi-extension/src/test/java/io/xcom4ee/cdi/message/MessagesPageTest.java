package io.xcom4ee.cdi.message;

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
                .containsAll(Arrays.stream(CdiMessage.values())
                        .map(MessagesPageTest::row)
                        .toList());
    }

    @Test
    void everyIdIsGivenOnceAndHasALevel() {
        assertThat(Arrays.stream(CdiMessage.values()).map(CdiMessage::id))
                .doesNotHaveDuplicates()
                .allMatch(id -> id.matches("XCOM07[0-9]{2}[EWI]"));
    }

    private static String row(CdiMessage message) {
        return "| " + message.id() + " | " + plain(message.template()) + " | " + plain(message.action()) + " |";
    }

    private static String plain(String template) {
        return template.replaceAll("%([0-9]\\$)?s", "…");
    }
}
