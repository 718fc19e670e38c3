package io.xcom4ee.ra.inbound;

import io.xcom4ee.api.GroupMessage;
import io.xcom4ee.api.payload.Envelope;
import java.lang.reflect.Method;
import java.util.Comparator;
import java.util.Optional;

/**
 * A method that receives messages one by one.
 *
 * @param topic the only topic of its messages; blank for any or none
 * @param type what its first parameter is
 * @param typeName what messages call that; blank if any type is taken
 * @param withMessage whether the message itself is its second parameter
 * @param codecs read the values
 */
record MessageMethod(
        Method method, String topic, Class<?> type, String typeName, boolean withMessage, BeanCodecs codecs) {
    /** The first one that accepts a message receives it. */
    static final Comparator<MessageMethod> BY_PRECEDENCE = Comparator.<MessageMethod>comparingInt(
                    each -> each.topic.isEmpty() ? 1 : 0)
            .thenComparingInt(MessageMethod::generality);

    private int generality() {
        if (type == GroupMessage.class) {
            return 2;
        }
        return type == String.class ? 1 : 0;
    }

    /**
     * Whether the message is for this method.
     *
     * @throws io.xcom4ee.api.payload.PayloadException if that cannot be read from it
     */
    boolean accepts(GroupMessage message) {
        if (acceptsAll()) {
            return true;
        }
        Optional<Envelope> envelope = message.envelope();
        boolean ofTopic = topic.isEmpty()
                || envelope.flatMap(Envelope::topic).filter(topic::equals).isPresent();
        return ofTopic && acceptsType(envelope);
    }

    /** Also what cannot be read. */
    boolean acceptsAll() {
        return topic.isEmpty() && type == GroupMessage.class;
    }

    private boolean acceptsType(Optional<Envelope> envelope) {
        if (type == GroupMessage.class) {
            return true;
        }
        return envelope.map(read -> read.type().equals(typeName)).orElse(type == byte[].class || type == String.class);
    }

    /**
     * What the method is called with. To be called in the context of the application.
     *
     * @throws io.xcom4ee.api.payload.PayloadException if the payload cannot be decoded
     * @throws RuntimeException or an error if the codecs of the application cannot be had
     */
    Object[] arguments(GroupMessage message) {
        Object value = value(message);
        return withMessage ? new Object[] {value, message} : new Object[] {value};
    }

    private Object value(GroupMessage message) {
        if (type == GroupMessage.class) {
            return message;
        }
        if (message.envelope().isPresent()) {
            return message.decode(type, codecs.get());
        }
        return type == String.class ? message.text() : message.toByteArray();
    }
}
