package io.xcom4ee.cdi.channel;

import io.xcom4ee.api.GroupChannel;
import io.xcom4ee.api.GroupConnectionFactory;
import io.xcom4ee.cdi.message.CdiMessage;
import io.xcom4ee.cdi.settings.GroupReference;
import io.xcom4ee.cdi.settings.GroupSettings;
import java.security.CodeSource;
import javax.naming.NamingException;

/** Finds the channel that the resource adapter has bound in JNDI, or says exactly why it is not to be had. */
final class FactoryLookup {
    private FactoryLookup() {}

    /**
     * The adapter's channel.
     *
     * @throws IllegalStateException if there is none that fits; the message says what to do
     */
    static GroupChannel channel(GroupSettings settings) {
        GroupChannel channel = factory(settings).channel();
        settings.reference().name().ifPresent(asked -> {
            if (!asked.equals(channel.group())) {
                throw new IllegalStateException(
                        CdiMessage.OTHER_GROUP.text(settings.jndiName(), asked, channel.group()));
            }
        });
        return channel;
    }

    private static GroupConnectionFactory factory(GroupSettings settings) {
        String name = settings.jndiName();
        Object bound;
        try {
            bound = Naming.lookUp(name);
        } catch (NamingException e) {
            throw new IllegalStateException(
                    CdiMessage.FACTORY_MISSING.text(name, properties(settings.reference()), innermost(e)), e);
        }
        if (bound instanceof GroupConnectionFactory factory) {
            return factory;
        }
        for (Class<?> type = bound.getClass(); type != null; type = type.getSuperclass()) {
            for (Class<?> implemented : type.getInterfaces()) {
                if (implemented.getName().equals(GroupConnectionFactory.class.getName())) {
                    throw new IllegalStateException(
                            CdiMessage.API_TWICE.text(name, place(GroupConnectionFactory.class), place(implemented)));
                }
            }
        }
        throw new IllegalStateException(
                CdiMessage.NOT_A_FACTORY.text(name, bound.getClass().getName()));
    }

    /** As it is to be written in server.xml of Open Liberty. */
    private static String properties(GroupReference reference) {
        return reference
                .name()
                .map(group -> "<properties.xcom group=\"" + group + "\"/>")
                .orElse("<properties.xcom/>");
    }

    /** The archive, if the class loader tells it. */
    private static String place(Class<?> type) {
        CodeSource source = type.getProtectionDomain().getCodeSource();
        return source == null || source.getLocation() == null
                ? String.valueOf(type.getClassLoader())
                : source.getLocation().toString();
    }

    /** Naming exceptions wrap what really happened, and the outermost often says nothing. */
    private static String innermost(Throwable failure) {
        Throwable inner = failure;
        while (inner.getCause() != null && inner.getCause() != inner) {
            inner = inner.getCause();
        }
        return inner.toString();
    }
}
