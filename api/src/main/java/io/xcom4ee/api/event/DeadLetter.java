package io.xcom4ee.api.event;

import io.xcom4ee.api.GroupMessage;
import io.xcom4ee.api.payload.PayloadProblem;
import java.util.Objects;

/**
 * A message that could not be told to observers as a value.
 *
 * @param message the message, at its place in the order
 * @param problem what is wrong with it
 * @param reason the same with its facts, for people
 */
public record DeadLetter(GroupMessage message, PayloadProblem problem, String reason) {
    public DeadLetter {
        Objects.requireNonNull(message, "message");
        Objects.requireNonNull(problem, "problem");
        Objects.requireNonNull(reason, "reason");
    }
}
