package io.xcom4ee.api.event;

import jakarta.enterprise.util.AnnotationLiteral;
import jakarta.inject.Qualifier;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A member is in the view that was not in the one before. Qualifies a {@link MemberEvent}, told right after the view; add
 * {@code @Group("name")} to observe one group only. Who was there before the application started is told by the replayed view only.
 */
@Qualifier @Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.FIELD, ElementType.PARAMETER})
public @interface MemberJoined {

    /** For programmatic firing and lookup. */
    final class Literal extends AnnotationLiteral<MemberJoined> implements MemberJoined {
        private static final long serialVersionUID = 1L;

        /** The only value. */
        public static final Literal INSTANCE = new Literal();

        private Literal() {}
    }
}
