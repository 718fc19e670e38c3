package io.xcom4ee.sample;

import java.util.ArrayDeque;
import java.util.List;

/** The newest entries of this server, numbered from 1. Not thread-safe: the {@link Feed} guards it. */
final class History {

    /** One row of the page, as JSON text. */
    record Entry(long number, String json) {}

    private final int entriesMax;
    private final ArrayDeque<Entry> entries = new ArrayDeque<>();
    private long newest;

    History(int entriesMax) {
        this.entriesMax = entriesMax;
    }

    Entry append(String json) {
        if (entries.size() == entriesMax) {
            entries.removeFirst();
        }
        newest++;
        Entry entry = new Entry(newest, json);
        entries.addLast(entry);
        return entry;
    }

    /** What is kept and came after the given number, oldest first; 0 gives all. */
    List<Entry> after(long number) {
        return entries.stream().filter(entry -> entry.number() > number).toList();
    }
}
