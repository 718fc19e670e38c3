package io.xcom4ee.cdi.primary;

import io.xcom4ee.api.OnPrimary;
import java.lang.annotation.Annotation;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Finds {@link OnPrimary} among annotations: itself, or on a stereotype or another binding, as the container does. */
public final class Bindings {
    private Bindings() {}

    /** The nearest one. */
    public static Optional<OnPrimary> in(Iterable<Annotation> annotations) {
        return in(annotations, new HashSet<>());
    }

    /** That of a class or of what it extends: the container extends classes itself, and stereotypes are not inherited. */
    static Optional<OnPrimary> of(Class<?> type) {
        return Stream.<Class<?>>iterate(type, Objects::nonNull, Class::getSuperclass)
                .flatMap(each -> in(List.of(each.getAnnotations())).stream())
                .findFirst();
    }

    private static Optional<OnPrimary> in(Iterable<Annotation> annotations, Set<Class<?>> seen) {
        for (Annotation annotation : annotations) {
            if (annotation instanceof OnPrimary found) {
                return Optional.of(found);
            }
        }
        for (Annotation annotation : annotations) {
            Class<?> type = annotation.annotationType();
            if (seen.add(type)) { // Annotations may stand on each other in a circle.
                Optional<OnPrimary> found = in(List.of(type.getAnnotations()), seen);
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return Optional.empty();
    }
}
