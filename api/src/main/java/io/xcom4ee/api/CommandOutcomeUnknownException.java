package io.xcom4ee.api;

/** The command may have taken effect, or take effect later, or never: look at the view before giving it again. */
public final class CommandOutcomeUnknownException extends CommandException {
    private static final long serialVersionUID = 1L;

    /** With a message for people that starts with a message id. */
    public CommandOutcomeUnknownException(CommandRefusal reason, String message) {
        super(reason, message);
    }
}
