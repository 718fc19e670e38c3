package io.xcom4ee.ra.outside;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigValue;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.eclipse.microprofile.config.spi.Converter;
import org.jspecify.annotations.Nullable;

/** MicroProfile Config as far as the adapter asks it. */
final class FakeConfig implements Config {
    private final Map<String, ConfigValue> values = new LinkedHashMap<>();

    /** Says that of a name. */
    void put(String name, @Nullable String value, @Nullable String raw, @Nullable String source) {
        values.put(name, new Value(name, value, raw, source));
    }

    @Override
    public ConfigValue getConfigValue(String name) {
        return values.getOrDefault(name, new Value(name, null, null, null));
    }

    @Override
    public Iterable<String> getPropertyNames() {
        return List.copyOf(values.keySet());
    }

    @Override
    public <T> T getValue(String name, Class<T> type) {
        throw new UnsupportedOperationException();
    }

    @Override
    public <T> Optional<T> getOptionalValue(String name, Class<T> type) {
        throw new UnsupportedOperationException();
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

    private record Value(
            String name,
            @Nullable String value,
            @Nullable String raw,
            @Nullable String source) implements ConfigValue {
        @Override
        public String getName() {
            return name;
        }

        @Override
        public @Nullable String getValue() {
            return value;
        }

        @Override
        public @Nullable String getRawValue() {
            return raw;
        }

        @Override
        public @Nullable String getSourceName() {
            return source;
        }

        @Override
        public int getSourceOrdinal() {
            return 0;
        }
    }
}
