package io.xcom4ee.cdi;

import io.xcom4ee.cdi.message.PrerequisiteMessage;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.spi.BeforeBeanDiscovery;
import jakarta.enterprise.inject.spi.DefinitionException;
import jakarta.enterprise.inject.spi.Extension;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * Says what the server lacks. {@link XComExtension} cannot: without the api it cannot even be loaded, and the container
 * then says no more than the name of a class.
 */
public final class Prerequisites implements Extension {
    private static final String API = "io.xcom4ee.api.GroupChannel";
    private static final String CONFIG = "org.eclipse.microprofile.config.ConfigProvider";
    private static final String CONCURRENCY = "jakarta.enterprise.concurrent.ContextService";
    private static final String HEALTH = "org.eclipse.microprofile.health.HealthCheck";

    void check(@Observes BeforeBeanDiscovery event) {
        List<String> problems = problems(Prerequisites::isVisible);
        if (!problems.isEmpty()) {
            throw new DefinitionException(PrerequisiteMessage.DEPLOYMENT_REFUSED.text(String.join(" ", problems)));
        }
    }

    /** Without health checks the rest works. */
    static boolean healthAvailable() {
        return isVisible(HEALTH);
    }

    /** One message for each thing without which nothing here works. */
    static List<String> problems(Predicate<String> visible) {
        List<String> problems = new ArrayList<>();
        if (!visible.test(API)) {
            problems.add(PrerequisiteMessage.API_MISSING.text());
        }
        if (!visible.test(CONFIG)) {
            problems.add(PrerequisiteMessage.FEATURE_MISSING.text("MicroProfile Config", CONFIG, "mpConfig-3.1"));
        }
        if (!visible.test(CONCURRENCY)) {
            problems.add(
                    PrerequisiteMessage.FEATURE_MISSING.text("Jakarta Concurrency", CONCURRENCY, "concurrent-3.0"));
        }
        return problems;
    }

    /** Whether this module's class loader finds the class. */
    static boolean isVisible(String name) {
        try {
            Class.forName(name, false, Prerequisites.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException | LinkageError e) {
            return false;
        }
    }
}
