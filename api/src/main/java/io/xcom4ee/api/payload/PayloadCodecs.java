package io.xcom4ee.api.payload;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Makes payloads of values and values of payloads. Immutable and thread-safe. Bytes and strings travel as they are, the types of
 * the application's own codecs by these, everything else as JSON by the server's JSON-B.
 *
 * <p>A value is always read as a type that the reader names. What a message says of its type is compared with that and has no
 * other effect: no class is ever loaded because a message names it.
 */
public final class PayloadCodecs {
    private static final String BYTES = "bytes";
    private static final String TEXT = "text";
    private static final String JSON = "json";
    private static final Set<String> TAKEN = Set.of(BYTES, TEXT, JSON);

    private static final PayloadCodecs STANDARD = new PayloadCodecs(Map.of());

    private static final ClassValue<String> TYPE_NAMES = new ClassValue<>() {
        @Override
        protected String computeValue(Class<?> type) {
            PayloadType named = type.getAnnotation(PayloadType.class);
            return named == null ? type.getName() : named.value();
        }
    };

    private final Map<Class<?>, PayloadCodec<?>> own;

    private PayloadCodecs(Map<Class<?>, PayloadCodec<?>> own) {
        this.own = Map.copyOf(own);
    }

    /** Bytes, strings, and JSON for the rest. */
    public static PayloadCodecs standard() {
        return STANDARD;
    }

    /**
     * The standard ones, and codecs of the application's own.
     *
     * @throws IllegalArgumentException if two are for the same class, or the name of one is impossible or taken
     */
    public static PayloadCodecs with(Collection<? extends PayloadCodec<?>> codecs) {
        Map<Class<?>, PayloadCodec<?>> own = new HashMap<>();
        for (PayloadCodec<?> codec : codecs) {
            if (TAKEN.contains(codec.name()) || !Envelope.isCodec(codec.name())) {
                throw new IllegalArgumentException(PayloadMessage.CODEC_NAME_INVALID.text(codec.name()));
            }
            PayloadCodec<?> other = own.put(codec.type(), codec);
            if (other != null) {
                throw new IllegalArgumentException(PayloadMessage.CODEC_TWICE.text(
                        codec.type().getName(),
                        other.getClass().getName(),
                        codec.getClass().getName()));
            }
        }
        return new PayloadCodecs(own);
    }

    /** The name of a type in messages: that of the class, unless it has another by {@link PayloadType}. */
    public static String typeName(Class<?> type) {
        return type == byte[].class ? BYTES : TYPE_NAMES.get(type);
    }

    /**
     * The payload of a value.
     *
     * @throws PayloadException if it cannot be encoded
     */
    public EncodedPayload encode(Object value) {
        Class<?> type = typeOf(value);
        String codec = codecFor(type);
        byte[] body;
        try {
            body = bytes(value, type, codec);
        } catch (PayloadException e) {
            throw e;
        } catch (RuntimeException | StackOverflowError e) { // A value may contain itself.
            throw new PayloadException(
                    PayloadProblem.NOT_ENCODED, PayloadMessage.NOT_ENCODED.text(type.getName(), codec, e), e);
        }
        return new EncodedPayload(typeName(type), codec, body);
    }

    /**
     * The value of a payload.
     *
     * @param body what is behind the envelope; its reader's to keep
     * @param type what the reader expects; its name must be that in the envelope
     * @throws PayloadException if the payload is of another type, or cannot be decoded
     */
    public <T> T decode(Envelope envelope, byte[] body, Class<T> type) {
        if (!envelope.type().equals(typeName(type))) {
            throw new PayloadException(
                    PayloadProblem.OTHER_TYPE, PayloadMessage.OTHER_TYPE.text(envelope.type(), type.getName()));
        }
        T value;
        try {
            value = value(envelope, body, type);
        } catch (PayloadException e) {
            throw e;
        } catch (RuntimeException | StackOverflowError e) { // Few bytes may nest deeply.
            throw undecodable(envelope, body, type, e.toString(), e);
        }
        if (value == null) {
            throw undecodable(envelope, body, type, "it is no value", null);
        }
        return value;
    }

    private static PayloadException undecodable(
            Envelope envelope, byte[] body, Class<?> type, String why, @Nullable Throwable cause) {
        String text = PayloadMessage.NOT_DECODED.text(
                envelope.type(), body.length, envelope.codec(), type.getName(), why.replaceAll("\\p{Cntrl}", "?"));
        return new PayloadException(PayloadProblem.NOT_DECODED, text, cause);
    }

    /** What a receiver could name. A list or a map would arrive without the types of what is in it. */
    private static Class<?> typeOf(Object value) {
        Class<?> type = value instanceof Enum<?> constant ? constant.getDeclaringClass() : value.getClass();
        boolean container = value instanceof Iterable || value instanceof Map;
        boolean nameless = type.isAnonymousClass() || type.isLocalClass() || type.isHidden();
        if (container || nameless || (type.isArray() && type != byte[].class)) {
            throw new PayloadException(PayloadProblem.NOT_ENCODED, PayloadMessage.TYPE_NOT_NAMED.text(type.getName()));
        }
        return type;
    }

    private String codecFor(Class<?> type) {
        PayloadCodec<?> codec = own.get(type);
        if (codec != null) {
            return codec.name();
        }
        if (type == byte[].class) {
            return BYTES;
        }
        return type == String.class ? TEXT : JSON;
    }

    private byte[] bytes(Object value, Class<?> type, String codec) {
        PayloadCodec<?> special = own.get(type);
        if (special != null) {
            return encodeBy(special, value);
        }
        return switch (codec) {
            case BYTES -> ((byte[]) value).clone();
            case TEXT -> ((String) value).getBytes(StandardCharsets.UTF_8);
            default -> {
                try (JsonCodec json = json(type)) {
                    yield json.encode(value);
                }
            }
        };
    }

    private static <T> byte[] encodeBy(PayloadCodec<T> codec, Object value) {
        return codec.encode(codec.type().cast(value));
    }

    /** By the codec that the sender has used, if it is here: a codec may be added while older messages are under way. */
    private <T> @Nullable T value(Envelope envelope, byte[] body, Class<T> type) {
        PayloadCodec<?> special = own.get(type);
        if (special != null && special.name().equals(envelope.codec())) {
            return type.cast(special.decode(body.clone()));
        }
        if (type == byte[].class && envelope.codec().equals(BYTES)) {
            return type.cast(body);
        }
        if (type == String.class && envelope.codec().equals(TEXT)) {
            return type.cast(new String(body, StandardCharsets.UTF_8));
        }
        if (envelope.codec().equals(JSON)) {
            try (JsonCodec json = json(type)) {
                return type.cast(json.decode(body));
            }
        }
        throw new PayloadException(
                PayloadProblem.UNKNOWN_CODEC, PayloadMessage.CODEC_UNKNOWN.text(envelope.type(), envelope.codec()));
    }

    private static JsonCodec json(Class<?> type) {
        try {
            return JsonCodec.of(type);
        } catch (RuntimeException | LinkageError e) { // An error if the classes of JSON-B are not there at all.
            throw new PayloadException(PayloadProblem.NO_JSON, PayloadMessage.JSON_ABSENT.text(type.getName(), e), e);
        }
    }
}
