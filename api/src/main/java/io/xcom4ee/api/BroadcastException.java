package io.xcom4ee.api;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A broadcast did not end as it should. Which of the subclasses it is tells what the caller may conclude; see
 * {@link GroupChannel#broadcast(byte[], java.time.Duration)}.
 *
 * <p>It has no stack trace and takes no suppressed exceptions. It is made where the outcome becomes known, not where the
 * application waits, so its stack would tell nothing; and as nothing in it changes, broadcasts that fail together for one
 * reason may share one exception.
 */
public abstract sealed class BroadcastException extends RuntimeException
        permits NotConfirmedException, NotDeliveredException, OutcomeUnknownException {
    private static final long serialVersionUID = 1L;

    /** Why there was no delivery. */
    private final FailureReason reason;

    BroadcastException(FailureReason reason, String message, @Nullable Throwable cause) {
        super(message, cause, false, false);
        this.reason = Objects.requireNonNull(reason, "reason");
    }

    /** Why there was no delivery. */
    public FailureReason reason() {
        return reason;
    }
}
