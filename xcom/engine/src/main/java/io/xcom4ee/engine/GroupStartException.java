package io.xcom4ee.engine;

/** A member could not be started; nothing of it is left behind. */
public final class GroupStartException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** With a message for people that starts with a message id. */
    public GroupStartException(String message, Throwable cause) {
        super(message, cause);
    }
}
