package io.xcom4ee.benchmarks.systems;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Removes old segments of an archive's recordings, as the archive does when it is told to purge what lies before a snapshot.
 * Without it a minute of load fills the memory. The newest ones stay, for members that are behind.
 */
final class AeronSegments {
    private static final String SUFFIX = ".rec";
    private static final int KEPT = 4;

    private final Path archive;

    AeronSegments(Path archive) {
        this.archive = archive;
    }

    void purge() {
        try (Stream<Path> files = Files.list(archive)) {
            Map<String, List<Path>> byRecording = files.filter(
                            file -> name(file).endsWith(SUFFIX))
                    .collect(Collectors.groupingBy(
                            file -> name(file).substring(0, name(file).indexOf('-'))));
            for (List<Path> segments : byRecording.values()) {
                List<Path> newestFirst = segments.stream()
                        .sorted(Comparator.comparingLong(AeronSegments::position)
                                .reversed())
                        .toList();
                for (Path old : newestFirst.subList(Math.min(KEPT, newestFirst.size()), newestFirst.size())) {
                    Files.delete(old);
                }
            }
        } catch (IOException unable) {
            System.err.println("segments were not removed: " + unable);
        }
    }

    private static String name(Path file) {
        return file.getFileName().toString();
    }

    /** As in {@code <recording>-<position>.rec}. */
    private static long position(Path segment) {
        String name = name(segment);
        return Long.parseLong(name.substring(name.indexOf('-') + 1, name.length() - SUFFIX.length()));
    }
}
