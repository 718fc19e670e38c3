package io.xcom4ee.cdi;

import io.xcom4ee.api.GroupChannel;
import io.xcom4ee.cdi.channel.ApplicationChannel;
import io.xcom4ee.cdi.message.CdiMessage;
import jakarta.enterprise.inject.literal.NamedLiteral;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.util.TypeLiteral;
import java.lang.System.Logger;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * What the extensions of an application ask each other: several of its web modules may each have one, of a class of its own. They
 * do so by CDI events of types that all modules share, and understand each other if they share the api, too.
 */
final class Modules {
    /** Who serves the observers? Answered by the class of the channels, with which groups are local. */
    static final String SERVED = "io.xcom4ee.cdi.served";

    /** Which local groups are there? Answered by their channels. */
    static final String LOCAL = "io.xcom4ee.cdi.local";

    private static final Logger LOGGER = System.getLogger(Modules.class.getName());

    private static final TypeLiteral<Map<Object, Object>> ANSWERS = new TypeLiteral<>() {
        private static final long serialVersionUID = 1L;
    };

    private final BeanManager beanManager;

    Modules(BeanManager beanManager) {
        this.beanManager = beanManager;
    }

    private Map<Object, Object> ask(String question) {
        Map<Object, Object> answers = new HashMap<>();
        beanManager.getEvent().select(ANSWERS, NamedLiteral.of(question)).fire(answers);
        return answers;
    }

    /**
     * Whether another module serves the observers of this one. If so, says which of these groups it takes for another than this
     * module does.
     */
    boolean serve(List<ApplicationChannel> channels) {
        if (!(ask(SERVED).get(GroupChannel.class) instanceof Map<?, ?> servedLocally)) {
            return false;
        }
        LOGGER.log(CdiMessage.SERVED_BY_OTHER.level(), CdiMessage.SERVED_BY_OTHER.text());
        channels.stream()
                .filter(channel -> channel.settings().local() != isLocal(servedLocally, channel))
                .forEach(channel ->
                        LOGGER.log(CdiMessage.LOCAL_HALF.level(), CdiMessage.LOCAL_HALF.text(label(channel))));
        return true;
    }

    private static boolean isLocal(Map<?, ?> servedLocally, ApplicationChannel channel) {
        return Boolean.TRUE.equals(servedLocally.get(label(channel)));
    }

    /** The answer to {@link #SERVED} of the one that does. */
    static void answerServed(Map<Object, Object> answers, List<ApplicationChannel> channels) {
        answers.put(
                GroupChannel.class,
                channels.stream()
                        .collect(Collectors.toMap(
                                Modules::label, channel -> channel.settings().local())));
    }

    private static String label(ApplicationChannel channel) {
        return channel.settings().reference().label();
    }

    /** The answer to {@link #LOCAL}. */
    static void answerLocal(Map<Object, Object> answers, List<ApplicationChannel> channels) {
        channels.forEach(channel -> channel.ownLocal().ifPresent(own -> answers.put(own, own.group())));
    }

    /**
     * The local group of that name that all modules take, whoever asks first: each has made one, and knows all of them.
     *
     * @param own that of this module
     */
    GroupChannel elected(GroupChannel own) {
        return ask(LOCAL).keySet().stream()
                .filter(GroupChannel.class::isInstance)
                .map(GroupChannel.class::cast)
                .filter(each -> each.group().equals(own.group()))
                .min(Comparator.comparing(Modules::incarnation))
                .orElse(own);
    }

    /** Of its only member. */
    private static UUID incarnation(GroupChannel local) {
        return local.status().members().get(0).member().incarnation();
    }
}
