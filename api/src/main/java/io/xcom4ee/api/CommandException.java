package io.xcom4ee.api;

import java.util.Objects;

/**
 * A command of {@link GroupControl} did not end in a known success. Which of the two subclasses it is tells what the caller
 * may conclude. Like a {@link BroadcastException} it has no stack trace, since it is made where the outcome becomes known.
 */
public abstract sealed class CommandException extends RuntimeException
        permits CommandRefusedException, CommandOutcomeUnknownException {
    private static final long serialVersionUID = 1L;

    /** Why it did not succeed. */
    private final CommandRefusal reason;

    CommandException(CommandRefusal reason, String message) {
        super(message, null, false, false);
        this.reason = Objects.requireNonNull(reason, "reason");
    }

    /** Why it did not succeed, or why nobody knows. */
    public CommandRefusal reason() {
        return reason;
    }
}
