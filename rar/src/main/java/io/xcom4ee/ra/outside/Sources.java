package io.xcom4ee.ra.outside;

import io.xcom4ee.ra.message.AdapterMessage;
import java.lang.System.Logger;
import java.util.ServiceConfigurationError;

/** Finds out where settings can come from in this server. */
public final class Sources {
    private static final Logger LOGGER = System.getLogger(Sources.class.getName());
    /** What MicroProfile Config 2.0 has brought, as it is used. */
    private static final String CONFIG = "org.eclipse.microprofile.config.ConfigValue";

    private Sources() {}

    /** MicroProfile Config if the adapter's class loader has it, else the process alone. */
    public static Source ofTheAdapter() {
        ClassLoader loader = Sources.class.getClassLoader();
        Source process = new ProcessSource(System.getProperties(), System.getenv());
        if (!isVisible(loader)) {
            return process;
        }
        try {
            return MicroProfileSource.of(loader, process);
        } catch (RuntimeException | LinkageError | ServiceConfigurationError e) { // Sources are anybody's code.
            LOGGER.log(AdapterMessage.CONFIG_UNAVAILABLE.level(), AdapterMessage.CONFIG_UNAVAILABLE.text(e));
            return process;
        }
    }

    private static boolean isVisible(ClassLoader loader) {
        try {
            Class.forName(CONFIG, false, loader);
            return true;
        } catch (ClassNotFoundException | LinkageError e) {
            return false;
        }
    }
}
