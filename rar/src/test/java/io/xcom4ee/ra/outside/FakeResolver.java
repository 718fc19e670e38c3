package io.xcom4ee.ra.outside;

import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.spi.ConfigBuilder;
import org.eclipse.microprofile.config.spi.ConfigProviderResolver;

/** The server's MicroProfile Config as the adapter meets it, until it is closed. */
final class FakeResolver extends ConfigProviderResolver implements AutoCloseable {
    private final List<Config> released = new ArrayList<>();
    private boolean stopped;

    FakeResolver() {
        setInstance(this);
    }

    /** As if the server had stopped it. */
    void stop() {
        stopped = true;
    }

    List<Config> released() {
        return released;
    }

    @Override
    public Config getConfig() {
        throw new UnsupportedOperationException();
    }

    @Override
    public Config getConfig(ClassLoader loader) {
        throw new UnsupportedOperationException();
    }

    @Override
    public ConfigBuilder getBuilder() {
        throw new UnsupportedOperationException();
    }

    @Override
    public void registerConfig(Config config, ClassLoader loader) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void releaseConfig(Config config) {
        if (stopped) {
            throw new IllegalStateException("stopped");
        }
        released.add(config);
    }

    @Override
    public void close() {
        setInstance(null);
    }
}
