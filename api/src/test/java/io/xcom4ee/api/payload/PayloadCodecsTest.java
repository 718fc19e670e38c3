package io.xcom4ee.api.payload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PayloadCodecsTest {
    private static final PayloadCodecs STANDARD = PayloadCodecs.standard();

    /** Public, as JSON-B wants it. */
    public record Line(String article, int count) {}

    public record OrderPlaced(String id, long cents, List<Line> lines, Optional<String> note) {}

    public enum Colour {
        RED,
        GREEN {
            @Override
            boolean calm() {
                return true;
            }
        };

        boolean calm() {
            return false;
        }
    }

    public static final class Bean {
        private String name;

        public String getName() {
            return name;
        }

        public void setName(String name) {
            this.name = name;
        }
    }

    public record Node(Node next) {}

    public static final class Self {
        public Self getSelf() {
            return this;
        }
    }

    @PayloadType("order-placed")
    public record Renamed(String id) {}

    public record Celsius(double degrees) {}

    /** A codec of the application's own: one byte per degree. */
    private static final class CelsiusCodec implements PayloadCodec<Celsius> {
        @Override
        public String name() {
            return "celsius.1";
        }

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

    private static <T> T there(PayloadCodecs sender, PayloadCodecs receiver, Object value, Class<T> type) {
        EncodedPayload payload = sender.encode(value);
        Envelope envelope = new Envelope(Optional.empty(), payload.type(), payload.codec(), new TreeMap<>());
        byte[] bytes = payload.inEnvelope(envelope);
        MessageContent content = MessageBytes.read(bytes, 0, bytes.length);
        byte[] body = java.util.Arrays.copyOfRange(bytes, content.offset(), bytes.length);
        return receiver.decode(content.readable().orElseThrow(), body, type);
    }

    private static <T> T there(Object value, Class<T> type) {
        return there(STANDARD, STANDARD, value, type);
    }

    private static Envelope json(Class<?> type) {
        return new Envelope(Optional.empty(), PayloadCodecs.typeName(type), "json", new TreeMap<>());
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void bytesAndStringsTravelAsTheyAre() {
        byte[] bytes = {0, (byte) 0xff, 7};
        EncodedPayload payload = STANDARD.encode(bytes);
        assertThat(payload.codec()).isEqualTo("bytes");
        assertThat(payload.size()).isEqualTo(3);
        assertThat(there(bytes, byte[].class)).isEqualTo(bytes);
        assertThat(STANDARD.encode("ä").size()).isEqualTo(2);
        assertThat(there("Straße", String.class)).isEqualTo("Straße");
        assertThat(there("", String.class)).isEmpty();
    }

    @Test
    void recordsBeansAndEnumsTravelAsJson() {
        OrderPlaced order = new OrderPlaced("7", 1L << 40, List.of(new Line("tea", 2)), Optional.of("soon"));
        assertThat(STANDARD.encode(order).codec()).isEqualTo("json");
        assertThat(there(order, OrderPlaced.class)).isEqualTo(order);
        Bean bean = new Bean();
        bean.setName("x");
        assertThat(there(bean, Bean.class).getName()).isEqualTo("x");
        assertThat(there(Colour.GREEN, Colour.class)).isEqualTo(Colour.GREEN);
        assertThat(there(42, Integer.class)).isEqualTo(42);
    }

    @Test
    void aTypeMayHaveANameOfItsOwn() {
        assertThat(STANDARD.encode(new Renamed("7")).type()).isEqualTo("order-placed");
        assertThat(there(new Renamed("7"), Renamed.class)).isEqualTo(new Renamed("7"));
        assertThat(STANDARD.encode(new Line("tea", 1)).type()).isEqualTo(Line.class.getName());
    }

    @Test
    void anOwnCodecIsUsedForItsTypeOnly() {
        PayloadCodecs own = PayloadCodecs.with(List.of(new CelsiusCodec()));
        assertThat(own.encode(new Celsius(21)).codec()).isEqualTo("celsius.1");
        assertThat(there(own, own, new Celsius(21), Celsius.class)).isEqualTo(new Celsius(21));
        assertThat(there(own, own, new Line("tea", 1), Line.class)).isEqualTo(new Line("tea", 1));
    }

    @Test
    void whoGetsAnOwnCodecStillReadsWhatWasSentAsJson() {
        PayloadCodecs own = PayloadCodecs.with(List.of(new CelsiusCodec()));
        assertThat(there(STANDARD, own, new Celsius(21), Celsius.class)).isEqualTo(new Celsius(21));
        assertThatThrownBy(() -> there(own, STANDARD, new Celsius(21), Celsius.class))
                .hasMessageStartingWith("XCOM0260E")
                .hasMessageContaining("celsius.1")
                .extracting(PayloadCodecsTest::problem)
                .isEqualTo(PayloadProblem.UNKNOWN_CODEC);
    }

    private static PayloadProblem problem(Throwable thrown) {
        return ((PayloadException) thrown).problem();
    }

    @Test
    void nobodyReadsAnotherTypeThanWasSent() {
        assertThatThrownBy(() -> there(new Line("tea", 1), OrderPlaced.class))
                .hasMessageStartingWith("XCOM0261E")
                .extracting(PayloadCodecsTest::problem)
                .isEqualTo(PayloadProblem.OTHER_TYPE);
        assertThatThrownBy(() -> there("text", Object.class)).hasMessageStartingWith("XCOM0261E");
    }

    static List<String> strangeJson() {
        return List.of("", "null", "{", "[]", "{\"count\":\"many\"}", "\u0000", "<xml/>");
    }

    @ParameterizedTest
    @MethodSource("strangeJson")
    void whatIsNoValueIsUndecodable(String body) {
        assertThatThrownBy(() -> STANDARD.decode(json(Line.class), utf8(body), Line.class))
                .hasMessageStartingWith("XCOM0257E")
                .extracting(PayloadCodecsTest::problem)
                .isEqualTo(PayloadProblem.NOT_DECODED);
    }

    @Test
    void aFewBytesThatNestDeeplyAreUndecodable() {
        String deep = "{\"next\":".repeat(200_000);
        assertThatThrownBy(() -> STANDARD.decode(json(Node.class), utf8(deep), Node.class))
                .isInstanceOf(PayloadException.class)
                .hasMessageStartingWith("XCOM0257E");
    }

    @Test
    void aValueThatContainsItselfIsRefused() {
        assertThatThrownBy(() -> STANDARD.encode(new Self()))
                .isInstanceOf(PayloadException.class)
                .hasMessageStartingWith("XCOM0256E");
    }

    @Test
    void whatNoReceiverCouldNameIsRefused() {
        record Local(String id) {}
        for (Object value :
                new Object[] {List.of("a"), Map.of("a", "b"), new String[] {"a"}, new int[0], new Local("7")}) {
            assertThatThrownBy(() -> STANDARD.encode(value))
                    .hasMessageStartingWith("XCOM0255E")
                    .extracting(PayloadCodecsTest::problem)
                    .isEqualTo(PayloadProblem.NOT_ENCODED);
        }
        Object anonymous = new Object() {};
        assertThatThrownBy(() -> STANDARD.encode(anonymous)).hasMessageStartingWith("XCOM0255E");
    }

    @Test
    void aCodecThatFailsFailsTheCallerOnly() {
        PayloadCodecs failing = PayloadCodecs.with(List.of(new PayloadCodec<Celsius>() {
            @Override
            public String name() {
                return "failing";
            }

            @Override
            public Class<Celsius> type() {
                return Celsius.class;
            }

            @Override
            public byte[] encode(Celsius value) {
                throw new IllegalStateException("as the test wants");
            }

            @Override
            public Celsius decode(byte[] body) {
                throw new IllegalStateException("as the test\nwants");
            }
        }));
        assertThatThrownBy(() -> failing.encode(new Celsius(1)))
                .hasMessageStartingWith("XCOM0256E")
                .hasRootCauseMessage("as the test wants");
        Envelope envelope =
                new Envelope(Optional.empty(), PayloadCodecs.typeName(Celsius.class), "failing", new TreeMap<>());
        assertThatThrownBy(() -> failing.decode(envelope, new byte[1], Celsius.class))
                .hasMessageStartingWith("XCOM0257E")
                .hasMessageContaining("as the test?wants");
    }

    @Test
    void twoCodecsOfATypeAndTakenNamesAreRefused() {
        assertThatThrownBy(() -> PayloadCodecs.with(List.of(new CelsiusCodec(), new CelsiusCodec())))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("XCOM0263E");
        assertThatThrownBy(() -> PayloadCodecs.with(List.of(named("json")))).hasMessageStartingWith("XCOM0252E");
        assertThatThrownBy(() -> PayloadCodecs.with(List.of(named("No name")))).hasMessageStartingWith("XCOM0252E");
    }

    private static PayloadCodec<Celsius> named(String name) {
        return new PayloadCodec<>() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public Class<Celsius> type() {
                return Celsius.class;
            }

            @Override
            public byte[] encode(Celsius value) {
                return new byte[0];
            }

            @Override
            public Celsius decode(byte[] body) {
                return new Celsius(0);
            }
        };
    }
}
