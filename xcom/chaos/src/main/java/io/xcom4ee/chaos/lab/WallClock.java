package io.xcom4ee.chaos.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The wall clock of one member, which can be made to jump while the member runs. The monotonic clock is left alone, as it
 * is when somebody sets the time of a machine. Done by libfaketime, which must be loaded when the process starts.
 */
public final class WallClock {
    private static final Path LIBRARIES = Path.of("/usr/lib");
    private static final Path SHARED_MEMORY = Path.of("/dev/shm");
    private static final String LIBRARY = "faketime/libfaketimeMT.so.1";

    /** How long a jump may take; without this every look at the clock would open the file. */
    private static final String CACHE_SECONDS = "1";

    private final Path file;
    private long offsetSeconds;

    /** @param file for the offset; made anew */
    public WallClock(Path file) {
        this.file = file.toAbsolutePath();
        jump(0);
    }

    /** Why clocks cannot jump here; empty if they can. */
    public static Optional<String> missing() {
        return library().isPresent()
                ? Optional.empty()
                : Optional.of("libfaketime is missing; install it by: apt-get install faketime");
    }

    private static Optional<Path> library() {
        try (Stream<Path> architectures = Files.list(LIBRARIES)) {
            return architectures
                    .map(architecture -> architecture.resolve(LIBRARY))
                    .filter(Files::exists)
                    .findFirst();
        } catch (IOException noLibraries) {
            return Optional.empty();
        }
    }

    /** What a process needs in its environment to see this clock. */
    public Map<String, String> environment() {
        return Map.of(
                "LD_PRELOAD",
                library().orElseThrow().toString(),
                "FAKETIME_DONT_FAKE_MONOTONIC",
                "1",
                // Else waits with a time-out, of which a JVM has many, end at once and are begun anew without end.
                "FAKETIME_FORCE_MONOTONIC_FIX",
                "0",
                "FAKETIME_TIMESTAMP_FILE",
                file.toString(),
                "FAKETIME_CACHE_DURATION",
                CACHE_SECONDS);
    }

    /** What the library leaves behind of a process that is killed. */
    public static List<Path> leftovers(long pid) {
        return List.of(SHARED_MEMORY.resolve("faketime_shm_" + pid), SHARED_MEMORY.resolve("sem.faketime_sem_" + pid));
    }

    /** How much it is off the true time, as it was set last. */
    public long offsetSeconds() {
        return offsetSeconds;
    }

    /** Sets the clock so much off the true time. */
    public void jump(long seconds) {
        offsetSeconds = seconds;
        try {
            Path next = file.resolveSibling(file.getFileName() + ".next");
            Files.writeString(next, String.format(Locale.ROOT, "%+d%n", seconds));
            Files.move(next, file, java.nio.file.StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
