package io.xcom4ee.api.event;

import jakarta.enterprise.util.AnnotationLiteral;
import jakarta.inject.Qualifier;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A member of the view has fallen silent. Qualifies a {@link MemberEvent}; add {@code @Group("name")} to observe one group only. */
@Qualifier @Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.FIELD, ElementType.PARAMETER})
public @interface MemberUnreachable {

    /** For programmatic firing and lookup. */
    final class Literal extends AnnotationLiteral<MemberUnreachable> implements MemberUnreachable {
        private static final long serialVersionUID = 1L;

        /** The only value. */
        public static final Literal INSTANCE = new Literal();

        private Literal() {}
    }
}
