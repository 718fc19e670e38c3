package io.xcom4ee.api.payload;

import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Records and beans as JSON, by the JSON-B of the server. This class is not touched before the first of them is sent or read,
 * so that nobody else needs JSON-B.
 */
final class JsonCodec {
    /**
     * One engine per type, kept by the type itself: what it learns of an application's classes goes with the application,
     * though this class lives in the resource adapter, which stays.
     */
    private static final ClassValue<Jsonb> ENGINES = new ClassValue<>() {
        @Override
        protected Jsonb computeValue(Class<?> type) {
            return JsonbBuilder.create();
        }
    };

    private JsonCodec() {}

    static byte[] encode(Object value, Class<?> type) {
        return ENGINES.get(type).toJson(value, type).getBytes(StandardCharsets.UTF_8);
    }

    static <T> @Nullable T decode(byte[] body, Class<T> type) {
        return ENGINES.get(type).fromJson(new String(body, StandardCharsets.UTF_8), type);
    }

    /** Whether there is a JSON-B; null, or why there is none. */
    static @Nullable RuntimeException absence(Class<?> type) {
        try {
            ENGINES.get(type);
            return null;
        } catch (RuntimeException e) {
            return e;
        }
    }
}
