package io.xcom4ee.cdi.event;

import jakarta.enterprise.util.Nonbinding;
import java.lang.annotation.Annotation;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Comparator;
import java.util.StringJoiner;

/**
 * A qualifier in words: two have the same if and only if an event with one matches an observer with the other. So no annotation is
 * ever made of what a peer sends: it is looked for among those that observers have.
 */
final class QualifierText {
    private QualifierText() {}

    /** The type and its binding members, in the order of their names. */
    static String of(Annotation qualifier) {
        Method[] members = qualifier.annotationType().getDeclaredMethods();
        Arrays.sort(members, Comparator.comparing(Method::getName));
        StringJoiner text = new StringJoiner(",", qualifier.annotationType().getName() + "(", ")");
        for (Method member : members) {
            if (!member.isAnnotationPresent(Nonbinding.class)) {
                text.add(member.getName() + "=" + value(read(qualifier, member)));
            }
        }
        return text.toString();
    }

    private static Object read(Annotation qualifier, Method member) {
        try {
            member.setAccessible(true); // The annotation may be nobody's but its package's.
            return member.invoke(qualifier);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Arrays and annotations are no binding members of a portable qualifier. */
    private static String value(Object value) {
        if (value instanceof String text) {
            return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
        }
        if (value instanceof Class<?> type) {
            return type.getName();
        }
        if (value instanceof Enum<?> constant) {
            return constant.name();
        }
        return value.toString();
    }
}
