package io.xcom4ee.cdi.testing;

import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigValue;
import org.eclipse.microprofile.config.spi.ConfigBuilder;
import org.eclipse.microprofile.config.spi.ConfigProviderResolver;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.eclipse.microprofile.config.spi.Converter;

/** A MicroProfile Config that is a map of texts, and behind it, as behind every one, the system properties. */
public final class FakeConfig extends ConfigProviderResolver implements Config {
    private static final Map<String, String> VALUES = new ConcurrentHashMap<>();

    public static void set(String name, String value) {
        VALUES.put(name, value);
    }

    public static void clear() {
        VALUES.clear();
    }

    @Override
    public <T> Optional<T> getOptionalValue(String name, Class<T> type) {
        return Optional.ofNullable(VALUES.getOrDefault(name, System.getProperty(name)))
                .map(type::cast);
    }

    @Override
    public Iterable<String> getPropertyNames() {
        return VALUES.keySet();
    }

    @Override
    public Config getConfig() {
        return this;
    }

    @Override
    public Config getConfig(ClassLoader loader) {
        return this;
    }

    @Override
    public <T> T getValue(String name, Class<T> type) {
        throw new UnsupportedOperationException();
    }

    @Override
    public ConfigValue getConfigValue(String name) {
        return (ConfigValue) Proxy.newProxyInstance(
                FakeConfig.class.getClassLoader(),
                new Class<?>[] {ConfigValue.class},
                (self, method, given) -> VALUES.containsKey(name) ? "the map of the test" : null);
    }

    @Override
    public Iterable<ConfigSource> getConfigSources() {
        throw new UnsupportedOperationException();
    }

    @Override
    public <T> Optional<Converter<T>> getConverter(Class<T> type) {
        throw new UnsupportedOperationException();
    }

    @Override
    public <T> T unwrap(Class<T> type) {
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
        throw new UnsupportedOperationException();
    }
}
