package io.xcom4ee.cdi.event;

import io.xcom4ee.api.Group;
import io.xcom4ee.api.event.Clustered;
import io.xcom4ee.api.payload.Envelope;
import io.xcom4ee.api.payload.PayloadCodecs;
import io.xcom4ee.cdi.message.CdiMessage;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Default;
import jakarta.enterprise.inject.spi.InjectionPoint;
import jakarta.enterprise.inject.spi.ObserverMethod;
import java.lang.annotation.Annotation;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Which clustered events the application declares: where they are injected and where they are observed. No other type is ever
 * decoded, and no other qualifier told.
 */
public final class ClusteredEvents {
    /** Marks the messages of clustered events. */
    static final String MARK = Envelope.OWN_HEADERS + "clustered";

    /** Before the number of a qualifier. */
    static final String QUALIFIER = Envelope.OWN_HEADERS + "qualifier.";

    /** Those that say where an event goes, not what it is. */
    private static final Set<Class<? extends Annotation>> NOT_TRAVELLING =
            Set.of(Clustered.class, Group.class, Any.class, Default.class);

    private final List<Wanted> wanted = new ArrayList<>();
    private final Set<Class<?>> declared = new LinkedHashSet<>();
    private final Set<Class<?>> observed = new LinkedHashSet<>();
    private final Set<Annotation> observedQualifiers = new LinkedHashSet<>();

    /** Made at the first look; groups that look at once make the same. */
    private volatile @Nullable Map<String, Set<Class<?>>> types;

    /** As above, of the qualifiers that observers have. */
    private volatile @Nullable Map<String, Annotation> qualifiers;

    /** Without any yet. */
    public ClusteredEvents() {}

    /**
     * What is asked for at injection points that are alike.
     *
     * @param event the type of the events
     * @param qualifiers those of the injection points
     * @param point stands for the qualifiers
     */
    public record Wanted(Type event, Set<Annotation> qualifiers, Annotation point) {
        /** What is injected there. */
        public Type type() {
            return new ClusteredEventType(event);
        }
    }

    /** Whether a clustered event is injected there. */
    public static boolean isClustered(InjectionPoint point) {
        return point.getType() instanceof ParameterizedType parameterized
                && parameterized.getRawType() == Event.class
                && point.getQualifiers().stream().anyMatch(Clustered.class::isInstance);
    }

    /** A clustered event is injected there; answers what is to be asked for instead. */
    public Wanted injected(InjectionPoint point, Consumer<String> problems) {
        Type type = ((ParameterizedType) point.getType()).getActualTypeArguments()[0];
        if (isClass(type)) {
            declared.add((Class<?>) type);
        } else {
            problems.accept(CdiMessage.TYPE_NOT_OBSERVABLE.text(type.getTypeName(), point));
        }
        Set<Annotation> qualifiers = Set.copyOf(point.getQualifiers());
        return wanted.stream()
                .filter(known ->
                        known.event().equals(type) && known.qualifiers().equals(qualifiers))
                .findFirst()
                .orElseGet(() -> {
                    Wanted another = new Wanted(type, qualifiers, new ClusteredPoint.Literal(wanted.size()));
                    wanted.add(another);
                    return another;
                });
    }

    /** Any observer of the application: perhaps of clustered events. Answers whether it is of nothing else. */
    public boolean observed(ObserverMethod<?> observer) {
        observedQualifiers.addAll(observer.getObservedQualifiers());
        boolean only = observer.getObservedQualifiers().stream().anyMatch(Clustered.class::isInstance);
        if (isClass(observer.getObservedType())) {
            (only ? declared : observed).add((Class<?>) observer.getObservedType());
        }
        return only;
    }

    private static boolean isClass(Type type) {
        return type instanceof Class<?> found
                && found.getTypeParameters().length == 0
                && (!found.isArray() || found == byte[].class);
    }

    /** What is asked for. */
    public List<Wanted> wanted() {
        return wanted;
    }

    /** The classes of that name; none if the application declares none. */
    Set<Class<?>> named(String typeName) {
        Map<String, Set<Class<?>>> known = types;
        if (known == null) {
            known = byName();
            types = known;
        }
        return known.getOrDefault(typeName, Set.of());
    }

    private Map<String, Set<Class<?>>> byName() {
        Set<Class<?>> all = new LinkedHashSet<>();
        declared.forEach(type -> addPermitted(type, all));
        observed.stream()
                .filter(type -> declared.stream().anyMatch(wide -> wide.isAssignableFrom(type)))
                .forEach(type -> addPermitted(type, all));
        Map<String, Set<Class<?>>> known = new HashMap<>();
        for (Class<?> type : all) {
            known.computeIfAbsent(PayloadCodecs.typeName(type), any -> new LinkedHashSet<>())
                    .add(type);
        }
        return Map.copyOf(known);
    }

    private static void addPermitted(Class<?> type, Set<Class<?>> all) {
        all.add(type);
        if (type.isSealed()) {
            for (Class<?> permitted : type.getPermittedSubclasses()) {
                addPermitted(permitted, all);
            }
        }
    }

    /** Whether a message is a clustered event. */
    static boolean isClustered(Envelope envelope) {
        return envelope.headers().containsKey(MARK);
    }

    /** What of these qualifiers travels, in words. */
    static List<String> travelling(Collection<Annotation> all) {
        return all.stream()
                .filter(qualifier -> !NOT_TRAVELLING.contains(qualifier.annotationType()))
                .map(QualifierText::of)
                .sorted()
                .toList();
    }

    /** The qualifiers of a message; those that no observer has are told to nobody, which makes no difference. */
    List<Annotation> qualifiers(Envelope envelope) {
        Map<String, Annotation> known = qualifiers;
        if (known == null) {
            known = byText();
            qualifiers = known;
        }
        List<Annotation> found = new ArrayList<>();
        for (Map.Entry<String, String> header : envelope.headers().entrySet()) {
            Annotation qualifier = header.getKey().startsWith(QUALIFIER) ? known.get(header.getValue()) : null;
            if (qualifier != null) {
                found.add(qualifier);
            }
        }
        return found;
    }

    private Map<String, Annotation> byText() {
        Map<String, Annotation> known = new HashMap<>();
        observedQualifiers.stream()
                .filter(qualifier -> !NOT_TRAVELLING.contains(qualifier.annotationType()))
                .forEach(qualifier -> known.putIfAbsent(QualifierText.of(qualifier), qualifier));
        return Map.copyOf(known);
    }
}
