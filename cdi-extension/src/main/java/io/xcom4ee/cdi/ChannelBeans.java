package io.xcom4ee.cdi;

import io.xcom4ee.api.Group;
import io.xcom4ee.api.GroupChannel;
import io.xcom4ee.api.GroupMessage;
import io.xcom4ee.api.Primary;
import io.xcom4ee.api.View;
import io.xcom4ee.api.event.CurrentMessage;
import io.xcom4ee.cdi.channel.ApplicationChannel;
import io.xcom4ee.cdi.channel.ChannelPrimary;
import io.xcom4ee.cdi.event.ClusteredEvent;
import io.xcom4ee.cdi.event.ClusteredEvents;
import io.xcom4ee.cdi.message.CdiMessage;
import io.xcom4ee.cdi.primary.Primaries;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Default;
import jakarta.enterprise.inject.spi.AfterBeanDiscovery;
import jakarta.enterprise.inject.spi.BeanManager;
import java.lang.annotation.Annotation;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;

/** The beans that an application gets injected. */
final class ChannelBeans {
    private static final String DEFAULT = "";

    private final AfterBeanDiscovery beans;

    /** By the name of the group; the default one besides under none. */
    private final Map<String, ApplicationChannel> channels = new HashMap<>();

    ChannelBeans(AfterBeanDiscovery beans) {
        this.beans = beans;
    }

    /** What there is of one channel: the channel, who is the primary, and the view of the moment. */
    void add(ApplicationChannel channel, boolean isDefault) {
        add(GroupChannel.class, ApplicationScoped.class, channel, isDefault, () -> channel);
        channel.settings().reference().name().ifPresent(name -> channels.put(name, channel));
        if (isDefault) {
            channels.put(DEFAULT, channel);
        }
        ChannelPrimary primary = new ChannelPrimary(channel);
        add(Primary.class, ApplicationScoped.class, channel, isDefault, () -> primary);
        add(View.class, Dependent.class, channel, isDefault, () -> view(channel));
    }

    private static View view(ApplicationChannel channel) {
        return channel.status()
                .view()
                .orElseThrow(() -> new IllegalStateException(CdiMessage.NO_VIEW.text(channel.group())));
    }

    private <T> void add(
            Class<T> type,
            Class<? extends Annotation> scope,
            ApplicationChannel channel,
            boolean isDefault,
            Supplier<T> instances) {
        var bean = beans.<T>addBean()
                .beanClass(ApplicationChannel.class)
                // One class makes several beans, which differ in nothing else that the container sees.
                .id("xcom-" + type.getSimpleName() + "-"
                        + channel.settings().reference().label())
                .types(type, Object.class)
                .qualifiers(channel.settings().reference().qualifier(), Any.Literal.INSTANCE)
                .scope(scope)
                .produceWith(instance -> instances.get());
        if (isDefault) {
            bean.addQualifier(Default.Literal.INSTANCE);
        }
    }

    /** What fires clustered events. The channels are here, because it was seen that they are wanted. */
    void addEvents(ClusteredEvents clustered, BeanManager beanManager) {
        for (ClusteredEvents.Wanted wanted : clustered.wanted()) {
            String group = wanted.qualifiers().stream()
                    .filter(Group.class::isInstance)
                    .map(qualifier -> ((Group) qualifier).value())
                    .findFirst()
                    .orElse(DEFAULT);
            ApplicationChannel channel = Objects.requireNonNull(channels.get(group), group);
            beans.<Event<?>>addBean()
                    .beanClass(ClusteredEvent.class)
                    .id("xcom-event-" + wanted.point())
                    .types(wanted.type(), Object.class)
                    .qualifiers(wanted.point(), Any.Literal.INSTANCE)
                    .scope(Dependent.class)
                    .produceWith(instance -> new ClusteredEvent<>(channel, beanManager, wanted.qualifiers()));
        }
    }

    /** What {@code @OnPrimary} asks; all channels that it names are here, because it was seen that it names them. */
    void addPrimaries() {
        Map<String, Primary> known = new HashMap<>();
        channels.forEach((group, channel) -> known.put(group, new ChannelPrimary(channel)));
        Primaries lookup = group -> Objects.requireNonNull(known.get(group), group);
        beans.<Primaries>addBean()
                .beanClass(Primaries.class)
                .types(Primaries.class, Object.class)
                .scope(ApplicationScoped.class)
                .produceWith(instance -> lookup);
    }

    /** What observers of a value get as a second parameter. */
    void addMessage() {
        beans.<GroupMessage>addBean()
                .beanClass(GroupMessage.class)
                .types(GroupMessage.class, Object.class)
                .scope(Dependent.class)
                .produceWith(instance -> CurrentMessage.get()
                        .orElseThrow(() -> new IllegalStateException(CdiMessage.NO_CURRENT_MESSAGE.text())));
    }
}
