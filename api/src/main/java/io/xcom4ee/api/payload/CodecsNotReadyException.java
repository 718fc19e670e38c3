package io.xcom4ee.api.payload;

/**
 * The codecs of an application cannot be told yet, because the application is just starting. What a {@link PayloadCodecProvider} throws
 * then, so that a message that came early waits as for a bean that is not there yet, and is no failed delivery.
 */
public final class CodecsNotReadyException extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    /** With a message for people that starts with a message id. */
    public CodecsNotReadyException(String message) {
        super(message);
    }
}
