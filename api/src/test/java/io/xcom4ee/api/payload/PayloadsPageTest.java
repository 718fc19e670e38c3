package io.xcom4ee.api.payload;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class PayloadsPageTest {
    @Test
    void theDocumentationTellsTheLimits() throws IOException {
        List<String> lines = Files.readAllLines(Path.of("../docs/payloads.md"));

        for (String row : new String[] {
            "| topic | " + Envelope.TOPIC_LENGTH_MAX + " |",
            "| type | " + Envelope.TYPE_BYTES_MAX + " bytes |",
            "| codec | " + Envelope.CODEC_LENGTH_MAX + " |",
            "| headers | " + Envelope.HEADERS_MAX + " |",
            "| name of a header | " + Envelope.HEADER_NAME_LENGTH_MAX + " |",
            "| value of a header | " + String.format(Locale.ROOT, "%,d", Envelope.HEADER_VALUE_BYTES_MAX) + " bytes |",
            "| all of them together | " + String.format(Locale.ROOT, "%,d", Envelope.HEAD_BYTES_MAX) + " bytes |"
        }) {
            assertThat(lines).anyMatch(line -> line.startsWith(row));
        }
    }
}
