package io.xcom4ee.ra.inbound;

import io.xcom4ee.api.GroupMessage;
import io.xcom4ee.api.View;
import io.xcom4ee.api.endpoint.OnDeadLetter;
import io.xcom4ee.api.endpoint.OnMessage;
import io.xcom4ee.api.endpoint.OnView;
import io.xcom4ee.api.event.ViewEvent;
import io.xcom4ee.api.payload.Envelope;
import io.xcom4ee.api.payload.PayloadCodecs;
import io.xcom4ee.api.payload.PayloadException;
import io.xcom4ee.ra.message.AdapterMessage;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The methods of a message-driven bean that receive something.
 *
 * @param single those for messages one by one, in the order in which they are asked
 * @param batch that for several messages at once
 * @param view that for views
 * @param deadLetter that for what could not be delivered
 */
record BeanMethods(
        List<MessageMethod> single, Optional<Method> batch, Optional<Method> view, Optional<Method> deadLetter) {

    /**
     * Reads the annotations of the class and adds to the problems what is wrong; then the result must not be used.
     *
     * @param onlyTopic the only topic of the messages that the bean receives; blank for all messages
     */
    static BeanMethods of(Class<?> bean, String onlyTopic, List<String> problems) {
        Search search = new Search(bean, onlyTopic, new BeanCodecs(bean.getClassLoader()), problems);
        List<MessageMethod> single = new ArrayList<>();
        List<Method> batches = new ArrayList<>();
        for (Method method : search.annotated(OnMessage.class)) {
            if (isBatch(method)) {
                batches.add(method);
            } else {
                search.messageMethod(method).ifPresent(single::add);
            }
        }
        single.sort(MessageMethod.BY_PRECEDENCE);
        search.requireDistinct(single);
        if (!batches.isEmpty() && batches.size() + single.size() > 1) {
            problems.add(AdapterMessage.BATCH_NOT_ALONE.text(batches.get(0).getName(), bean.getName()));
        }
        Optional<Method> view = search.only(
                OnView.class, "a ViewEvent or a View", List.of(List.of(ViewEvent.class), List.of(View.class)));
        Optional<Method> deadLetter = search.only(
                OnDeadLetter.class,
                "a GroupMessage and a Throwable",
                List.of(List.of(GroupMessage.class, Throwable.class)));
        if (single.isEmpty() && batches.isEmpty() && view.isEmpty() && problems.isEmpty()) {
            problems.add(AdapterMessage.NOTHING_RECEIVED.text(bean.getName()));
        }
        return new BeanMethods(single, batches.stream().findFirst(), view, deadLetter);
    }

    private static boolean isBatch(Method method) {
        Type[] types = method.getGenericParameterTypes();
        return types.length == 1
                && types[0] instanceof ParameterizedType list
                && list.getRawType() == List.class
                && list.getActualTypeArguments()[0] == GroupMessage.class;
    }

    /**
     * The method that receives this message one by one.
     *
     * @throws PayloadException if the message cannot be read, and no method takes what cannot
     */
    Optional<MessageMethod> methodFor(GroupMessage message) {
        try {
            return single.stream().filter(method -> method.accepts(message)).findFirst();
        } catch (PayloadException unreadable) {
            return Optional.of(single.stream()
                    .filter(MessageMethod::acceptsAll)
                    .findFirst()
                    .orElseThrow(() -> unreadable));
        }
    }

    /** What to call with this event. */
    static Object viewArgument(Method method, ViewEvent event) {
        return method.getParameterTypes()[0] == View.class ? event.view() : event;
    }

    /** Finds methods and notes all that is wrong with them. */
    private record Search(Class<?> bean, String onlyTopic, BeanCodecs codecs, List<String> problems) {

        /** Those of superclasses too. What is not public the server cannot call: it is found and refused. */
        List<Method> annotated(Class<? extends java.lang.annotation.Annotation> annotation) {
            List<Method> found = new ArrayList<>();
            for (Class<?> type = bean; type != null && type != Object.class; type = type.getSuperclass()) {
                for (Method method : type.getDeclaredMethods()) {
                    if (method.isAnnotationPresent(annotation) && !method.isBridge() && !isOverridden(found, method)) {
                        requireCallable(method);
                        found.add(method);
                    }
                }
            }
            return found;
        }

        private static boolean isOverridden(List<Method> found, Method method) {
            return found.stream()
                    .anyMatch(each -> each.getName().equals(method.getName())
                            && Arrays.equals(each.getParameterTypes(), method.getParameterTypes()));
        }

        private void requireCallable(Method method) {
            int modifiers = method.getModifiers();
            if (!Modifier.isPublic(modifiers)
                    || Modifier.isStatic(modifiers)
                    || Modifier.isFinal(modifiers)
                    || method.getReturnType() != void.class) {
                problem(method, "it is to be public, neither static nor final, and to return nothing");
            }
        }

        Optional<MessageMethod> messageMethod(Method method) {
            Class<?>[] types = method.getParameterTypes();
            boolean withMessage = types.length == 2 && types[1] == GroupMessage.class && types[0] != GroupMessage.class;
            if ((types.length != 1 && !withMessage) || !isReceivable(types[0])) {
                problem(
                        method,
                        "its parameters are to be a GroupMessage; byte[], String or the class of a value, perhaps with a "
                                + "GroupMessage behind it; or a List<GroupMessage>");
                return Optional.empty();
            }
            String topic = method.getAnnotation(OnMessage.class).topic();
            requirePossible(method, topic);
            return typeName(method, types[0])
                    .map(name -> new MessageMethod(method, topic, types[0], name, withMessage, codecs));
        }

        /** Asked once, and here: a type that cannot say what messages call it is refused, not found out at each message. */
        private Optional<String> typeName(Method method, Class<?> type) {
            try {
                return Optional.of(
                        type == GroupMessage.class ? "" : Envelope.requireTypeName(PayloadCodecs.typeName(type)));
            } catch (RuntimeException | LinkageError e) { // Its annotations may name what is not there.
                problem(method, "what messages call the type " + type.getName() + " cannot be told (" + e + ")");
                return Optional.empty();
            }
        }

        /** A method for messages that never come would be waited for in vain. */
        private void requirePossible(Method method, String topic) {
            if (topic.isEmpty()) {
                return;
            }
            if (!Envelope.isTopic(topic)) {
                problem(method, "its topic \"" + topic + "\" has to be 1 to 128 letters, digits and . _ - /");
            } else if (!onlyTopic.isEmpty() && !topic.equals(onlyTopic)) {
                problem(
                        method,
                        "its topic is " + topic + ", and the activation property topic lets only " + onlyTopic
                                + " reach the bean");
            }
        }

        private static boolean isReceivable(Class<?> type) {
            boolean container = Iterable.class.isAssignableFrom(type) || Map.class.isAssignableFrom(type);
            boolean array = type.isArray() && type != byte[].class;
            return !type.isPrimitive() && !array && !container && type != Object.class;
        }

        void requireDistinct(List<MessageMethod> methods) {
            for (int index = 1; index < methods.size(); index++) {
                MessageMethod method = methods.get(index);
                for (MessageMethod other : methods.subList(0, index)) {
                    if (other.topic().equals(method.topic()) && other.type() == method.type()) {
                        problems.add(AdapterMessage.METHODS_AMBIGUOUS.text(
                                other.method().getName(), method.method().getName(), bean.getName()));
                    }
                }
            }
        }

        Optional<Method> only(
                Class<? extends java.lang.annotation.Annotation> annotation,
                String wanted,
                List<List<Class<?>>> parameters) {
            List<Method> found = annotated(annotation);
            for (Method method : found) {
                if (!parameters.contains(List.of(method.getParameterTypes()))) {
                    problem(method, "its parameters are to be " + wanted);
                }
            }
            if (found.size() > 1) {
                problems.add(AdapterMessage.METHODS_AMBIGUOUS.text(
                        found.get(0).getName(), found.get(1).getName(), bean.getName()));
            }
            return found.stream().findFirst();
        }

        private void problem(Method method, String what) {
            problems.add(AdapterMessage.METHOD_INVALID.text(method.getName(), bean.getName(), what));
        }
    }
}
