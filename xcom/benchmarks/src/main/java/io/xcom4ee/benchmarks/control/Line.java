package io.xcom4ee.benchmarks.control;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * One line of the conversation: a word and named values, as {@code word name=value name=value}. Names and values hold no
 * blanks, and names no equals sign.
 */
public record Line(String word, Map<String, String> values) {
    public Line {
        Objects.requireNonNull(word, "word");
        values = Map.copyOf(values);
    }

    /** A line without values, or with names and values by turns. */
    public static Line of(String word, Object... namesAndValues) {
        Map<String, String> values = new LinkedHashMap<>();
        for (int index = 0; index < namesAndValues.length; index += 2) {
            values.put(namesAndValues[index].toString(), namesAndValues[index + 1].toString());
        }
        return new Line(word, values);
    }

    /**
     * Reads a line.
     *
     * @throws IllegalArgumentException if it is not of this form
     */
    public static Line parse(String text) {
        String[] parts = text.split(" ", -1);
        Map<String, String> values = new LinkedHashMap<>();
        for (int index = 1; index < parts.length; index++) {
            int equals = parts[index].indexOf('=');
            if (equals < 1) {
                throw new IllegalArgumentException("not a control line: " + text);
            }
            values.put(parts[index].substring(0, equals), parts[index].substring(equals + 1));
        }
        return new Line(parts[0], values);
    }

    /** The value of that name. */
    public String text(String name) {
        String value = values.get(name);
        if (value == null) {
            throw new IllegalArgumentException(name + " is missing in: " + this);
        }
        return value;
    }

    /** The value of that name as a number. */
    public long number(String name) {
        return Long.parseLong(text(name));
    }

    /** As it is written. */
    @Override
    public String toString() {
        return word
                + values.entrySet().stream()
                        .map(entry -> " " + entry.getKey() + "=" + entry.getValue())
                        .sorted()
                        .collect(Collectors.joining());
    }
}
