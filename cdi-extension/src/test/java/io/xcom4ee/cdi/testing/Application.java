package io.xcom4ee.cdi.testing;

import jakarta.enterprise.inject.se.SeContainer;
import jakarta.enterprise.inject.se.SeContainerInitializer;
import jakarta.enterprise.inject.spi.Extension;
import java.util.ServiceLoader;

/** An application of a few bean classes, and what it needs from a server. */
public final class Application {
    private Application() {}

    /** Forgets what earlier tests have bound and set. To be called before each test. */
    public static FakeConcurrency server() {
        FakeNaming.clear();
        FakeConfig.clear();
        return new FakeConcurrency();
    }

    /** Starts, with the extensions that a server would find by {@code META-INF/services}. */
    public static SeContainer start(Class<?>... beans) {
        // Weld refuses to start without any bean class.
        SeContainerInitializer initializer = SeContainerInitializer.newInstance()
                .disableDiscovery()
                .addBeanClasses(Application.class)
                .addBeanClasses(beans);
        ServiceLoader.load(Extension.class).forEach(initializer::addExtensions);
        return initializer.initialize();
    }
}
