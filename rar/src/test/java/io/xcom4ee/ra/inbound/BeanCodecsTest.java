package io.xcom4ee.ra.inbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xcom4ee.api.GroupMessage;
import io.xcom4ee.api.endpoint.OnMessage;
import io.xcom4ee.api.payload.EncodedPayload;
import io.xcom4ee.api.payload.Envelope;
import io.xcom4ee.api.payload.PayloadCodec;
import io.xcom4ee.api.payload.PayloadCodecProvider;
import io.xcom4ee.api.payload.PayloadCodecs;
import io.xcom4ee.api.payload.PayloadException;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where the codecs for the values of a bean come from. */
class BeanCodecsTest {
    /** What all the applications' providers bring; nothing if they fail. */
    private static List<PayloadCodec<?>> brought;

    private static int asked;

    @TempDir
    private Path classes;

    private URLClassLoader application;

    public record Celsius(int degrees) {}

    /** One byte. */
    private record CelsiusCodec(String name) implements PayloadCodec<Celsius> {
        @Override
        public Class<Celsius> type() {
            return Celsius.class;
        }

        @Override
        public byte[] encode(Celsius value) {
            return new byte[] {(byte) value.degrees()};
        }

        @Override
        public Celsius decode(byte[] body) {
            return new Celsius(body[0]);
        }
    }

    /** That of an application. */
    public static final class Provider implements PayloadCodecProvider {
        @Override
        public List<PayloadCodec<?>> codecs() {
            asked++;
            if (brought.isEmpty()) {
                throw new IllegalStateException("not yet");
            }
            return brought;
        }
    }

    public static class Thermometer {
        @OnMessage
        public void onCelsius(Celsius value) {}
    }

    @BeforeEach
    void deploy() throws IOException {
        asked = 0;
        brought = new ArrayList<>(List.of(new CelsiusCodec("celsius")));
        application = new URLClassLoader(
                new URL[] {classes.toUri().toURL()}, getClass().getClassLoader());
    }

    @AfterEach
    void undeploy() throws IOException {
        application.close();
    }

    private void provide(String className) throws IOException {
        Path services = Files.createDirectories(classes.resolve("META-INF/services"));
        Files.writeString(services.resolve(PayloadCodecProvider.class.getName()), className);
    }

    private static GroupMessage measured() {
        EncodedPayload payload =
                PayloadCodecs.with(List.of(new CelsiusCodec("celsius"))).encode(new Celsius(21));
        return new FakeGroup()
                .message(payload.inEnvelope(
                        new Envelope(Optional.empty(), payload.type(), payload.codec(), new TreeMap<>())));
    }

    @Test
    void areTheStandardOnesAndTheApplicationsOwnFoundOnce() throws IOException {
        provide(Provider.class.getName());
        BeanCodecs codecs = new BeanCodecs(application);
        assertThat(asked).isZero();
        assertThat(measured().decode(Celsius.class, codecs.get())).isEqualTo(new Celsius(21));
        assertThat(codecs.get()).isSameAs(codecs.get());
        assertThat(asked).isEqualTo(1);
        assertThat(new FakeGroup().value("", "text").decode(String.class, codecs.get()))
                .isEqualTo("text");
    }

    @Test
    void areAskedForAgainAfterAFailure() throws IOException {
        provide(Provider.class.getName());
        BeanCodecs codecs = new BeanCodecs(application);
        brought.clear();
        assertThatThrownBy(codecs::get).hasMessage("not yet");
        brought.addAll(List.of(new CelsiusCodec("celsius"), new CelsiusCodec("second")));
        assertThatThrownBy(codecs::get).hasMessageStartingWith("XCOM0263E");
        brought.remove(1);
        assertThat(measured().decode(Celsius.class, codecs.get())).isEqualTo(new Celsius(21));
    }

    @Test
    void ofAnApplicationThatIsBuiltWronglyAreAFailure() throws IOException {
        provide("no.such.Provider");
        assertThatThrownBy(new BeanCodecs(application)::get).isInstanceOf(ServiceConfigurationError.class);
    }

    @Test
    void areThoseOfTheApplicationOfTheBean() throws IOException {
        provide(Provider.class.getName());
        MessageMethod onTheClassPathOfTheTests = BeanMethods.of(Thermometer.class, "", new ArrayList<>())
                .single()
                .get(0);
        assertThatThrownBy(() -> onTheClassPathOfTheTests.arguments(measured()))
                .isInstanceOf(PayloadException.class)
                .hasMessageStartingWith("XCOM0260E");
        MessageMethod inTheApplication = new MessageMethod(
                onTheClassPathOfTheTests.method(),
                "",
                Celsius.class,
                Celsius.class.getName(),
                false,
                new BeanCodecs(application));
        assertThat(inTheApplication.arguments(measured())).containsExactly(new Celsius(21));
    }
}
