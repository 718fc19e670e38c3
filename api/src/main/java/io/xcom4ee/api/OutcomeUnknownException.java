package io.xcom4ee.api;

/**
 * The message was handed to the group, but this member cannot know in time whether it is delivered. The caller may
 * conclude nothing: it may have been delivered, may still be, or never will be.
 */
public final class OutcomeUnknownException extends BroadcastException {
    private static final long serialVersionUID = 1L;

    /** With a message for people that starts with a message id. */
    public OutcomeUnknownException(FailureReason reason, String message) {
        super(reason, message, null);
    }
}
