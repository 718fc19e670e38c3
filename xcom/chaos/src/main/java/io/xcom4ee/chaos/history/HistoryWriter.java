package io.xcom4ee.chaos.history;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Appends events to a file. Each line is handed to the system before the call returns, so that {@code kill -9} takes
 * nothing back. Thread-safe.
 */
public final class HistoryWriter {
    private final OutputStream file;

    private HistoryWriter(OutputStream file) {
        this.file = file;
    }

    /** Makes the file anew. */
    public static HistoryWriter create(Path path) throws IOException {
        return new HistoryWriter(Files.newOutputStream(path));
    }

    /** Writes one event; its time should be taken before the call. */
    public synchronized void write(Event event) {
        try {
            file.write((EventText.of(event) + "\n").getBytes(StandardCharsets.UTF_8));
        } catch (IOException full) {
            throw new UncheckedIOException("the history cannot be written", full);
        }
    }
}
