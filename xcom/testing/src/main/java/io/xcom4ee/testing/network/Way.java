package io.xcom4ee.testing.network;

import java.util.Objects;

/**
 * One way between two members.
 *
 * @param from who speaks
 * @param to who hears it
 */
public record Way(String from, String to) {
    public Way {
        Objects.requireNonNull(from, "from");
        Objects.requireNonNull(to, "to");
    }

    Way back() {
        return new Way(to, from);
    }
}
