package io.xcom4ee.benchmarks.systems;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AeronSegmentsTest {
    @TempDir
    private Path archive;

    @Test
    void keepsTheNewestOfEveryRecordingAndAllOtherFiles() throws IOException {
        for (int segment = 0; segment < 12; segment++) {
            Files.createFile(archive.resolve("0-" + segment * 1000L + ".rec"));
        }
        Files.createFile(archive.resolve("1-0.rec"));
        Files.createFile(archive.resolve("archive.catalog"));
        new AeronSegments(archive).purge();
        assertThat(archive.toFile().list())
                .containsExactlyInAnyOrder(
                        "0-8000.rec", "0-9000.rec", "0-10000.rec", "0-11000.rec", "1-0.rec", "archive.catalog");
    }
}
