package io.xcom4ee.api.payload;

/**
 * Makes bytes of the values of one class, and values of bytes. An application that wants something else than JSON for a type
 * brings one: with CDI as a bean, else through {@link PayloadCodecs#with}, and for message-driven beans through a
 * {@link PayloadCodecProvider}.
 *
 * <p>Called by many threads at once.
 *
 * @param <T> the class
 */
public interface PayloadCodec<T> {

    /**
     * Tells the receivers how to read the bytes: 1 to {@link Envelope#CODEC_LENGTH_MAX} lower case letters, digits, dots and
     * hyphens. A new form of the bytes needs a new name. {@code bytes}, {@code text} and {@code json} are taken.
     */
    String name();

    /** The class of the values, exactly: values of its subclasses are another codec's. */
    Class<T> type();

    /**
     * The bytes of a value. Whatever it throws reaches the sender as the cause of a {@link PayloadException}; nothing is sent.
     */
    byte[] encode(T value);

    /**
     * The value of bytes that any member may have sent: it must check them. Whatever it throws makes the payload an
     * undecodable one.
     *
     * @param body the codec's own copy
     */
    T decode(byte[] body);
}
