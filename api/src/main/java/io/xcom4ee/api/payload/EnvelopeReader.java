package io.xcom4ee.api.payload;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Reads the fields of an envelope of version 1. Whatever the bytes claim, nothing is taken before it is known to be there and
 * within its limits; and what is read would be written as the same bytes, so that two members never read one message in two
 * ways.
 */
final class EnvelopeReader {
    private static final int SHORT_MAX = 0xff;

    private final ByteBuffer in;

    private EnvelopeReader(ByteBuffer in) {
        this.in = in;
    }

    /** Leaves the buffer where the payload begins. */
    static Envelope read(ByteBuffer in) {
        return new EnvelopeReader(in).envelope();
    }

    /** What a stranger has written must not make lines of its own in a log. */
    static PayloadException malformed(String how) {
        String printable = how.replaceAll("\\p{Cntrl}", "?");
        return new PayloadException(PayloadProblem.MALFORMED, PayloadMessage.MALFORMED.text(printable));
    }

    private Envelope envelope() {
        String topic = text("topic", unsignedByte("topic"), Envelope.TOPIC_LENGTH_MAX, StandardCharsets.US_ASCII);
        String type = text("type", unsignedShort("type"), Envelope.TYPE_BYTES_MAX, StandardCharsets.UTF_8);
        String codec = text("codec", unsignedByte("codec"), Envelope.CODEC_LENGTH_MAX, StandardCharsets.US_ASCII);
        SortedMap<String, String> headers = headers();
        try {
            return new Envelope(Optional.of(topic).filter(name -> !name.isEmpty()), type, codec, headers);
        } catch (IllegalArgumentException e) {
            throw malformed(String.valueOf(e.getMessage()));
        }
    }

    private SortedMap<String, String> headers() {
        int count = unsignedByte("number of headers");
        if (count > Envelope.HEADERS_MAX) {
            throw malformed("it claims " + count + " headers");
        }
        SortedMap<String, String> headers = new TreeMap<>();
        for (int i = 0; i < count; i++) {
            String name =
                    text("header", unsignedByte("header"), Envelope.HEADER_NAME_LENGTH_MAX, StandardCharsets.US_ASCII);
            if (!headers.isEmpty() && name.compareTo(headers.lastKey()) <= 0) {
                throw malformed("its headers are not in order");
            }
            headers.put(
                    name,
                    text("header", unsignedShort("header"), Envelope.HEADER_VALUE_BYTES_MAX, StandardCharsets.UTF_8));
        }
        return headers;
    }

    private String text(String what, int bytes, int bytesMax, Charset charset) {
        if (bytes > bytesMax) {
            throw malformed("its " + what + " claims " + bytes + " bytes");
        }
        require(what, bytes);
        ByteBuffer part = in.slice(in.position(), bytes);
        in.position(in.position() + bytes);
        try {
            // Unlike String's constructor a new decoder reports what it cannot read.
            return charset.newDecoder().decode(part).toString();
        } catch (CharacterCodingException e) {
            throw malformed("its " + what + " is no text");
        }
    }

    private int unsignedByte(String what) {
        require(what, Byte.BYTES);
        return in.get() & SHORT_MAX;
    }

    private int unsignedShort(String what) {
        require(what, Short.BYTES);
        return Short.toUnsignedInt(in.getShort());
    }

    private void require(String what, int bytes) {
        if (in.remaining() < bytes) {
            throw malformed("it ends within its " + what);
        }
    }
}
