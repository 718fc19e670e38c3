package io.xcom4ee.ra.outside;

import io.xcom4ee.ra.message.AdapterMessage;
import java.lang.System.Logger;

/** Finds out where settings can come from in this server. */
public final class Sources {
    private static final Logger LOGGER = System.getLogger(Sources.class.getName());
    private static final String CONFIG = "org.eclipse.microprofile.config.ConfigProvider";

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
        } catch (IllegalStateException e) {
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
