package io.xcom4ee.cdi.event;

import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.ObserverMethod;
import java.lang.annotation.Annotation;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Who observes what. The container can only be asked with an event in hand, but a value must not be decoded for nobody: whether it
 * can be decoded would then matter to members that have met it before, or not, and to nobody else.
 */
public final class Observers {
    private final List<ObserverMethod<?>> all = new ArrayList<>();

    /** Made at the first look; groups that look at once make the same. */
    private volatile @Nullable List<Known> known;

    /** Without any yet. */
    public Observers() {}

    /** @param qualifiers in words */
    private record Known(Type type, Set<String> qualifiers) {}

    /** The container has found one. Called on the container's thread, before the start. */
    public void add(ObserverMethod<?> observer) {
        all.add(observer);
    }

    /**
     * Whether anybody may observe an event of that class, or of a class below it, with those qualifiers. The container, asked with
     * the event, may still say no.
     */
    boolean mayObserve(Class<?> type, Annotation... qualifiers) {
        Set<String> present = inWords(Arrays.asList(qualifiers));
        return known().stream().anyMatch(each -> present.containsAll(each.qualifiers()) && mayBe(each.type(), type));
    }

    private List<Known> known() {
        List<Known> made = known;
        if (made == null) {
            made = all.stream()
                    .map(each -> new Known(each.getObservedType(), inWords(each.getObservedQualifiers())))
                    .toList();
            known = made;
        }
        return made;
    }

    /** Every event has {@link Any}. */
    private static Set<String> inWords(Collection<Annotation> qualifiers) {
        return qualifiers.stream()
                .filter(qualifier -> qualifier.annotationType() != Any.class)
                .map(QualifierText::of)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static boolean mayBe(Type observed, Class<?> type) {
        if (observed instanceof ParameterizedType parameterized) {
            return mayBe(parameterized.getRawType(), type);
        }
        return !(observed instanceof Class<?> known)
                || known.isAssignableFrom(type)
                || (!Modifier.isFinal(type.getModifiers()) && mayMeet(known, type));
    }

    /** Whether there can be a class that is both. */
    private static boolean mayMeet(Class<?> one, Class<?> other) {
        return one.isInterface() || other.isInterface() || other.isAssignableFrom(one);
    }
}
