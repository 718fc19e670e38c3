package io.xcom4ee.cdi.event;

import jakarta.enterprise.event.Event;
import jakarta.enterprise.inject.spi.BeanManager;
import java.lang.annotation.Annotation;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * Fires CDI events of one type with fixed qualifiers. The observers of an application do not change after its start, so
 * an event that nobody observes costs a look at a flag.
 *
 * <p>Confined to: the one thread at a time that delivers the events of a group.
 */
final class Outlet<T> {
    private final BeanManager beanManager;
    private final Annotation[] qualifiers;
    private final Event<T> event;
    private @Nullable Boolean observed;

    Outlet(BeanManager beanManager, Class<T> type, Annotation... qualifiers) {
        this.beanManager = beanManager;
        this.qualifiers = qualifiers.clone();
        this.event = beanManager.getEvent().select(type, qualifiers);
    }

    /** Calls the observers in that context, if there are any; returns when all have returned. */
    void fire(T value, Executor context) {
        Boolean known = observed;
        if (known == null) {
            known = !beanManager.resolveObserverMethods(value, qualifiers).isEmpty();
            observed = known;
        }
        if (known) {
            context.execute(() -> event.fire(value));
        }
    }
}
