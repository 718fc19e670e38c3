package io.xcom4ee.api.payload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.json.bind.JsonbBuilder;
import java.lang.reflect.InvocationTargetException;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Servers without the feature: with the classes of JSON-B but nothing behind them, and without these. */
class JsonAbsentTest {
    @Test
    void isSaidWithWhatToDoIfNothingIsBehindJsonB() throws Throwable {
        saysWhatToDo(PayloadCodecs.class, JsonbBuilder.class);
    }

    @Test
    void isSaidWithWhatToDoIfThereIsNoJsonBAtAll() throws Throwable {
        saysWhatToDo(PayloadCodecs.class);
    }

    private static void saysWhatToDo(Class<?>... visible) throws Throwable {
        URL[] places = Arrays.stream(visible)
                .map(type -> type.getProtectionDomain().getCodeSource().getLocation())
                .toArray(URL[]::new);
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        try (URLClassLoader server = new URLClassLoader(places, ClassLoader.getPlatformClassLoader())) {
            thread.setContextClassLoader(server);
            Class<?> type = server.loadClass(PayloadCodecs.class.getName());
            Object codecs = type.getMethod("standard").invoke(null);
            assertThatThrownBy(() -> encode(codecs, new Object()))
                    .hasMessageStartingWith("XCOM0262E")
                    .hasMessageContaining("<feature>jsonb-3.0</feature>");
            assertThat(encode(codecs, "text needs no JSON")).isNotNull();
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private static Object encode(Object codecs, Object value) throws Throwable {
        try {
            return codecs.getClass().getMethod("encode", Object.class).invoke(codecs, value);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
