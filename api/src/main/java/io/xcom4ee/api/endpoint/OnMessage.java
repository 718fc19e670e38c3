package io.xcom4ee.api.endpoint;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The method of a {@link GroupEndpoint} that receives messages. Its parameters say which, and in which form:
 *
 * <ul>
 *   <li>{@link io.xcom4ee.api.GroupMessage}: any message, and without a topic also one whose envelope cannot be read;
 *   <li>{@code byte[]}, {@code String}: one that was broadcast as bytes, or sent as a value of this type;
 *   <li>any other class: a value of this type, decoded by the
 *       {@linkplain io.xcom4ee.api.payload.PayloadCodecs#standard() standard codecs} and those of the application
 *       ({@link io.xcom4ee.api.payload.PayloadCodecProvider});
 *   <li>one of these and a {@code GroupMessage} behind it: the same, with its position, view and sender;
 *   <li>{@code List<GroupMessage>}: a batch of those that wait, in one transaction. Such a method is the only one for messages.
 * </ul>
 *
 * Each message goes to one method: one with its topic rather than one for all topics, one for its type rather than one for
 * {@code String}, that rather than one for any message. What was broadcast as bytes goes to {@code byte[]} rather than to
 * {@code String}. What no method receives is passed over.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface OnMessage {

    /**
     * The topic of the messages; left out, they may have any or none. One that can be no topic, or that the activation spec does
     * not let reach the bean, refuses the bean.
     */
    String topic() default "";
}
