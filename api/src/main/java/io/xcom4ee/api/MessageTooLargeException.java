package io.xcom4ee.api;

/** The payload is larger than the group's limit. Nothing was broadcast. */
public final class MessageTooLargeException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    /** Names both sizes in the message. */
    public MessageTooLargeException(int sizeBytes, int sizeBytesMax) {
        super("XCOM0203E: The message has " + sizeBytes + " bytes; the limit of this group is " + sizeBytesMax
                + " bytes. Split the message or raise messageSizeMax.");
    }
}
