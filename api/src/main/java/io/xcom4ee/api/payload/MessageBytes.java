package io.xcom4ee.api.payload;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/**
 * The bytes of a message as they are agreed on by the group.
 *
 * <p>A raw message is its payload and nothing else, unless the payload happens to begin like an envelope, with
 * {@link #MARKER}: then it gets the marker and a 0 in front. An envelope is the marker, its version (1), the fields, and the
 * payload. So nothing that is broadcast raw can be taken for an envelope, and what is broadcast costs nothing.
 *
 * <pre>
 * marker    FF 'X' 'C' 'O' 'M'
 * version   1 byte, 1
 * topic     1 byte length, ASCII; length 0 for none
 * type      2 bytes length, UTF-8
 * codec     1 byte length, ASCII
 * headers   1 byte count; each: 1 byte length, name in ASCII; 2 bytes length, value in UTF-8; in ascending order of names
 * payload   all the rest
 * </pre>
 */
public final class MessageBytes {
    /** In no text in UTF-8, because of its first byte. */
    private static final byte[] MARKER = {(byte) 0xff, 'X', 'C', 'O', 'M'};

    /** After the marker: what follows is raw. */
    private static final int RAW = 0;

    /** After the marker: an envelope of this version follows. */
    private static final int VERSION = 1;

    private static final int PREFIX_BYTES = MARKER.length + 1;

    private MessageBytes() {}

    /** What is to be broadcast for a raw payload: always a copy. */
    public static byte[] ofRaw(byte[] payload) {
        if (!isMarked(payload, 0, payload.length)) {
            return payload.clone();
        }
        byte[] bytes = new byte[rawSize(payload)];
        begin(bytes, RAW).put(payload);
        return bytes;
    }

    /** How many bytes {@link #ofRaw} makes of a payload, without making them. */
    public static int rawSize(byte[] payload) {
        return isMarked(payload, 0, payload.length) ? Math.addExact(PREFIX_BYTES, payload.length) : payload.length;
    }

    /** How many bytes {@link #ofTyped} makes of a payload of that size. */
    static int typedSize(Envelope envelope, int payloadBytes) {
        int headBytes = headBytes(envelope.topic(), envelope.type(), envelope.codec(), envelope.headers());
        return Math.addExact(headBytes, payloadBytes);
    }

    /** What is to be broadcast for a payload in an envelope: always a copy. */
    public static byte[] ofTyped(Envelope envelope, byte[] payload) {
        byte[] bytes = new byte[typedSize(envelope, payload.length)];
        ByteBuffer out = begin(bytes, VERSION);
        putShort(out, ascii(envelope.topic().orElse("")));
        putLong(out, utf8(envelope.type()));
        putShort(out, ascii(envelope.codec()));
        out.put((byte) envelope.headers().size());
        envelope.headers().forEach((name, value) -> {
            putShort(out, ascii(name));
            putLong(out, utf8(value));
        });
        out.put(payload);
        return bytes;
    }

    /** What a part of an array holds. Any bytes at all may be read: this throws nothing and takes no more memory than they. */
    public static MessageContent read(byte[] bytes, int offset, int length) {
        if (!isMarked(bytes, offset, length)) {
            return MessageContent.raw(offset, length);
        }
        if (length < PREFIX_BYTES) {
            return MessageContent.unreadable(EnvelopeReader.malformed("it ends behind its marker"), offset, length);
        }
        int version = bytes[offset + MARKER.length] & 0xff;
        int start = offset + PREFIX_BYTES;
        int rest = length - PREFIX_BYTES;
        if (version == RAW) {
            return MessageContent.raw(start, rest);
        }
        if (version != VERSION) {
            String text = PayloadMessage.NEWER_VERSION.text(version, VERSION);
            return MessageContent.unreadable(new PayloadException(PayloadProblem.NEWER_VERSION, text), offset, length);
        }
        ByteBuffer in = ByteBuffer.wrap(bytes, start, rest);
        try {
            Envelope envelope = EnvelopeReader.read(in);
            return new MessageContent(Optional.of(envelope), Optional.empty(), in.position(), in.remaining());
        } catch (PayloadException e) {
            return MessageContent.unreadable(e, offset, length);
        }
    }

    /** How many bytes are before the payload. */
    static int headBytes(Optional<String> topic, String type, String codec, SortedMap<String, String> headers) {
        int bytes =
                PREFIX_BYTES + 1 + topic.map(String::length).orElse(0) + 2 + utf8(type).length + 1 + codec.length() + 1;
        for (Map.Entry<String, String> header : headers.entrySet()) {
            bytes += 1 + header.getKey().length() + 2 + utf8(header.getValue()).length;
        }
        return bytes;
    }

    private static boolean isMarked(byte[] bytes, int offset, int length) {
        return length >= MARKER.length
                && Arrays.equals(bytes, offset, offset + MARKER.length, MARKER, 0, MARKER.length);
    }

    private static ByteBuffer begin(byte[] bytes, int version) {
        return ByteBuffer.wrap(bytes).put(MARKER).put((byte) version);
    }

    private static void putShort(ByteBuffer out, byte[] text) {
        out.put((byte) text.length).put(text);
    }

    private static void putLong(ByteBuffer out, byte[] text) {
        out.putShort((short) text.length).put(text);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
