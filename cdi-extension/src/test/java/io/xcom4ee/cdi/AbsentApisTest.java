package io.xcom4ee.cdi;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** As in a server without them: the classes of the optional apis cannot be loaded at all. */
class AbsentApisTest {
    /** Runs in {@link WithoutOptionalApis}. */
    public static final class StartAndStop implements Supplier<String> {
        @Override
        public String get() {
            Observability observability = new Observability();
            observability.start(null, Prerequisites::isVisible);
            observability.stop();
            return Prerequisites.isVisible("io.opentelemetry.api.OpenTelemetry")
                    + " "
                    + Prerequisites.isVisible("org.eclipse.microprofile.metrics.MetricRegistry")
                    + " "
                    + Prerequisites.isVisible("org.eclipse.microprofile.config.Config");
        }
    }

    /** Defines our classes anew, so that they see what it shows. */
    private static final class WithoutOptionalApis extends ClassLoader {
        WithoutOptionalApis() {
            super(AbsentApisTest.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (name.startsWith("io.opentelemetry.") || name.startsWith("org.eclipse.microprofile.metrics.")) {
                throw new ClassNotFoundException(name);
            }
            if (!name.startsWith("io.xcom4ee.cdi.")) {
                return super.loadClass(name, resolve);
            }
            synchronized (getClassLoadingLock(name)) {
                Class<?> loaded = findLoadedClass(name);
                return loaded == null ? define(name) : loaded;
            }
        }

        private Class<?> define(String name) throws ClassNotFoundException {
            try (InputStream in = getResourceAsStream(name.replace('.', '/') + ".class")) {
                if (in == null) {
                    throw new ClassNotFoundException(name);
                }
                byte[] bytes = in.readAllBytes();
                return defineClass(name, bytes, 0, bytes.length);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    @Test
    void nothingBreaks() throws Exception {
        Object started = new WithoutOptionalApis()
                .loadClass(StartAndStop.class.getName())
                .getConstructor()
                .newInstance();
        assertThat(((Supplier<?>) started).get()).isEqualTo("false false true");
    }
}
