package io.xcom4ee.chaos.history;

import java.util.Objects;

/**
 * Names a broadcast for good.
 *
 * @param process the process that made it, as {@code name/start}, where the starts of one name are counted from 1
 * @param sequence counted by that process from 1
 */
public record MessageId(String process, long sequence) {
    public MessageId {
        Objects.requireNonNull(process, "process");
    }

    /** For people. */
    @Override
    public String toString() {
        return process + "#" + sequence;
    }
}
