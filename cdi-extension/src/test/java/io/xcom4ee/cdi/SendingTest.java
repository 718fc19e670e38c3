package io.xcom4ee.cdi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xcom4ee.api.GroupChannel;
import io.xcom4ee.api.GroupMessage;
import io.xcom4ee.api.payload.PayloadCodec;
import io.xcom4ee.api.payload.PayloadCodecProvider;
import io.xcom4ee.cdi.testing.Application;
import io.xcom4ee.cdi.testing.FakeChannel;
import io.xcom4ee.cdi.testing.FakeConfig;
import io.xcom4ee.cdi.testing.Values;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.se.SeContainer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SendingTest {
    private FakeChannel orders;

    public record OrderPlaced(String id) {}

    public record Celsius(int degrees) {}

    public record Kelvin(int degrees) {}

    /** A normal scoped bean, so that a proxy stands for it. */
    @ApplicationScoped
    static class CelsiusCodec implements PayloadCodec<Celsius> {
        @Override
        public String name() {
            return "celsius";
        }

        @Override
        public Class<Celsius> type() {
            return Celsius.class;
        }

        @Override
        public byte[] encode(Celsius value) {
            return String.valueOf(value.degrees()).getBytes(StandardCharsets.UTF_8);
        }

        @Override
        public Celsius decode(byte[] body) {
            return new Celsius(Integer.parseInt(new String(body, StandardCharsets.UTF_8)));
        }
    }

    @Dependent
    static class MakesCodecs {
        @Produces
        PayloadCodec<Kelvin> kelvin() {
            return new PayloadCodec<>() {
                @Override
                public String name() {
                    return "kelvin";
                }

                @Override
                public Class<Kelvin> type() {
                    return Kelvin.class;
                }

                @Override
                public byte[] encode(Kelvin value) {
                    return new byte[] {1};
                }

                @Override
                public Kelvin decode(byte[] body) {
                    return new Kelvin(1);
                }
            };
        }
    }

    @Dependent
    static class SecondCelsiusCodec extends CelsiusCodec {}

    @BeforeEach
    void bindAChannel() {
        Application.server();
        orders = FakeChannel.bound("orders", "xcom/default");
    }

    private static GroupChannel channel(SeContainer application) {
        return application.select(InjectionTest.WantsDefault.class).get().channel;
    }

    private GroupMessage received(int index) {
        return new GroupMessage(
                "orders",
                index + 1L,
                Values.view(1, "server1").id(),
                Values.member("server1"),
                orders.sent().get(index).toByteArray());
    }

    @Test
    void aValueGoesThroughTheInjectedChannelWithTheApplicationsDeadline() {
        FakeConfig.set("xcom.broadcast-deadline", "2s");
        try (SeContainer application = Application.start(InjectionTest.WantsDefault.class)) {
            channel(application).topic("orders").send(new OrderPlaced("7"));
            channel(application).sender().deadline(Duration.ofMillis(5)).send(new OrderPlaced("8"));
        }
        assertThat(received(0).topic()).contains("orders");
        assertThat(received(0).decode(OrderPlaced.class)).isEqualTo(new OrderPlaced("7"));
        assertThat(orders.deadlines()).containsExactly(Duration.ofSeconds(2), Duration.ofMillis(5));
    }

    @Test
    void codecsAreBeans() {
        try (SeContainer application =
                Application.start(InjectionTest.WantsDefault.class, CelsiusCodec.class, MakesCodecs.class)) {
            channel(application).send(new Celsius(21));
            channel(application).send(new Kelvin(300));
            channel(application).send(new OrderPlaced("7"));
        }
        assertThat(orders.sent())
                .extracting(message -> message.envelope().codec())
                .containsExactly("celsius", "kelvin", "json");
        assertThat(received(0).text()).isEqualTo("21");
    }

    /** The resource adapter asks in the context of the application, and knows nothing of CDI. */
    @Test
    void codecsAreThereForMessageDrivenBeansToo() {
        try (SeContainer application = Application.start(CelsiusCodec.class, MakesCodecs.class)) {
            assertThat(application.isRunning()).isTrue();
            assertThat(provided()).extracting(PayloadCodec::name).containsExactlyInAnyOrder("celsius", "kelvin");
        }
        try (SeContainer application = Application.start(InjectionTest.WantsDefault.class)) {
            assertThat(application.isRunning()).isTrue();
            assertThat(provided()).isEmpty();
        }
        assertThat(provided()).as("without CDI").isEmpty();
    }

    private static List<PayloadCodec<?>> provided() {
        List<PayloadCodec<?>> all = new ArrayList<>();
        ServiceLoader.load(PayloadCodecProvider.class).forEach(provider -> all.addAll(provider.codecs()));
        return all;
    }

    @Test
    void twoCodecsOfOneTypeAreRefused() {
        try (SeContainer application =
                Application.start(InjectionTest.WantsDefault.class, CelsiusCodec.class, SecondCelsiusCodec.class)) {
            assertThatThrownBy(() -> channel(application).send(new Celsius(21)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith("XCOM0263E");
        }
        assertThat(orders.sent()).isEmpty();
    }
}
