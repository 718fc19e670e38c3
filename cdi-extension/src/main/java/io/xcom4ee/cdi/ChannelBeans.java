package io.xcom4ee.cdi;

import io.xcom4ee.api.GroupChannel;
import io.xcom4ee.api.GroupMessage;
import io.xcom4ee.api.Primary;
import io.xcom4ee.api.View;
import io.xcom4ee.api.event.CurrentMessage;
import io.xcom4ee.cdi.channel.ApplicationChannel;
import io.xcom4ee.cdi.channel.ChannelPrimary;
import io.xcom4ee.cdi.message.CdiMessage;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Default;
import jakarta.enterprise.inject.spi.AfterBeanDiscovery;
import java.lang.annotation.Annotation;
import java.util.function.Supplier;

/** The beans that an application gets injected. */
final class ChannelBeans {
    private final AfterBeanDiscovery beans;

    ChannelBeans(AfterBeanDiscovery beans) {
        this.beans = beans;
    }

    /** What there is of one channel: the channel, who is the primary, and the view of the moment. */
    void add(ApplicationChannel channel, boolean isDefault) {
        add(GroupChannel.class, ApplicationScoped.class, channel, isDefault, () -> channel);
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
