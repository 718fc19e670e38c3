package io.xcom4ee.api.event;

import jakarta.enterprise.util.AnnotationLiteral;
import jakarta.inject.Qualifier;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * CDI events that all members of the group get, each at its place in the total order:
 *
 * <pre>{@code
 * @Inject @Clustered Event<OrderPlaced> placed;              // of the default channel; @Group("name") for another
 * placed.fire(new OrderPlaced(...));                         // hands it to the group and returns
 * placed.fireAsync(new OrderPlaced(...))                     // the stage ends as that of a broadcast does
 *
 * void placed(@Observes OrderPlaced order)                   // at every member, the one that fired included
 * void placed(@Observes @Clustered OrderPlaced order)        // the same, and no event that was fired at this member only
 * }</pre>
 *
 * <p>{@code fire} throws what is known at once, as {@link io.xcom4ee.api.Sender#send} does; what becomes known later is logged. All
 * qualifiers travel, with their binding members. Asynchronous observers are called besides. What can be fired is what can be sent:
 * records, beans, strings, bytes, and types with a codec of their own.
 *
 * <p>A member is told events of the types that its application declares: by injecting such an event or observing it with this
 * qualifier; and of the types of its observers that are subtypes of these.
 */
@Qualifier @Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.FIELD, ElementType.PARAMETER})
public @interface Clustered {

    /** For programmatic firing and lookup. */
    final class Literal extends AnnotationLiteral<Clustered> implements Clustered {
        private static final long serialVersionUID = 1L;

        /** The only value. */
        public static final Literal INSTANCE = new Literal();

        private Literal() {}
    }
}
