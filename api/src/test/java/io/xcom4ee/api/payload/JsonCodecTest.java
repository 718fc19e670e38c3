package io.xcom4ee.api.payload;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Which types keep an engine of JSON-B, and with it the application that it was made for. */
class JsonCodecTest {
    private static final ClassLoader ADAPTER = JsonCodecTest.class.getClassLoader();

    /** Loaded anew by applications and libraries. */
    public record Value(String text) {}

    /** An application or a library with a {@link Value} of its own. */
    private static final class Own extends URLClassLoader {
        Own() {
            super(new URL[] {Value.class.getProtectionDomain().getCodeSource().getLocation()}, ADAPTER);
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            synchronized (getClassLoadingLock(name)) {
                if (!name.equals(Value.class.getName())) {
                    return super.loadClass(name, resolve);
                }
                Class<?> known = findLoadedClass(name);
                return known != null ? known : findClass(name);
            }
        }

        Class<?> value() throws ClassNotFoundException {
            return loadClass(Value.class.getName());
        }
    }

    /** An application that has the {@link Value} of a library. */
    private static final class User extends ClassLoader {
        private final Own library;

        User(Own library) {
            super(ADAPTER);
            this.library = library;
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            return name.equals(Value.class.getName()) ? library.value() : super.loadClass(name, resolve);
        }
    }

    private final ClassLoader before = Thread.currentThread().getContextClassLoader();

    @AfterEach
    void leaveTheApplication() {
        Thread.currentThread().setContextClassLoader(before);
    }

    private static boolean keeps(Class<?> type, ClassLoader context) {
        Thread.currentThread().setContextClassLoader(context);
        try (JsonCodec first = JsonCodec.of(type);
                JsonCodec second = JsonCodec.of(type)) {
            assertThat(second.isKept()).as("the second time").isEqualTo(first.isKept());
            return first.isKept();
        }
    }

    @Test
    void typesOfTheJdkKeepNoApplication() throws Exception {
        try (Own application = new Own()) {
            for (Class<?> type : new Class<?>[] {Integer.class, UUID.class, java.sql.Timestamp.class}) {
                assertThat(keeps(type, application)).as("%s", type).isFalse();
                assertThat(keeps(type, ADAPTER)).as("%s", type).isFalse();
            }
        }
    }

    @Test
    void typesOfALibraryThatIsSharedKeepNoApplication() throws Exception {
        try (Own library = new Own()) {
            assertThat(keeps(library.value(), new User(library))).isFalse();
        }
    }

    @Test
    void typesOfTheApplicationKeepIt() throws Exception {
        try (Own application = new Own()) {
            assertThat(keeps(application.value(), application)).isTrue();
        }
    }

    /** Servers wrap the loader of an application for its threads, and stack that of a WAR on that of its EAR. */
    @Test
    void typesOfTheApplicationKeepItAlsoByALoaderBehindItsOwn() throws Exception {
        try (Own application = new Own();
                URLClassLoader wrapped = new URLClassLoader(new URL[0], application)) {
            assertThat(keeps(application.value(), wrapped)).isTrue();
        }
    }

    /** A listener may be told on a thread that is in no application. */
    @Test
    void typesKeepAnEngineThatWasMadeOutsideOfAnyApplication() throws Exception {
        try (Own application = new Own()) {
            assertThat(keeps(application.value(), ADAPTER)).isTrue();
        }
        try (Own application = new Own()) {
            assertThat(keeps(application.value(), null)).isTrue();
        }
    }

    @Test
    void whatIsNotKeptWorksAsWell() throws Exception {
        try (Own library = new Own()) {
            Thread.currentThread().setContextClassLoader(new User(library));
            Object value = library.value().getConstructor(String.class).newInstance("ä");
            for (int time = 0; time < 2; time++) {
                try (JsonCodec json = JsonCodec.of(library.value())) {
                    byte[] body = json.encode(value);
                    assertThat(new String(body, StandardCharsets.UTF_8)).isEqualTo("{\"text\":\"ä\"}");
                    assertThat(json.decode(body)).isEqualTo(value);
                }
            }
        }
    }
}
