package io.xcom4ee.api.event;

import jakarta.enterprise.util.AnnotationLiteral;
import jakarta.inject.Qualifier;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A message was delivered. Qualifies a {@link io.xcom4ee.api.GroupMessage}; add {@code @Group("name")} to observe one group only. */
@Qualifier @Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.FIELD, ElementType.PARAMETER})
public @interface Received {

    /** For programmatic firing and lookup. */
    final class Literal extends AnnotationLiteral<Received> implements Received {
        private static final long serialVersionUID = 1L;

        /** The only value. */
        public static final Literal INSTANCE = new Literal();

        private Literal() {}
    }
}
