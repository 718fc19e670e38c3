package io.xcom4ee.cdi.event;

import io.xcom4ee.cdi.message.CdiMessage;
import jakarta.enterprise.context.ContextNotActiveException;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.context.spi.AlterableContext;
import jakarta.enterprise.context.spi.Contextual;
import jakarta.enterprise.context.spi.CreationalContext;
import jakarta.enterprise.inject.spi.BeanManager;
import java.lang.annotation.Annotation;
import org.jspecify.annotations.Nullable;

/**
 * The request contexts of events, as one more context object of the request scope beside those of the container. It costs next to
 * nothing where no bean of the scope is used: a container's own context takes longer to begin and to end than an observer to be called,
 * since it also fires the events of its life cycle, whether anybody observes them or not. This one fires none, so it is for applications
 * that observe none.
 *
 * <p>Active on a thread only while that runs an event. What an event has used ends with it.
 */
public final class EventRequests implements AlterableContext, Requests {
    private final BeanManager beanManager;

    @SuppressWarnings("ThreadLocalUsage") // Modules that share this class have one each.
    private final ThreadLocal<@Nullable Turn> turns = new ThreadLocal<>();

    /** The events that one thread runs one after the other. */
    private static final class Turn {
        /**
         * It was found that no other request context is active on this thread, so it is that of the events until the turn ends. Looked
         * for when a bean of the scope is asked for, since not to find one takes long, and found once.
         */
        private boolean alone;

        /** Another one is being looked for, and this one is not it. */
        private boolean looking;

        private @Nullable EventRequest request;
    }

    /** Not active on any thread yet. */
    public EventRequests(BeanManager beanManager) {
        this.beanManager = beanManager;
    }

    @Override
    public void turn(Runnable calls) {
        if (turns.get() != null) {
            calls.run();
            return;
        }
        turns.set(new Turn());
        try {
            calls.run();
        } finally {
            turns.remove(); // The thread is the server's, which outlives the application.
        }
    }

    @Override
    public void run(Runnable event) {
        Turn turn = turns.get();
        if (turn == null) {
            turn(() -> run(event));
        } else if (turn.request != null) {
            event.run();
        } else {
            runIn(turn, event);
        }
    }

    private static void runIn(Turn turn, Runnable event) {
        try (EventRequest request = new EventRequest()) {
            turn.request = request;
            event.run();
        } finally {
            turn.request = null;
        }
    }

    @Override
    public Class<? extends Annotation> getScope() {
        return RequestScoped.class;
    }

    @Override
    public boolean isActive() {
        return active() != null;
    }

    private @Nullable EventRequest active() {
        Turn turn = turns.get();
        return turn == null || turn.request == null || !isAlone(turn) ? null : turn.request;
    }

    private boolean isAlone(Turn turn) {
        if (!turn.alone && !turn.looking) {
            turn.looking = true;
            try {
                turn.alone = !isAnotherActive();
            } finally {
                turn.looking = false;
            }
        }
        return turn.alone;
    }

    private boolean isAnotherActive() {
        try {
            return beanManager.getContext(RequestScoped.class).isActive();
        } catch (ContextNotActiveException none) {
            return false;
        } catch (IllegalArgumentException | IllegalStateException several) {
            return true; // The first is CDI's, the second Weld's. Which of them a bean gets is the container's affair.
        }
    }

    @Override
    public <T> @Nullable T get(Contextual<T> contextual, @Nullable CreationalContext<T> creation) {
        return request().get(contextual, creation);
    }

    @Override
    public <T> @Nullable T get(Contextual<T> contextual) {
        return request().get(contextual, null);
    }

    @Override
    public void destroy(Contextual<?> contextual) {
        request().destroy(contextual);
    }

    private EventRequest request() {
        EventRequest request = active();
        if (request == null) {
            throw new ContextNotActiveException(CdiMessage.NO_REQUEST.text());
        }
        return request;
    }
}
