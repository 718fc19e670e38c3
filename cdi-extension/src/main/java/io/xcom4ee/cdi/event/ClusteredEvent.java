package io.xcom4ee.cdi.event;

import io.xcom4ee.api.Acknowledgement;
import io.xcom4ee.api.Delivery;
import io.xcom4ee.api.OutgoingMessage;
import io.xcom4ee.api.payload.EncodedPayload;
import io.xcom4ee.api.payload.Envelope;
import io.xcom4ee.api.payload.PayloadException;
import io.xcom4ee.api.payload.PayloadProblem;
import io.xcom4ee.cdi.channel.ApplicationChannel;
import io.xcom4ee.cdi.message.CdiMessage;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.NotificationOptions;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.util.TypeLiteral;
import java.lang.System.Logger;
import java.lang.annotation.Annotation;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletionStage;

/**
 * Hands events to the group instead of to observers; these are called when the group delivers them.
 *
 * <p>The container has an event of its own for every type and every qualifier, and prefers it to any bean. So where a clustered
 * one is wanted this type is asked for instead, see {@link ClusteredEvents#injected}.
 */
public final class ClusteredEvent<T> implements Event<T> {
    private static final Logger LOGGER = System.getLogger(ClusteredEvent.class.getName());

    private final ApplicationChannel channel;
    private final BeanManager beanManager;
    private final Set<Annotation> qualifiers;

    /** For the injection points with these qualifiers. */
    public ClusteredEvent(ApplicationChannel channel, BeanManager beanManager, Set<Annotation> qualifiers) {
        this.channel = channel;
        this.beanManager = beanManager;
        this.qualifiers = Set.copyOf(qualifiers);
    }

    /** Does not wait for the group: that could last, and in a transaction for ever. */
    @Override
    public void fire(T event) {
        send(event).whenComplete((delivery, failure) -> {
            if (failure != null) {
                LOGGER.log(
                        CdiMessage.EVENT_NOT_DELIVERED.level(),
                        CdiMessage.EVENT_NOT_DELIVERED.text(
                                channel.settings().reference().label(), event, failure.toString()));
            }
        });
    }

    @Override
    public <U extends T> CompletionStage<U> fireAsync(U event) {
        return send(event).thenApply(delivery -> event);
    }

    @Override
    public <U extends T> CompletionStage<U> fireAsync(U event, NotificationOptions options) {
        return options.getExecutor() == null
                ? fireAsync(event)
                : send(event).thenApplyAsync(delivery -> event, options.getExecutor());
    }

    private CompletionStage<Delivery> send(Object event) {
        EncodedPayload payload = channel.codecs().encode(event);
        SortedMap<String, String> headers = new TreeMap<>();
        headers.put(ClusteredEvents.MARK, "");
        List<String> travelling = ClusteredEvents.travelling(qualifiers);
        for (int i = 0; i < travelling.size(); i++) {
            headers.put(ClusteredEvents.QUALIFIER + i, travelling.get(i));
        }
        Envelope envelope;
        try {
            envelope = new Envelope(Optional.empty(), payload.type(), payload.codec(), headers);
        } catch (IllegalArgumentException e) { // Qualifiers that are too long.
            throw new PayloadException(PayloadProblem.NOT_ENCODED, String.valueOf(e.getMessage()), e);
        }
        return channel.broadcast(new OutgoingMessage(envelope, payload, Acknowledgement.BY_MAJORITY, Optional.empty()));
    }

    @Override
    public Event<T> select(Annotation... more) {
        return new ClusteredEvent<>(channel, beanManager, with(more));
    }

    @Override
    public <U extends T> Event<U> select(Class<U> subtype, Annotation... more) {
        return new ClusteredEvent<>(channel, beanManager, with(more));
    }

    @Override
    public <U extends T> Event<U> select(TypeLiteral<U> subtype, Annotation... more) {
        return new ClusteredEvent<>(channel, beanManager, with(more));
    }

    /** As the built-in events refuse them. */
    private Set<Annotation> with(Annotation... more) {
        Set<Annotation> all = new LinkedHashSet<>(qualifiers);
        for (Annotation qualifier : more) {
            if (!beanManager.isQualifier(qualifier.annotationType())) {
                throw new IllegalArgumentException("no qualifier: " + qualifier);
            }
            all.add(qualifier);
        }
        if (Arrays.stream(more).map(Annotation::annotationType).distinct().count() < more.length) {
            throw new IllegalArgumentException("a qualifier comes twice: " + Arrays.toString(more));
        }
        return all;
    }
}
