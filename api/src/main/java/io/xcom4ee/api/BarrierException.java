package io.xcom4ee.api;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A barrier did not pass: what the caller would read here may be old. Like a {@link BroadcastException} it has no stack
 * trace, since it is made where the outcome becomes known.
 *
 * @see GroupChannel#barrier(java.time.Duration)
 */
public final class BarrierException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Why it did not pass. */
    private final FailureReason reason;

    /** With a message for people that starts with a message id. */
    public BarrierException(FailureReason reason, String message) {
        this(reason, message, null);
    }

    /** As {@link #BarrierException(FailureReason, String)}, with what something else has thrown, if anything has. */
    public BarrierException(FailureReason reason, String message, @Nullable Throwable cause) {
        super(message, cause, false, false);
        this.reason = Objects.requireNonNull(reason, "reason");
    }

    /** Why it did not pass. */
    public FailureReason reason() {
        return reason;
    }
}
