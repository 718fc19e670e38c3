package io.xcom4ee.api;

/**
 * A broadcast that asked for {@link Acknowledgement#BY_ALL} was delivered, but not everybody has said in time that it has
 * delivered it too. Every member that stays in the group has delivered it or will. Broadcasting it again makes a duplicate.
 */
public final class NotConfirmedException extends BroadcastException {
    private static final long serialVersionUID = 1L;

    /** Where it was delivered. */
    private final long position;

    /** With a message for people that starts with a message id. */
    public NotConfirmedException(FailureReason reason, String message, long position) {
        super(reason, message, null);
        this.position = position;
    }

    /** Where it was delivered, see {@link Delivery#position()}. */
    public long position() {
        return position;
    }
}
