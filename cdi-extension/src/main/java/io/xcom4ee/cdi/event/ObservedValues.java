package io.xcom4ee.cdi.event;

import io.xcom4ee.api.GroupMessage;
import io.xcom4ee.api.event.Received;
import io.xcom4ee.api.payload.Envelope;
import io.xcom4ee.api.payload.PayloadCodecs;
import io.xcom4ee.cdi.message.CdiMessage;
import jakarta.enterprise.inject.spi.ObserverMethod;
import java.lang.annotation.Annotation;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Which types and topics of messages the observers of the application declare. No other type is ever decoded, and nothing is kept
 * for another topic, whatever the group sends.
 */
public final class ObservedValues {
    /** By the name that they have in messages; two modules may each have a class of the same name. */
    private final Map<String, Set<Class<?>>> types = new HashMap<>();

    private final Set<String> topics = new HashSet<>();
    private boolean declared;

    /** Without any yet. */
    public ObservedValues() {}

    /** An observer of messages; answers what is wrong with it. */
    public Optional<String> add(ObserverMethod<?> observer) {
        for (Annotation qualifier : observer.getObservedQualifiers()) {
            if (qualifier instanceof Received received && !received.topic().isEmpty()) {
                if (!Envelope.isTopic(received.topic())) {
                    return Optional.of(CdiMessage.TOPIC_INVALID.text(received.topic(), observer));
                }
                topics.add(received.topic());
            }
        }
        if (!(observer.getObservedType() instanceof Class<?> type)
                || type.getTypeParameters().length > 0
                || (type.isArray() && type != byte[].class)) {
            return Optional.of(CdiMessage.TYPE_NOT_OBSERVABLE.text(
                    observer.getObservedType().getTypeName(), observer));
        }
        if (type != GroupMessage.class && type != Object.class) {
            declared = true;
            declare(type);
        }
        return Optional.empty();
    }

    /** Whoever observes a sealed type can be told the permitted ones: they are known without being named by a message. */
    private void declare(Class<?> type) {
        types.computeIfAbsent(PayloadCodecs.typeName(type), name -> new LinkedHashSet<>())
                .add(type);
        if (type.isSealed()) {
            for (Class<?> permitted : type.getPermittedSubclasses()) {
                declare(permitted);
            }
        }
    }

    /** Whether any observer wants values. */
    boolean any() {
        return declared;
    }

    /** The classes of that name; none if no observer declares it. */
    Set<Class<?>> named(String typeName) {
        return types.getOrDefault(typeName, Set.of());
    }

    /** All classes that observers declare. */
    Stream<Class<?>> all() {
        return types.values().stream().flatMap(Set::stream);
    }

    /** All topics that observers name. */
    Set<String> topics() {
        return topics;
    }

    /** Whether an observer wants messages about that topic only. */
    boolean isTopic(String topic) {
        return topics.contains(topic);
    }
}
