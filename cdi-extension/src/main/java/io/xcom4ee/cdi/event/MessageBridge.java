package io.xcom4ee.cdi.event;

import io.xcom4ee.api.Group;
import io.xcom4ee.api.GroupMessage;
import io.xcom4ee.api.event.Clustered;
import io.xcom4ee.api.event.CurrentMessage;
import io.xcom4ee.api.event.Received;
import io.xcom4ee.api.payload.Envelope;
import io.xcom4ee.api.payload.PayloadCodecs;
import io.xcom4ee.api.payload.PayloadException;
import io.xcom4ee.api.payload.PayloadProblem;
import io.xcom4ee.cdi.message.CdiMessage;
import java.lang.annotation.Annotation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Tells one message to all who observe it: first as it is, then as the value that it holds, decoded once for each class that
 * observers declare under the name of its type and are told of that topic, or with those qualifiers.
 *
 * <p>Confined to: the one thread at a time that delivers the events of a group.
 */
final class MessageBridge {
    /** Of clustered events. A peer decides which qualifiers come together, so there must be a bound. */
    private static final int EVENT_KINDS_MAX = 1000;

    private final Observation observation;
    private final ObservedValues observed;
    private final Firing firing;
    private final Unreadables unreadables;
    private final Group group;

    /** By topic; no more than observers name, and one for all others. */
    private final Map<String, Outlet<GroupMessage>> messages = new HashMap<>();

    /** As above, by class; empty where nobody observes. */
    private final Map<Class<?>, Map<String, Optional<Outlet<Object>>>> values = new HashMap<>();

    /** Also empty where nobody observes. */
    private final Bounded<EventKind, Optional<Outlet<Object>>> events = new Bounded<>(EVENT_KINDS_MAX);

    /** Clustered events that the same observers are told. */
    private record EventKind(Class<?> type, Set<Annotation> qualifiers) {}

    MessageBridge(Observation observation, Firing firing, Unreadables unreadables, Group group) {
        this.observation = observation;
        this.observed = observation.values();
        this.firing = firing;
        this.unreadables = unreadables;
        this.group = group;
    }

    void tell(GroupMessage message) {
        CurrentMessage.during(message, () -> tellCurrent(message));
    }

    private void tellCurrent(GroupMessage message) {
        Optional<Envelope> envelope;
        try {
            envelope = message.envelope();
        } catch (PayloadException e) {
            tellItself(message, "");
            if (hears("") || observed.topics().stream().anyMatch(this::hears)) { // What it is about cannot be read.
                unreadables.add(message, "unknown", e);
            }
            return;
        }
        Optional<Envelope> clustered = envelope.filter(ClusteredEvents::isClustered);
        if (clustered.isPresent()) {
            tellItself(message, "");
            tellClustered(message, clustered.get());
            return;
        }
        String topic =
                envelope.flatMap(Envelope::topic).filter(observed::isTopic).orElse("");
        tellItself(message, topic);
        if (!observed.any()) {
            return;
        }
        if (envelope.isPresent()) {
            tellValue(message, envelope.get(), topic);
        } else {
            observed.named(PayloadCodecs.typeName(byte[].class)).stream()
                    .flatMap(type -> outlet(type, topic).stream())
                    .forEach(outlet -> outlet.fire(message.toByteArray(), message));
        }
    }

    private void tellItself(GroupMessage message, String topic) {
        messages.computeIfAbsent(
                        topic,
                        about -> new Outlet<>(observation.beanManager(), firing, GroupMessage.class, qualifiers(about)))
                .fire(message);
    }

    private void tellValue(GroupMessage message, Envelope envelope, String topic) {
        Set<Class<?>> types = observed.named(envelope.type());
        if (types.isEmpty() && hears(topic)) {
            String text = CdiMessage.NOBODY_NAMES_TYPE.text(envelope.type());
            unreadables.add(message, envelope.type(), new PayloadException(PayloadProblem.OTHER_TYPE, text, null));
        }
        for (Class<?> type : types) {
            outlet(type, topic).ifPresent(outlet -> tellDecoded(message, envelope, type, outlet));
        }
    }

    private void tellDecoded(GroupMessage message, Envelope envelope, Class<?> type, Outlet<Object> outlet) {
        Object value = decoded(message, envelope, type);
        if (value != null) {
            outlet.fire(value, message);
        }
    }

    /** As if it had been fired here. Events that nobody observes are nobody's business, as always in CDI. */
    private void tellClustered(GroupMessage message, Envelope envelope) {
        ClusteredEvents clustered = observation.clustered();
        for (Class<?> type : clustered.named(envelope.type())) {
            events.get(new EventKind(type, Set.copyOf(clustered.qualifiers(envelope))), this::newOutlet)
                    .ifPresent(outlet -> tellDecoded(message, envelope, type, outlet));
        }
    }

    private Optional<Outlet<Object>> newOutlet(EventKind kind) {
        List<Annotation> qualifiers = new ArrayList<>(kind.qualifiers());
        qualifiers.add(Clustered.Literal.INSTANCE);
        qualifiers.add(group);
        return newOutlet(kind.type(), qualifiers.toArray(Annotation[]::new));
    }

    /** Decodes in the application's context, as its codecs expect; null if it cannot be decoded. */
    private @Nullable Object decoded(GroupMessage message, Envelope envelope, Class<?> type) {
        AtomicReference<@Nullable Object> value = new AtomicReference<>();
        AtomicReference<@Nullable PayloadException> problem = new AtomicReference<>();
        firing.run(() -> {
            try {
                value.set(observation.codecs().get().decode(envelope, message.toByteArray(), type));
            } catch (PayloadException e) {
                problem.set(e);
            } catch (IllegalArgumentException e) { // The codecs themselves cannot be used.
                problem.set(new PayloadException(PayloadProblem.UNKNOWN_CODEC, String.valueOf(e.getMessage()), e));
            }
        });
        PayloadException why = problem.get();
        if (why != null) {
            unreadables.add(message, envelope.type(), why);
        }
        return value.get();
    }

    /** Whether anybody is told values of this group about that topic; whoever is not misses nothing that cannot be read. */
    private boolean hears(String topic) {
        return observed.all().anyMatch(type -> outlet(type, topic).isPresent());
    }

    private Optional<Outlet<Object>> outlet(Class<?> type, String topic) {
        return values.computeIfAbsent(type, of -> new HashMap<>())
                .computeIfAbsent(topic, about -> newOutlet(type, qualifiers(about)));
    }

    @SuppressWarnings("unchecked") // An outlet of a class takes its values, and gets no others here.
    private Optional<Outlet<Object>> newOutlet(Class<?> type, Annotation... qualifiers) {
        return observation.observers().mayObserve(type, qualifiers)
                ? Optional.of(new Outlet<>(observation.beanManager(), firing, (Class<Object>) type, qualifiers))
                : Optional.empty();
    }

    /** A message about a topic reaches those who want all, too. */
    private Annotation[] qualifiers(String topic) {
        return topic.isEmpty()
                ? new Annotation[] {Received.Literal.INSTANCE, group}
                : new Annotation[] {Received.Literal.INSTANCE, Received.Literal.of(topic), group};
    }
}
