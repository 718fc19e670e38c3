package io.xcom4ee.api.payload;

import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.json.bind.JsonbException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Records and beans as JSON, by the JSON-B of the server: one use for one type. This class is not touched before the first of
 * them is sent or read, so that nobody else needs JSON-B.
 *
 * <p>An engine of JSON-B knows the application in whose context it was made. It is kept only by a type that goes with that
 * application; one of the JDK or of a library that applications share would keep the first application for ever, though this
 * class lives in the resource adapter, which stays.
 */
final class JsonCodec implements AutoCloseable {
    /** The kept engines, each by its type itself. No value is of a class of ours, so that nothing here is held by a type either. */
    private static final ClassValue<AtomicReference<@Nullable Jsonb>> ENGINES = new ClassValue<>() {
        @Override
        protected AtomicReference<@Nullable Jsonb> computeValue(Class<?> type) {
            return new AtomicReference<>();
        }
    };

    private final Class<?> type;
    private final Jsonb engine;
    private final boolean kept;

    private JsonCodec(Class<?> type, Jsonb engine, boolean kept) {
        this.type = type;
        this.engine = engine;
        this.kept = kept;
    }

    /**
     * For one use on the calling thread.
     *
     * @throws RuntimeException if there is no JSON-B
     */
    static JsonCodec of(Class<?> type) {
        if (isOlderThanThis(type.getClassLoader())) {
            return new JsonCodec(type, JsonbBuilder.create(), false);
        }
        AtomicReference<@Nullable Jsonb> place = ENGINES.get(type);
        Jsonb known = place.get();
        if (known != null) {
            return new JsonCodec(type, known, true);
        }
        Jsonb made = JsonbBuilder.create();
        boolean keeps =
                goesWith(type, Thread.currentThread().getContextClassLoader()) && place.compareAndSet(null, made);
        return new JsonCodec(type, made, keeps);
    }

    /** The JDK's, and what the server has below the adapter. */
    private static boolean isOlderThanThis(@Nullable ClassLoader loader) {
        ClassLoader own = JsonCodec.class.getClassLoader();
        return loader != own && isAbove(loader, own);
    }

    private static boolean isAbove(@Nullable ClassLoader loader, @Nullable ClassLoader start) {
        for (ClassLoader each = start; each != null; each = each.getParent()) {
            if (each == loader) {
                return true;
            }
        }
        return loader == null;
    }

    /**
     * Whether the type is gone when the application of the context is: it is the application's own, also if servers wrap the
     * loaders of applications or stack them. A context that does not know the type is that of no application of the type.
     */
    private static boolean goesWith(Class<?> type, @Nullable ClassLoader context) {
        if (!knows(context, type)) {
            return true;
        }
        for (ClassLoader each = context; each != null && !isOlderThanThis(each); each = each.getParent()) {
            if (each == type.getClassLoader()) {
                return true;
            }
        }
        return false;
    }

    private static boolean knows(@Nullable ClassLoader context, Class<?> type) {
        try {
            return Class.forName(type.getName(), false, context) == type;
        } catch (ClassNotFoundException | LinkageError strange) {
            return false;
        }
    }

    /** Whether the engine is there for the next use too. */
    boolean isKept() {
        return kept;
    }

    byte[] encode(Object value) {
        return engine.toJson(value, type).getBytes(StandardCharsets.UTF_8);
    }

    @Nullable Object decode(byte[] body) {
        return engine.fromJson(new String(body, StandardCharsets.UTF_8), type);
    }

    @Override
    public void close() {
        if (!kept) {
            try {
                engine.close();
            } catch (RuntimeException e) {
                throw e;
            } catch (Exception e) {
                throw new JsonbException("JSON-B could not be closed", e);
            }
        }
    }
}
