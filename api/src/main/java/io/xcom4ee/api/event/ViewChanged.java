package io.xcom4ee.api.event;

import jakarta.enterprise.util.AnnotationLiteral;
import jakarta.inject.Qualifier;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A view was installed. Qualifies a {@link ViewEvent}; add {@code @Group("name")} to observe one group only. */
@Qualifier @Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.FIELD, ElementType.PARAMETER})
public @interface ViewChanged {

    /** For programmatic firing and lookup. */
    final class Literal extends AnnotationLiteral<ViewChanged> implements ViewChanged {
        private static final long serialVersionUID = 1L;

        /** The only value. */
        public static final Literal INSTANCE = new Literal();

        private Literal() {}
    }
}
