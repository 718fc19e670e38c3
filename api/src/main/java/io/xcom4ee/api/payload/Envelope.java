package io.xcom4ee.api.payload;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * What a message says of its payload. Immutable. Whatever is in it is within its limits, whoever has made it.
 *
 * @param topic what it is about, as the sender says; for receivers to choose by
 * @param type the name of the payload's type; receivers compare it with the types that they expect and never load a class by it
 * @param codec the name of the codec that has made the bytes
 * @param headers what else the sender tells, sorted by name
 */
public record Envelope(Optional<String> topic, String type, String codec, SortedMap<String, String> headers) {
    /** The longest topic, in characters. */
    public static final int TOPIC_LENGTH_MAX = 128;

    /** The longest name of a type, in bytes of UTF-8. */
    public static final int TYPE_BYTES_MAX = 512;

    /** The longest name of a codec, in characters. */
    public static final int CODEC_LENGTH_MAX = 64;

    /** The most headers. */
    public static final int HEADERS_MAX = 32;

    /** The longest name of a header, in characters. */
    public static final int HEADER_NAME_LENGTH_MAX = 64;

    /** The longest value of a header, in bytes of UTF-8. */
    public static final int HEADER_VALUE_BYTES_MAX = 4096;

    /** The most that everything before the payload may have together, in bytes. */
    public static final int HEAD_BYTES_MAX = 16 * 1024;

    /** How the names of headers begin that the product itself sets. */
    public static final String OWN_HEADERS = "xcom.";

    private static final Pattern TOPIC = Pattern.compile("[A-Za-z0-9._/-]{1," + TOPIC_LENGTH_MAX + "}");
    private static final Pattern CODEC = Pattern.compile("[a-z0-9.-]{1," + CODEC_LENGTH_MAX + "}");
    private static final Pattern HEADER_NAME = Pattern.compile("[A-Za-z0-9._-]{1," + HEADER_NAME_LENGTH_MAX + "}");

    /**
     * Copies the headers.
     *
     * @throws IllegalArgumentException if anything is beyond its limits; the message says what
     */
    public Envelope {
        Objects.requireNonNull(topic, "topic");
        topic.ifPresent(Envelope::requireTopic);
        requireTypeName(type);
        if (!isCodec(codec)) {
            throw new IllegalArgumentException(PayloadMessage.CODEC_NAME_INVALID.text(codec));
        }
        headers = Collections.unmodifiableSortedMap(inNaturalOrder(headers));
        headers.forEach(Envelope::requireHeader);
        int headBytes = MessageBytes.headBytes(topic, type, codec, headers);
        if (headers.size() > HEADERS_MAX || headBytes > HEAD_BYTES_MAX) {
            throw new IllegalArgumentException(
                    PayloadMessage.HEAD_TOO_LARGE.text(headBytes, headers.size(), HEAD_BYTES_MAX, HEADERS_MAX));
        }
    }

    /** A copy in the order in which headers are written, whatever order theirs is: the constructor of a map would take that over. */
    private static SortedMap<String, String> inNaturalOrder(SortedMap<String, String> headers) {
        SortedMap<String, String> sorted = new TreeMap<>();
        sorted.putAll(headers);
        return sorted;
    }

    /** As this one, with one header more, or with another value of it. */
    public Envelope withHeader(String name, String value) {
        SortedMap<String, String> more = inNaturalOrder(headers);
        more.put(name, value);
        return new Envelope(topic, type, codec, more);
    }

    /**
     * The topic itself, if it can be one.
     *
     * @throws IllegalArgumentException if it cannot
     */
    public static String requireTopic(String topic) {
        if (!isTopic(topic)) {
            throw new IllegalArgumentException(PayloadMessage.TOPIC_INVALID.text(topic));
        }
        return topic;
    }

    /** Whether that can be a topic: 1 to {@link #TOPIC_LENGTH_MAX} letters, digits, dots, underscores, hyphens, slashes. */
    public static boolean isTopic(String topic) {
        return TOPIC.matcher(topic).matches();
    }

    /**
     * Checks headers as an application may set them.
     *
     * @throws IllegalArgumentException if one cannot be a header or is the product's own, or there are too many
     */
    public static void requireOwnHeaders(SortedMap<String, String> headers) {
        headers.forEach((name, value) -> {
            requireHeader(name, value);
            if (name.startsWith(OWN_HEADERS)) {
                throw new IllegalArgumentException(PayloadMessage.HEADER_INVALID.text(name, "this name is reserved"));
            }
        });
        if (headers.size() > HEADERS_MAX) {
            throw new IllegalArgumentException(
                    PayloadMessage.HEADER_INVALID.text(headers.lastKey(), "there are " + headers.size() + " of them"));
        }
    }

    /** Whether that can be the name of a codec. */
    static boolean isCodec(String codec) {
        return CODEC.matcher(codec).matches();
    }

    /**
     * The name itself, if it can be that of a type.
     *
     * @throws IllegalArgumentException if it cannot
     */
    public static String requireTypeName(String type) {
        boolean strange = type.codePoints()
                .anyMatch(each -> Character.isWhitespace(each)
                        || Character.isISOControl(each)
                        || Character.getType(each) == Character.SURROGATE);
        int bytes = strange ? 0 : type.getBytes(StandardCharsets.UTF_8).length;
        if (bytes < 1 || bytes > TYPE_BYTES_MAX) {
            throw new IllegalArgumentException(PayloadMessage.TYPE_NAME_INVALID.text(type));
        }
        return type;
    }

    private static void requireHeader(String name, String value) {
        if (!HEADER_NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    PayloadMessage.HEADER_INVALID.text(name, "this cannot be the name of a header"));
        }
        if (value.codePoints().anyMatch(each -> Character.getType(each) == Character.SURROGATE)) {
            throw new IllegalArgumentException(
                    PayloadMessage.HEADER_INVALID.text(name, "half a character is in its value"));
        }
        int bytes = value.getBytes(StandardCharsets.UTF_8).length;
        if (bytes > HEADER_VALUE_BYTES_MAX) {
            throw new IllegalArgumentException(
                    PayloadMessage.HEADER_INVALID.text(name, "its value has " + bytes + " bytes"));
        }
    }
}
