package io.xcom4ee.api.event;

import jakarta.enterprise.util.AnnotationLiteral;
import jakarta.inject.Qualifier;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A message came that no observer could be told as a value. Qualifies a {@link DeadLetter}; add {@code @Group("name")} to observe one
 * group only. Fired only where the application has asked for it, by {@code xcom.group.<name>.unreadable=dead-letter}.
 */
@Qualifier @Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.FIELD, ElementType.PARAMETER})
public @interface Unreadable {

    /** For programmatic firing and lookup. */
    final class Literal extends AnnotationLiteral<Unreadable> implements Unreadable {
        private static final long serialVersionUID = 1L;

        /** The only value. */
        public static final Literal INSTANCE = new Literal();

        private Literal() {}
    }
}
