package io.xcom4ee.it.server;

import org.jboss.arquillian.container.spi.event.container.AfterStart;
import org.jboss.arquillian.core.api.annotation.Observes;
import org.jboss.arquillian.core.spi.LoadableExtension;

/** Puts the server that Arquillian starts under the same guard as ours. */
public final class GuardedContainers implements LoadableExtension {
    /** For Arquillian's service loader. */
    public GuardedContainers() {}

    @Override
    public void register(ExtensionBuilder builder) {
        builder.observer(Started.class);
    }

    /** Arquillian does not tell the process, but it is a child of this one. */
    public static final class Started {
        /** For Arquillian. */
        public Started() {}

        /** A container has been started. */
        public void afterStart(@Observes AfterStart event) {
            ProcessHandle.current().children().forEach(Guardian::watch);
        }
    }
}
