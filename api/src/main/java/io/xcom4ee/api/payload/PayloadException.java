package io.xcom4ee.api.payload;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A value could not become a payload, or a payload no value. Thrown at whoever sends, before anything is sent; or at whoever
 * reads, and then the message is as good as before: its bytes can still be read.
 */
public final class PayloadException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** What is wrong. */
    private final PayloadProblem problem;

    /** With a message for people that starts with a message id. */
    public PayloadException(PayloadProblem problem, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.problem = Objects.requireNonNull(problem, "problem");
    }

    PayloadException(PayloadProblem problem, String message) {
        this(problem, message, null);
    }

    /** A message that was broadcast as bytes was asked for a value of that type. */
    public static PayloadException raw(Class<?> type) {
        return new PayloadException(PayloadProblem.RAW, PayloadMessage.RAW.text(type.getName()));
    }

    /** What is wrong; the message says it with its facts. */
    public PayloadProblem problem() {
        return problem;
    }
}
