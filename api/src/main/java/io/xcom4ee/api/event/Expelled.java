package io.xcom4ee.api.event;

import jakarta.enterprise.util.AnnotationLiteral;
import jakarta.inject.Qualifier;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A member was removed by agreement of the others. Qualifies a {@link MemberEvent}, told right after the view without it; add
 * {@code @Group("name")} to observe one group only. If it is this member, which the group has gone on without, it is told as soon as
 * this member knows, before it comes back as a new incarnation or gives up, and not again by a later view.
 */
@Qualifier @Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.FIELD, ElementType.PARAMETER})
public @interface Expelled {

    /** For programmatic firing and lookup. */
    final class Literal extends AnnotationLiteral<Expelled> implements Expelled {
        private static final long serialVersionUID = 1L;

        /** The only value. */
        public static final Literal INSTANCE = new Literal();

        private Literal() {}
    }
}
