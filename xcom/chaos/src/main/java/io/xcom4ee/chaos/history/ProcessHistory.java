package io.xcom4ee.chaos.history;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Everything that one process has written down.
 *
 * @param process as {@code name/start}, see {@link MessageId#process()}
 * @param survived whether the process lived, connected and undisturbed, until everything had come to rest
 * @param events in the order in which it wrote them
 */
public record ProcessHistory(String process, boolean survived, List<Event> events) {
    public ProcessHistory {
        events = List.copyOf(events);
    }

    /** The member's name, the same for all starts. */
    public String name() {
        return process.substring(0, process.indexOf('/'));
    }

    /** The events of one kind. */
    public <E extends Event> Stream<E> events(Class<E> kind) {
        return events.stream().filter(kind::isInstance).map(kind::cast);
    }

    /** Reads a file. A last line without an end was cut off by a kill and is left out. */
    public static ProcessHistory read(String process, boolean survived, Path path) throws IOException {
        String text = Files.readString(path, StandardCharsets.UTF_8);
        return new ProcessHistory(
                process,
                survived,
                text.substring(0, text.lastIndexOf('\n') + 1)
                        .lines()
                        .map(EventText::parse)
                        .toList());
    }
}
