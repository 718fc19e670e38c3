package io.xcom4ee.cdi.health;

import io.xcom4ee.cdi.channel.ApplicationChannel;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.AfterBeanDiscovery;
import org.eclipse.microprofile.health.HealthCheck;

/** Registers the checks. The only class here that is touched from outside, and only where MicroProfile Health is. */
public final class HealthBeans {
    private HealthBeans() {}

    /** One check for each question about this channel's group. */
    public static void add(AfterBeanDiscovery beans, ApplicationChannel channel) {
        for (HealthProbe probe : HealthProbe.values()) {
            beans.<HealthCheck>addBean()
                    .beanClass(GroupHealthCheck.class)
                    // Two groups' checks differ in nothing else that the container sees.
                    .id("xcom-health-" + channel.settings().reference().label() + "-" + probe.label())
                    .types(HealthCheck.class, Object.class)
                    .qualifiers(probe.qualifier(), Any.Literal.INSTANCE)
                    .scope(ApplicationScoped.class)
                    .produceWith(instance -> new GroupHealthCheck(probe, channel));
        }
    }
}
