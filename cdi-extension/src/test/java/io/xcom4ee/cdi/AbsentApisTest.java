package io.xcom4ee.cdi;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.enterprise.inject.spi.DefinitionException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** As in a server without them: the classes of an absent api cannot be loaded at all. */
class AbsentApisTest {
    /** Runs where they are absent. */
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

    /** Runs where the XCom api is absent. */
    public static final class Check implements Supplier<String> {
        @Override
        public String get() {
            try {
                new Prerequisites().check(null);
                return "nothing is missing";
            } catch (DefinitionException e) {
                return e.getMessage();
            }
        }
    }

    /** Defines our classes anew, so that they see what it shows. */
    private static final class Without extends ClassLoader {
        private final List<String> packages;

        Without(String... packages) {
            super(AbsentApisTest.class.getClassLoader());
            this.packages = List.of(packages);
        }

        String run(Class<? extends Supplier<String>> what) throws ReflectiveOperationException {
            Object anew = loadClass(what.getName()).getConstructor().newInstance();
            return String.valueOf(((Supplier<?>) anew).get());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (packages.stream().anyMatch(name::startsWith)) {
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
    void nothingBreaksWithoutOptionalOnes() throws Exception {
        assertThat(new Without("io.opentelemetry.", "org.eclipse.microprofile.metrics.").run(StartAndStop.class))
                .isEqualTo("false false true");
    }

    @Test
    void theXcomApiIsMissedInWordsThatNeedNoneOfIt() throws Exception {
        assertThat(new Without("io.xcom4ee.api.").run(Check.class)).contains("XCOM0713E", "XCOM0716E");
    }
}
