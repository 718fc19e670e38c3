package io.xcom4ee.api;

import jakarta.enterprise.util.AnnotationLiteral;
import jakarta.inject.Qualifier;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Names the group whose channel is injected or whose events are observed. */
@Qualifier @Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.METHOD, ElementType.TYPE})
public @interface Group {

    /** The name of the group: {@code [a-z0-9-]+}. */
    String value();

    /** For programmatic lookup. */
    final class Literal extends AnnotationLiteral<Group> implements Group {
        private static final long serialVersionUID = 1L;

        /** The name of the group. */
        private final String value;

        private Literal(String value) {
            this.value = value;
        }

        /** The qualifier that names this group. */
        public static Literal of(String group) {
            return new Literal(group);
        }

        @Override
        public String value() {
            return value;
        }
    }
}
