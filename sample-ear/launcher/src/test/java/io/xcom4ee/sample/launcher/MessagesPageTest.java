package io.xcom4ee.sample.launcher;

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

        assertThat(lines)
                .containsAll(Arrays.stream(LauncherMessage.values())
                        .map(message -> "| " + message.id() + " | " + plain(message.template()) + " | "
                                + plain(message.action()) + " |")
                        .toList());
    }

    private static String plain(String template) {
        return template.replace("%n", " ").replace("%s", "…");
    }
}
