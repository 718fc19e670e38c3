package io.xcom4ee.benchmarks.comparison;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Files that live as long as a group does. */
final class Scratch {
    private static final Path MEMORY = Path.of("/dev/shm");

    private Scratch() {}

    /** A directory of this process alone, in memory where the machine has such a place. */
    static Path create() throws IOException {
        String name = "xcom-comparison-";
        return Files.isWritable(MEMORY) ? Files.createTempDirectory(MEMORY, name) : Files.createTempDirectory(name);
    }

    /** Removes a directory with everything in it, if it is there. */
    static void delete(Path directory) throws IOException {
        if (Files.exists(directory)) {
            List<Path> deepestFirst;
            try (Stream<Path> all = Files.walk(directory)) {
                deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
            }
            for (Path path : deepestFirst) {
                Files.deleteIfExists(path);
            }
        }
    }

    /** As {@link #delete}, for the end of this process: what cannot be removed then is told and left. */
    static void deleteQuietly(Path directory) {
        try {
            delete(directory);
        } catch (IOException unable) {
            System.err.println("not removed: " + directory + ": " + unable.getMessage());
        }
    }
}
