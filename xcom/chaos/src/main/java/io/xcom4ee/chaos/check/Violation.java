package io.xcom4ee.chaos.check;

import java.util.Objects;

/**
 * A promise that was not kept.
 *
 * @param promise its name, as in {@code docs/guarantees.md}
 * @param what happened, for people
 */
public record Violation(String promise, String what) {
    public Violation {
        Objects.requireNonNull(promise, "promise");
        Objects.requireNonNull(what, "what");
    }

    /** For people. */
    @Override
    public String toString() {
        return promise + ": " + what;
    }
}
