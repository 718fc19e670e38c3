package io.xcom4ee.core.message;

import io.xcom4ee.core.base.Ballot;
import java.util.Objects;

/**
 * What an acceptor knows of one slot.
 *
 * @param round the round of the lane that the frame around it names
 * @param decided whether the value is decided; then the ballot says nothing
 * @param ballot the ballot at which it was accepted
 * @param value the value accepted or decided
 */
public record SlotReport(long round, boolean decided, Ballot ballot, Value value) {
    public SlotReport {
        Objects.requireNonNull(ballot, "ballot");
        Objects.requireNonNull(value, "value");
    }
}
