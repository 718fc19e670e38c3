package io.xcom4ee.api.payload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class MessageBytesTest {
    private static final byte[] PAYLOAD = "the payload".getBytes(StandardCharsets.UTF_8);
    private static final Envelope ENVELOPE = new Envelope(
            Optional.of("orders"), "com.acme.Straße", "json", new TreeMap<>(Map.of("tenant", "ä", "trace", "00-1-2")));

    private static byte[] payload(byte[] bytes, MessageContent content) {
        return Arrays.copyOfRange(bytes, content.offset(), content.offset() + content.length());
    }

    private static byte[] marked(int... more) {
        byte[] bytes = Arrays.copyOf(new byte[] {(byte) 0xff, 'X', 'C', 'O', 'M'}, 5 + more.length);
        for (int i = 0; i < more.length; i++) {
            bytes[5 + i] = (byte) more[i];
        }
        return bytes;
    }

    /** Members of other releases read them: they never change. */
    @Test
    void areWrittenAsTheyWereInTheFirstRelease() {
        Envelope envelope = new Envelope(Optional.of("t"), "T", "text", new TreeMap<>(Map.of("n", "v")));
        assertThat(HexFormat.of().formatHex(MessageBytes.ofTyped(envelope, new byte[] {0x21})))
                .isEqualTo("ff58434f4d" + "01" + "0174" + "000154" + "0474657874" + "01" + "016e" + "000176" + "21");
        assertThat(HexFormat.of().formatHex(MessageBytes.ofRaw(marked(1)))).isEqualTo("ff58434f4d00ff58434f4d01");
    }

    @Test
    void ofARawPayloadAreThePayload() {
        for (byte[] raw : new byte[][] {PAYLOAD, {}, {(byte) 0xff}, {(byte) 0xff, 'X', 'C', 'O', 'N', 1}}) {
            byte[] bytes = MessageBytes.ofRaw(raw);
            assertThat(bytes).isEqualTo(raw).isNotSameAs(raw);
            MessageContent content = MessageBytes.read(bytes, 0, bytes.length);
            assertThat(content.readable()).isEmpty();
            assertThat(payload(bytes, content)).isEqualTo(raw);
        }
    }

    /** Among them an envelope, and a payload that was escaped already. */
    @Test
    void ofARawPayloadThatLooksLikeAnEnvelopeAreStillRaw() {
        byte[] typed = MessageBytes.ofTyped(ENVELOPE, PAYLOAD);
        for (byte[] raw :
                new byte[][] {marked(), marked(0), marked(1), marked(200), typed, MessageBytes.ofRaw(typed)}) {
            byte[] bytes = MessageBytes.ofRaw(raw);
            MessageContent content = MessageBytes.read(bytes, 0, bytes.length);
            assertThat(content.readable()).isEmpty();
            assertThat(payload(bytes, content)).isEqualTo(raw);
        }
    }

    @Test
    void haveASizeThatIsKnownBeforeTheyAreMade() {
        for (byte[] raw : new byte[][] {PAYLOAD, {}, {(byte) 0xff}, marked(), marked(1), new byte[] {'X'}}) {
            assertThat(MessageBytes.rawSize(raw)).isEqualTo(MessageBytes.ofRaw(raw).length);
            assertThat(MessageBytes.typedSize(ENVELOPE, raw.length))
                    .isEqualTo(MessageBytes.ofTyped(ENVELOPE, raw).length);
        }
    }

    @Test
    void ofATypedPayloadComeBackFromTheMidstOfAnArray() {
        byte[] typed = MessageBytes.ofTyped(ENVELOPE, PAYLOAD);
        byte[] bytes = new byte[typed.length + 20];
        System.arraycopy(typed, 0, bytes, 10, typed.length);
        MessageContent content = MessageBytes.read(bytes, 10, typed.length);
        assertThat(content.readable()).contains(ENVELOPE);
        assertThat(payload(bytes, content)).isEqualTo(PAYLOAD);
    }

    @Test
    void ofALaterReleaseAreSaidToBeThat() {
        MessageContent content = MessageBytes.read(marked(2, 1, 2, 3), 0, 9);
        assertThatThrownBy(content::readable)
                .hasMessageStartingWith("XCOM0259E")
                .extracting(thrown -> ((PayloadException) thrown).problem())
                .isEqualTo(PayloadProblem.NEWER_VERSION);
        assertThat(content.length()).as("all that there are").isEqualTo(9);
    }

    @Test
    void thatEndTooEarlyAreMalformed() {
        byte[] whole = MessageBytes.ofTyped(ENVELOPE, new byte[0]);
        for (int length = 5; length < whole.length; length++) {
            MessageContent content = MessageBytes.read(whole, 0, length);
            assertThatThrownBy(content::readable).as("%s bytes", length).hasMessageStartingWith("XCOM0258E");
        }
        assertThat(MessageBytes.read(whole, 0, whole.length).readable()).contains(ENVELOPE);
    }

    /** Twenty thousand envelopes that were changed in a few places, always the same ones. */
    @Test
    void areRefusedOrTheOnlyWayToWriteWhatWasRead() {
        Random random = new Random(1);
        int accepted = 0;
        for (int i = 0; i < 20_000; i++) {
            byte[] bytes = MessageBytes.ofTyped(ENVELOPE, PAYLOAD);
            for (int change = random.nextInt(3); change >= 0; change--) {
                bytes[5 + random.nextInt(bytes.length - 5)] = (byte) random.nextInt(256);
            }
            MessageContent content = MessageBytes.read(bytes, 0, bytes.length);
            if (content.envelope().isPresent()) {
                accepted++;
                assertThat(MessageBytes.ofTyped(content.envelope().get(), payload(bytes, content)))
                        .isEqualTo(bytes);
            } else if (content.problem().isPresent()) {
                assertThat(content.length()).isEqualTo(bytes.length);
            }
        }
        assertThat(accepted).as("some changes do no harm").isBetween(500, 19_500);
    }

    @Test
    void takeNoMemoryForWhatTheyOnlyClaim() {
        byte[] claims = marked(1, 128);
        byte[] type = marked(1, 0, 2, 0, 'T');
        byte[] headers = marked(1, 0, 0, 1, 'T', 4, 't', 'e', 'x', 't', 32, 1, 'a', 16, 0);
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        for (byte[] bytes : new byte[][] {claims, type, headers}) {
            MessageBytes.read(bytes, 0, bytes.length); // What classes cost at their first use is not its own.
            long before = threads.getCurrentThreadAllocatedBytes();
            MessageContent content = MessageBytes.read(bytes, 0, bytes.length);
            long taken = threads.getCurrentThreadAllocatedBytes() - before;
            assertThat(content.problem()).isPresent();
            assertThat(taken).isLessThan(128 * 1024);
        }
    }
}
