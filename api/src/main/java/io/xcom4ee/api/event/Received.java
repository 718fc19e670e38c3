package io.xcom4ee.api.event;

import jakarta.enterprise.util.AnnotationLiteral;
import jakarta.inject.Qualifier;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A message was delivered. Qualifies a {@link io.xcom4ee.api.GroupMessage}, or the value that was sent:
 *
 * <pre>{@code
 * void any(@Observes @Received GroupMessage message)
 * void placed(@Observes @Received OrderPlaced order, GroupMessage message)
 * void orders(@Observes @Received(topic = "orders") OrderPlaced order)
 * }</pre>
 *
 * The type of the parameter says which values are wanted; the permitted classes of a sealed type are, with it. Messages that were
 * broadcast as bytes are told to observers of {@code byte[]} too. Add {@code @Group("name")} to observe one group only.
 */
@Qualifier @Documented
@Repeatable(Received.All.class)
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.FIELD, ElementType.PARAMETER})
public @interface Received {

    /** The topic about which messages are wanted; empty for whatever topic, and none. */
    String topic() default "";

    /** Several, all of which an event has: how a message about a topic reaches those who want all, too. */
    @Documented
    @Retention(RetentionPolicy.RUNTIME)
    @Target({ElementType.FIELD, ElementType.PARAMETER})
    @interface All {
        /** The several. */
        Received[] value();
    }

    /** For programmatic firing and lookup. */
    final class Literal extends AnnotationLiteral<Received> implements Received {
        private static final long serialVersionUID = 1L;

        /** Whatever topic, and none. */
        public static final Literal INSTANCE = new Literal("");

        /** The topic. */
        private final String topic;

        private Literal(String topic) {
            this.topic = topic;
        }

        /** That topic. */
        public static Literal of(String topic) {
            return new Literal(topic);
        }

        @Override
        public String topic() {
            return topic;
        }
    }
}
