package io.xcom4ee.core.message;

import java.util.Objects;

/** A value at a round of a lane that the frame around it names. */
public record RoundValue(long round, Value value) {
    public RoundValue {
        Objects.requireNonNull(value, "value");
    }
}
