package io.xcom4ee.cdi.event;

import jakarta.enterprise.util.AnnotationLiteral;
import jakarta.inject.Qualifier;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Names the injection points of clustered events that are alike, in place of their own qualifiers: what has more qualifiers would
 * otherwise do for those that ask for fewer.
 */
@Qualifier @Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.FIELD, ElementType.PARAMETER})
public @interface ClusteredPoint {

    /** One of the application's. */
    int value();

    /** For {@link ClusteredEvents}. */
    final class Literal extends AnnotationLiteral<ClusteredPoint> implements ClusteredPoint {
        private static final long serialVersionUID = 1L;

        /** Which one. */
        private final int value;

        Literal(int value) {
            this.value = value;
        }

        @Override
        public int value() {
            return value;
        }
    }
}
