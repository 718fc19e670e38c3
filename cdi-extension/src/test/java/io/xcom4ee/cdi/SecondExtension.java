package io.xcom4ee.cdi;

import io.xcom4ee.api.OnPrimary;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Shutdown;
import jakarta.enterprise.event.Startup;
import jakarta.enterprise.inject.se.SeContainer;
import jakarta.enterprise.inject.se.SeContainerInitializer;
import jakarta.enterprise.inject.spi.AfterBeanDiscovery;
import jakarta.enterprise.inject.spi.AfterDeploymentValidation;
import jakarta.enterprise.inject.spi.AfterTypeDiscovery;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.Extension;
import jakarta.enterprise.inject.spi.ProcessAnnotatedType;
import jakarta.enterprise.inject.spi.ProcessBean;
import jakarta.enterprise.inject.spi.ProcessInjectionPoint;
import jakarta.enterprise.inject.spi.ProcessObserverMethod;
import jakarta.enterprise.inject.spi.WithAnnotations;
import jakarta.inject.Named;
import java.util.Map;

/**
 * That of a second web module in an EAR of which both carry it. It has a name of its own, because outside of a server Weld takes
 * extensions of one name for one.
 */
public final class SecondExtension implements Extension {
    private final XComExtension extension = new XComExtension();

    /** An application of these beans and two modules. */
    static SeContainer start(Class<?>... beans) {
        return SeContainerInitializer.newInstance()
                .disableDiscovery()
                .addBeanClasses(beans)
                .addExtensions(new XComExtension(), new SecondExtension())
                .initialize();
    }

    void addInterceptor(@Observes AfterTypeDiscovery discovery) {
        extension.addInterceptor(discovery);
    }

    void onPrimaryMethods(@Observes @WithAnnotations(OnPrimary.class) ProcessAnnotatedType<?> event) {
        extension.onPrimaryMethods(event);
    }

    void onInjectionPoint(@Observes ProcessInjectionPoint<?, ?> event) {
        extension.onInjectionPoint(event);
    }

    void onObserver(@Observes ProcessObserverMethod<?, ?> event) {
        extension.onObserver(event);
    }

    void onBean(@Observes ProcessBean<?> event) {
        extension.onBean(event);
    }

    void onAllBeans(@Observes AfterDeploymentValidation event, BeanManager beanManager) {
        extension.onAllBeans(event, beanManager);
    }

    void addBeans(@Observes AfterBeanDiscovery beans, BeanManager beanManager) {
        extension.addBeans(beans, beanManager);
    }

    void start(@Observes Startup startup, BeanManager beanManager) {
        extension.start(startup, beanManager);
    }

    void answer(@Observes @Named(Modules.SERVED) Map<Object, Object> answers) {
        extension.answer(answers);
    }

    void answerLocal(@Observes @Named(Modules.LOCAL) Map<Object, Object> answers) {
        extension.answerLocal(answers);
    }

    void stop(@Observes Shutdown shutdown) {
        extension.stop(shutdown);
    }
}
