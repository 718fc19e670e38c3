package io.xcom4ee.cdi.event;

import jakarta.enterprise.context.spi.Contextual;
import jakarta.enterprise.context.spi.CreationalContext;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The instances of beans in request scope that one event uses.
 *
 * <p>Confined to: the thread that runs the event.
 */
final class EventRequest implements AutoCloseable {
    /** Most events use none. */
    private @Nullable Map<Contextual<?>, Instance<?>> instances;

    /** What its bean has made. */
    private record Instance<T>(Contextual<T> contextual, T value, CreationalContext<T> creation) {
        void destroy() {
            contextual.destroy(value, creation);
        }
    }

    /** Makes it if there is none, unless there is nothing to make it with. */
    @SuppressWarnings("unchecked") // The instance of a contextual is of its type.
    <T> @Nullable T get(Contextual<T> contextual, @Nullable CreationalContext<T> creation) {
        Map<Contextual<?>, Instance<?>> known = instances;
        Instance<?> found = known == null ? null : known.get(contextual);
        if (found != null) {
            return (T) found.value();
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

    /** Ends the instance, if there is one. The next use makes another. */
    void destroy(Contextual<?> contextual) {
        Instance<?> removed = instances == null ? null : instances.remove(contextual);
        if (removed != null) {
            removed.destroy();
        }
    }

    /**
     * Ends all instances in the order in which they were made. They can be used until all have ended, and those that are made meanwhile
     * end too. Throws what one throws when all have ended.
     */
    @Override
    public void close() {
        if (instances == null) {
            return;
        }
        List<RuntimeException> failures = new ArrayList<>();
        Set<Instance<?>> ended = Collections.newSetFromMap(new IdentityHashMap<>());
        for (List<Instance<?>> next = others(ended); !next.isEmpty(); next = others(ended)) {
            ended.addAll(next);
            next.forEach(instance -> end(instance, failures));
        }
        if (!failures.isEmpty()) {
            RuntimeException first = failures.get(0);
            failures.stream().skip(1).forEach(first::addSuppressed);
            throw first;
        }
    }

    private List<Instance<?>> others(Set<Instance<?>> ended) {
        return instances == null
                ? List.of()
                : instances.values().stream()
                        .filter(instance -> !ended.contains(instance))
                        .toList();
    }

    private static void end(Instance<?> instance, List<RuntimeException> failures) {
        try {
            instance.destroy();
        } catch (RuntimeException e) {
            failures.add(e);
        }
    }
}
