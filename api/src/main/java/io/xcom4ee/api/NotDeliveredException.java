package io.xcom4ee.api;

/**
 * The message was certainly delivered nowhere and never will be. The caller may conclude that broadcasting it again
 * makes no duplicate.
 */
public final class NotDeliveredException extends BroadcastException {
    private static final long serialVersionUID = 1L;

    /** With a message for people that starts with a message id. */
    public NotDeliveredException(FailureReason reason, String message) {
        super(reason, message, null);
    }

    /** As {@link #NotDeliveredException(FailureReason, String)}, with what something else has thrown. */
    public NotDeliveredException(FailureReason reason, String message, Throwable cause) {
        super(reason, message, cause);
    }
}
