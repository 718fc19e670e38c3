package io.xcom4ee.testing.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class MessagesPageTest {
    @Test
    void thePageHasEveryMessage() throws IOException {
        List<String> lines = Files.readAllLines(Path.of("../../docs/messages.md"));

        assertThat(lines.stream().filter(line -> line.startsWith("| XCOM095") || line.startsWith("| XCOM096")))
                .containsExactlyElementsOf(Arrays.stream(TestingMessage.values())
                        .map(message -> "| " + message.id() + " | " + plain(message.template()) + " | "
                                + plain(message.action()) + " |")
                        .toList());
    }

    private static String plain(String template) {
        return template.replace("%n", " ").replace("%s", "…");
    }
}
