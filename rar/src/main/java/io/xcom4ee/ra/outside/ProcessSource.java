package io.xcom4ee.ra.outside;

import io.xcom4ee.engine.settings.SettingNames;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/** The system properties and the environment of the process, in the order and by the names of MicroProfile Config. */
final class ProcessSource implements Source {
    private final Properties properties;
    private final Map<String, String> environment;

    ProcessSource(Properties properties, Map<String, String> environment) {
        this.properties = properties;
        this.environment = environment;
    }

    @Override
    public Optional<Found> find(String name) {
        String property = properties.getProperty(name);
        if (property != null) { // A blank one takes the value away that the environment has, as in MicroProfile Config.
            return found(property, "system property " + name);
        }
        for (String variable : SettingNames.variables(name)) {
            String value = environment.get(variable);
            if (value != null) {
                return found(value, "environment variable " + variable);
            }
        }
        return Optional.empty();
    }

    private static Optional<Found> found(String text, String origin) {
        return text.isBlank() ? Optional.empty() : Optional.of(new Found(text.strip(), origin));
    }

    @Override
    public Iterable<String> names() {
        List<String> names = new ArrayList<>(properties.stringPropertyNames());
        names.addAll(environment.keySet());
        return names;
    }
}
