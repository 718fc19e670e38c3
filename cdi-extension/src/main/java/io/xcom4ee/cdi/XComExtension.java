package io.xcom4ee.cdi;

import io.xcom4ee.api.OnPrimary;
import io.xcom4ee.cdi.channel.ApplicationChannel;
import io.xcom4ee.cdi.channel.ApplicationCodecs;
import io.xcom4ee.cdi.channel.ContainerServices;
import io.xcom4ee.cdi.event.ClusteredEvents;
import io.xcom4ee.cdi.event.EventRequests;
import io.xcom4ee.cdi.event.GroupEvents;
import io.xcom4ee.cdi.event.Observation;
import io.xcom4ee.cdi.health.HealthBeans;
import io.xcom4ee.cdi.message.CdiMessage;
import io.xcom4ee.cdi.message.PrerequisiteMessage;
import io.xcom4ee.cdi.primary.OnPrimaryInterceptor;
import io.xcom4ee.cdi.settings.ApplicationSettings;
import io.xcom4ee.cdi.settings.GroupSettings;
import io.xcom4ee.cdi.settings.MicroProfileSettings;
import io.xcom4ee.cdi.settings.SettingsReader;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Shutdown;
import jakarta.enterprise.event.Startup;
import jakarta.enterprise.inject.spi.AfterBeanDiscovery;
import jakarta.enterprise.inject.spi.AfterDeploymentValidation;
import jakarta.enterprise.inject.spi.AfterTypeDiscovery;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.DefinitionException;
import jakarta.enterprise.inject.spi.Extension;
import jakarta.enterprise.inject.spi.InjectionPoint;
import jakarta.enterprise.inject.spi.ProcessAnnotatedType;
import jakarta.enterprise.inject.spi.ProcessBean;
import jakarta.enterprise.inject.spi.ProcessInjectionPoint;
import jakarta.enterprise.inject.spi.ProcessObserverMethod;
import jakarta.enterprise.inject.spi.WithAnnotations;
import jakarta.inject.Named;
import java.lang.System.Logger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Gives an application its channels: sees where they are injected and where events are observed, adds one bean for each
 * channel and the health checks, and connects the observers when the application starts.
 *
 * <p>A portable extension, because a build compatible one does not see the injection points of servlets.
 */
public final class XComExtension implements Extension {
    private static final Logger LOGGER = System.getLogger(XComExtension.class.getName());

    private final GroupUse use = new GroupUse();
    private final ContainerServices services = new ContainerServices();
    private final Observability observability = new Observability();
    private final ApplicationCodecs codecs = new ApplicationCodecs();
    private final List<ApplicationChannel> channels = new ArrayList<>();
    private @Nullable GroupEvents events;
    private boolean serving;

    /** The beans.xml of this archive keeps the container from looking for beans in it. */
    void addInterceptor(@Observes AfterTypeDiscovery discovery) {
        if (use.onPrimary()) {
            discovery.addAnnotatedType(OnPrimaryInterceptor.class, OnPrimaryInterceptor.class.getName());
            discovery.getInterceptors().add(OnPrimaryInterceptor.class);
        }
    }

    void onPrimaryMethods(@Observes @WithAnnotations(OnPrimary.class) ProcessAnnotatedType<?> event) {
        use.onPrimary(event.getAnnotatedType());
    }

    void onInjectionPoint(@Observes ProcessInjectionPoint<?, ?> event) {
        InjectionPoint point = event.getInjectionPoint();
        use.injected(point);
        if (ClusteredEvents.isClustered(point) && isOurs(point.getMember().getDeclaringClass())) {
            ClusteredEvents.Wanted wanted = use.clusteredInjected(point);
            event.configureInjectionPoint().type(wanted.type()).qualifiers(wanted.point());
        }
    }

    /** The web modules of an EAR may each have this extension, and each sees all classes. One that has none is everybody's. */
    private static boolean isOurs(Class<?> type) {
        try {
            String name = XComExtension.class.getName();
            return Class.forName(name, false, type.getClassLoader()) == XComExtension.class;
        } catch (ClassNotFoundException e) {
            return true;
        }
    }

    void onObserver(@Observes ProcessObserverMethod<?, ?> event) {
        use.observed(event.getObserverMethod());
    }

    void onBean(@Observes ProcessBean<?> event) {
        codecs.found(event.getBean());
    }

