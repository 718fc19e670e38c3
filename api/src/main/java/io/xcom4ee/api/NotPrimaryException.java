package io.xcom4ee.api;

/** An {@link OnPrimary} method with a result was called where it must not run. It has not begun. */
public final class NotPrimaryException extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    /** With a message for people that starts with a message id. */
    public NotPrimaryException(String message) {
        super(message);
    }
}
