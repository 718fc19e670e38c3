package io.xcom4ee.api;

/** The command has changed nothing and never will. */
public final class CommandRefusedException extends CommandException {
    private static final long serialVersionUID = 1L;

    /** With a message for people that starts with a message id. */
    public CommandRefusedException(CommandRefusal reason, String message) {
        super(reason, message);
    }
}
