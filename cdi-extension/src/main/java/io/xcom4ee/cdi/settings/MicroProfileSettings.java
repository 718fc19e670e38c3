package io.xcom4ee.cdi.settings;

import java.util.Objects;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

/** The application's MicroProfile Config. */
public final class MicroProfileSettings implements SettingsSource {
    private final Config config = ConfigProvider.getConfig();

    /** Reads the configuration of the application whose class loader the calling thread has. */
    public MicroProfileSettings() {}

    @Override
    public Optional<String> value(String name) {
        return config.getOptionalValue(name, String.class).map(String::strip).filter(value -> !value.isEmpty());
    }

    @Override
    public String origin(String name) {
        return Objects.requireNonNullElse(config.getConfigValue(name).getSourceName(), "a source without a name");
    }

    @Override
    public Iterable<String> names() {
        return config.getPropertyNames();
    }
}
