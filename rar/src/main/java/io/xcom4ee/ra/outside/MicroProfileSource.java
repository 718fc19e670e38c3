package io.xcom4ee.ra.outside;

import io.xcom4ee.ra.message.AdapterMessage;
import java.lang.System.Logger;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;
import org.eclipse.microprofile.config.ConfigValue;
import org.eclipse.microprofile.config.spi.ConfigProviderResolver;

/**
 * MicroProfile Config as the adapter's class loader has it. Nothing else of the adapter knows its classes, because a server may
 * have none of them.
 */
final class MicroProfileSource implements Source {
    private static final Logger LOGGER = System.getLogger(MicroProfileSource.class.getName());

    private final Config config;
    private final Source process;

    /**
     * Asks for the configuration of that class loader.
     *
     * @param process the environment and the system properties, for their names
     * @throws IllegalStateException if there is nobody who implements it
     */
    static MicroProfileSource of(ClassLoader loader, Source process) {
        return new MicroProfileSource(ConfigProvider.getConfig(loader), process);
    }

    MicroProfileSource(Config config, Source process) {
        this.config = config;
        this.process = process;
    }

    @Override
    public Optional<Found> find(String name) {
        ConfigValue value = config.getConfigValue(name);
        String text = value.getValue();
        return text == null || text.isBlank()
                ? Optional.empty()
                : Optional.of(new Found(text.strip(), origin(name, value)));
    }

    /** What servers call the environment and the system properties is for themselves; people know the variable that they have set. */
    private String origin(String name, ConfigValue value) {
        String source = Objects.requireNonNullElse(value.getSourceName(), "without a name");
        String lower = source.toLowerCase(Locale.ROOT);
        return process.find(name)
                .filter(found -> found.text()
                        .equals(Objects.requireNonNullElse(value.getRawValue(), "")
                                .strip()))
                .map(Found::origin)
                .filter(origin -> lower.contains(origin.startsWith("system") ? "sys" : "env"))
                .orElse("MicroProfile Config, source " + source);
    }

    @Override
    public Iterable<String> names() {
        return config.getPropertyNames();
    }

    /** Servers keep what they have made for a class loader, and the class loader with it, until they are told this. */
    @Override
    public void close() {
        try {
            ConfigProviderResolver.instance().releaseConfig(config);
        } catch (RuntimeException | LinkageError e) {
            // As when MicroProfile Config has stopped before the adapter: then it has let go of everything.
            LOGGER.log(AdapterMessage.CONFIG_NOT_RELEASED.level(), AdapterMessage.CONFIG_NOT_RELEASED.text(e));
        }
    }
}
