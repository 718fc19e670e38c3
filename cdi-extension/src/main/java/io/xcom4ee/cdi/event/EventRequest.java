package io.xcom4ee.cdi.event;

import jakarta.enterprise.context.spi.Contextual;
import jakarta.enterprise.context.spi.CreationalContext;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The instances of beans in request scope that one event uses.
 *
 * <p>Confined to: the thread that runs the event.
 */
final class EventRequest implements AutoCloseable {
    /** Most events use none. */
    private @Nullable Map<Contextual<?>, Instance<?>> instances;

    private boolean closing;

    /** What its bean has made. */
    private static final class Instance<T> {
        private final Contextual<T> contextual;
        private final T value;
        private final CreationalContext<T> creation;
        private boolean ended;

        Instance(Contextual<T> contextual, T value, CreationalContext<T> creation) {
            this.contextual = contextual;
            this.value = value;
            this.creation = creation;
        }

        /** Once: what is called by it may end it, too. */
        void end() {
            if (!ended) {
                ended = true;
                contextual.destroy(value, creation);
            }
        }
    }

    /** Makes it if there is none, unless there is nothing to make it with. */
    @SuppressWarnings("unchecked") // The instance of a contextual is of its type.
    <T> @Nullable T get(Contextual<T> contextual, @Nullable CreationalContext<T> creation) {
        Map<Contextual<?>, Instance<?>> known = instances;
        Instance<?> found = known == null ? null : known.get(contextual);
        if (found != null) {
            return (T) found.value;
        }
        return creation == null ? null : make(contextual, creation);
    }

    private <T> T make(Contextual<T> contextual, CreationalContext<T> creation) {
        T value = contextual.create(creation); // May use others of this event.
        if (instances == null) {
            instances = new LinkedHashMap<>();
        }
        instances.put(contextual, new Instance<>(contextual, value, creation));
        return value;
    }

    /** Ends the instance, if there is one. The next use makes another, but not while all end. */
    void destroy(Contextual<?> contextual) {
        Map<Contextual<?>, Instance<?>> known = instances;
        Instance<?> found = known == null ? null : known.get(contextual);
        if (known != null && found != null) {
            if (!closing) {
                known.remove(contextual);
            }
            found.end();
        }
    }

    /**
     * Ends all instances in the order in which they were made. They can be used until all have ended, and those that are made meanwhile,
     * one of each bean at most, end too. Throws what one throws when all have ended.
     */
    @Override
    public void close() {
        closing = true;
        Throwable failure = null;
        for (Instance<?> next = firstOpen(); next != null; next = firstOpen()) {
            failure = end(next, failure);
        }
        if (failure instanceof Error error) {
            throw error;
        }
        if (failure != null) {
            throw (RuntimeException) failure;
        }
    }

    private @Nullable Instance<?> firstOpen() {
        if (instances != null) {
            for (Instance<?> instance : instances.values()) {
                if (!instance.ended) {
                    return instance;
                }
            }
        }
        return null;
    }

    /** What has been thrown so far, and by this one. */
    private static @Nullable Throwable end(Instance<?> instance, @Nullable Throwable before) {
        try {
            instance.end();
            return before;
        } catch (RuntimeException | Error e) {
            if (before == null) {
                return e;
            }
            before.addSuppressed(e);
            return before;
        }
    }
}