    void onAllBeans(@Observes AfterDeploymentValidation event, BeanManager beanManager) {
        codecs.complete(beanManager);
    }

    ApplicationCodecs codecs() {
        return codecs;
    }

    /** The code is known, so the channels are; everything wrong with them is reported at once. */
    void addBeans(@Observes AfterBeanDiscovery beans, BeanManager beanManager) {
        List<String> problems = new ArrayList<>(use.problems());
        SettingsReader reader = new SettingsReader(new MicroProfileSettings(), problems::add);
        ApplicationSettings settings = reader.read(use.references(), use.anyGroup());
        reader.unknown().forEach(message -> LOGGER.log(CdiMessage.SETTING_UNKNOWN.level(), message));
        if (!problems.isEmpty()) {
            beans.addDefinitionError(
                    new DefinitionException(PrerequisiteMessage.DEPLOYMENT_REFUSED.text(String.join(" ", problems))));
            return;
        }
        use.warnings().forEach(message -> LOGGER.log(CdiMessage.VIEW_KEPT.level(), message));
        makeChannels(settings, beans, beanManager);
        addChannels(settings, beans, beanManager);
        addHealth(beans);
    }

    private void makeChannels(ApplicationSettings settings, AfterBeanDiscovery beans, BeanManager beanManager) {
        Modules modules = new Modules(beanManager);
        for (GroupSettings group : settings.channels()) {
            if (group.local()) {
                services.dispense();
                LOGGER.log(
                        CdiMessage.LOCAL.level(),
                        CdiMessage.LOCAL.text(group.reference().label()));
            }
            channels.add(new ApplicationChannel(group, services, codecs, modules::elected));
        }
        EventRequests requests = new EventRequests(beanManager);
        if (use.observed()) {
            beans.addContext(requests);
        }
        events = new GroupEvents(
                channels,
                new Observation(
                        beanManager,
                        services,
                        codecs,
                        requests,
                        use.observed(),
                        use.values(),
                        use.clustered(),
                        use.observers()),
                observability::measure);
    }

    private void addChannels(ApplicationSettings settings, AfterBeanDiscovery beans, BeanManager beanManager) {
        ChannelBeans channelBeans = new ChannelBeans(beans);
        for (ApplicationChannel channel : channels) {
            channelBeans.add(channel, settings.isDefault(channel.settings().reference()));
        }
        channelBeans.addMessage();
        if (use.onPrimary()) {
            channelBeans.addPrimaries();
        }
        channelBeans.addEvents(use.clustered(), beanManager);
    }

    private void addHealth(AfterBeanDiscovery beans) {
        if (Prerequisites.healthAvailable()) {
            channels.stream()
                    .filter(channel -> channel.settings().health().enabled())
                    .forEach(channel -> HealthBeans.add(beans, channel));
        } else {
            LOGGER.log(CdiMessage.HEALTH_ABSENT.level(), CdiMessage.HEALTH_ABSENT.text());
        }
    }

    /**
     * Each web module that carries this extension has one of its own, yet their events reach the observers of the whole
     * application. Only the first to start serves them, or each event would be observed twice.
     */
    void start(@Observes Startup startup, BeanManager beanManager) {
        checkCodecs();
        observability.start(beanManager, Prerequisites::isVisible);
        channels.forEach(observability::trace);
        if (!new Modules(beanManager).serve(channels) && events != null) {
            serving = true;
            events.start();
        }
    }

    /** Said at the start, not only at the first message. */
    private void checkCodecs() {
        try {
            codecs.get();
        } catch (RuntimeException e) {
            LOGGER.log(
                    CdiMessage.CODECS_REFUSED.level(),
                    CdiMessage.CODECS_REFUSED.text(String.valueOf(e.getMessage())),
                    e);
        }
    }

    /** The question of {@link #start}. */
    void answer(@Observes @Named(Modules.SERVED) Map<Object, Object> answers) {
        if (serving) {
            Modules.answerServed(answers, channels);
        }
    }

    /** Asked by whoever uses a local group for the first time. */
    void answerLocal(@Observes @Named(Modules.LOCAL) Map<Object, Object> answers) {
        Modules.answerLocal(answers, channels);
    }

    void stop(@Observes Shutdown shutdown) {
        if (events != null) {
            events.stop();
        }
        channels.forEach(ApplicationChannel::closeSubscriptions);
        observability.stop();
    }
}
