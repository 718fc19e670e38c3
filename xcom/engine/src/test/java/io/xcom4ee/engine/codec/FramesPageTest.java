package io.xcom4ee.engine.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class FramesPageTest {
    @Test
    void theDocumentationNamesAllKindsOfMessages() throws IOException {
        int newest = Arrays.stream(MessageKind.values())
                .mapToInt(MessageKind::code)
                .max()
                .orElseThrow();

        assertThat(Files.readString(Path.of("../../docs/engine.md")))
                .contains("kind: 1 to " + newest + " messages of the core", "(kinds 1 to " + newest + ")");
    }
}
