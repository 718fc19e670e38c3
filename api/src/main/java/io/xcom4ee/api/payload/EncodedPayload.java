package io.xcom4ee.api.payload;

/** A value as bytes, and what must be said about them. */
public final class EncodedPayload {
    private final String type;
    private final String codec;
    private final byte[] body;

    EncodedPayload(String type, String codec, byte[] body) {
        this.type = type;
        this.codec = codec;
        this.body = body;
    }

    /** The name of the type, see {@link PayloadCodecs#typeName}. */
    public String type() {
        return type;
    }

    /** The name of the codec. */
    public String codec() {
        return codec;
    }

    /** What {@link MessageBytes#ofTyped} makes of it. */
    public byte[] inEnvelope(Envelope envelope) {
        return MessageBytes.ofTyped(envelope, body);
    }

    /** How many bytes {@link #inEnvelope} makes, without making them. */
    public int sizeInEnvelope(Envelope envelope) {
        return MessageBytes.typedSize(envelope, body.length);
    }

    /** How many bytes it has. */
    public int size() {
        return body.length;
    }
}
