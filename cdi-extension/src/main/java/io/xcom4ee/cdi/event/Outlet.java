package io.xcom4ee.cdi.event;

import jakarta.enterprise.event.Event;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.ObserverMethod;
import java.lang.annotation.Annotation;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * Fires CDI events of one type with fixed qualifiers. The observers of an application do not change after its start, so
 * an event that nobody observes costs a look at a flag.
 *
 * <p>Confined to: the one thread at a time that delivers the events of a group.
 */
final class Outlet<T> {
    private final BeanManager beanManager;
    private final Firing firing;
    private final Annotation[] qualifiers;
    private final Event<T> event;
    private @Nullable Interest interest;

    /** Who observes events of that class: a codec may make values of several. */
    private record Interest(Class<?> type, boolean inOrder, boolean besides) {
        static Interest of(Class<?> type, Collection<? extends ObserverMethod<?>> observers) {
            return new Interest(
                    type,
                    observers.stream().anyMatch(each -> !each.isAsync()),
                    observers.stream().anyMatch(ObserverMethod::isAsync));
        }

        boolean none() {
            return !inOrder && !besides;
        }
    }

    Outlet(BeanManager beanManager, Firing firing, Class<T> type, Annotation... qualifiers) {
        this.beanManager = beanManager;
        this.firing = firing;
        this.qualifiers = qualifiers.clone();
        this.event = beanManager.getEvent().select(type, qualifiers);
    }

    /** Calls the observers, if there are any; returns when those in order have returned. */
    boolean fire(T value) {
        return fire(value, value);
    }

    /**
     * As {@link #fire(Object)}; answers whether there are any.
     *
     * @param subject what people are told that the event is, if an observer fails
     */
    boolean fire(T value, Object subject) {
        Interest known = interest;
        if (known == null || known.type() != value.getClass()) {
            known = Interest.of(value.getClass(), beanManager.resolveObserverMethods(value, qualifiers));
            interest = known;
        }
        if (known.inOrder()) {
            firing.inOrder(event, value, subject);
        }
        if (known.besides()) {
            firing.besides(event, value, subject);
        }
        return !known.none();
    }
}
