package io.xcom4ee.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xcom4ee.api.payload.Envelope;
import io.xcom4ee.api.payload.MessageBytes;
import io.xcom4ee.api.payload.PayloadException;
import java.nio.ReadOnlyBufferException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class GroupMessageTest {
    private static final UUID ID = new UUID(1, 2);
    private static final Member SENDER = new Member("server1", ID, "localhost:9266", 1, 50, true);
    private static final byte[] SHARED = "before|message|behind".getBytes(StandardCharsets.UTF_8);

    private static GroupMessage part(int offset, int length) {
        return new GroupMessage("orders", 7, new ViewId(ID, 1, 1), SENDER, SHARED, offset, length);
    }

    @Test
    void showsNothingOfTheMessagesAroundIt() {
        GroupMessage message = part(7, 7);
        assertThat(message.size()).isEqualTo(7);
        assertThat(message.text()).isEqualTo("message");
        assertThat(message.toByteArray()).isEqualTo("message".getBytes(StandardCharsets.UTF_8));
        assertThat(message.payload().position()).isZero();
        assertThat(message.payload().capacity()).isEqualTo(7);
        assertThat(message.payload().get(0)).isEqualTo((byte) 'm');
        assertThat(message).hasToString("GroupMessage[orders #7 from server1, 7 bytes]");
    }

    @Test
    void cannotBeChanged() {
        assertThatThrownBy(() -> part(7, 7).payload().put(0, (byte) 'x')).isInstanceOf(ReadOnlyBufferException.class);
        part(7, 7).toByteArray()[0] = 'x';
        assertThat(part(7, 7).text()).isEqualTo("message");
    }

    @Test
    void mayBeEmptyAndReachesNotBeyondItsArray() {
        assertThat(part(SHARED.length, 0).text()).isEmpty();
        assertThatThrownBy(() -> part(15, 7)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void detachedIsTheSameMessageWithoutThoseAroundIt() {
        byte[] typed = MessageBytes.ofTyped(
                new Envelope(Optional.of("news"), "T", "text", new TreeMap<>()),
                "value".getBytes(StandardCharsets.UTF_8));
        byte[] batch = new byte[10 * typed.length];
        System.arraycopy(typed, 0, batch, 50, typed.length);
        for (boolean read : new boolean[] {false, true}) {
            GroupMessage message =
                    new GroupMessage("orders", 7, new ViewId(ID, 1, 1), SENDER, batch.clone(), 50, typed.length);
            if (read) {
                assertThat(message.topic()).contains("news");
            }
            GroupMessage detached = message.detached();
            assertThat(detached).isNotSameAs(message).hasToString(message.toString());
            assertThat(detached.view()).isEqualTo(message.view());
            assertThat(detached.sender()).isEqualTo(message.sender());
            assertThat(detached.envelope()).isEqualTo(message.envelope());
            assertThat(detached.text()).isEqualTo("value");
            assertThat(detached.detached()).as("it holds no more than itself").isSameAs(detached);
        }
        GroupMessage half = part(7, SHARED.length / 2);
        assertThat(half.detached()).as("not worth a copy").isSameAs(half);
    }

    private static GroupMessage agreed(byte[] bytes) {
        return new GroupMessage("orders", 7, new ViewId(ID, 1, 1), SENDER, bytes);
    }

    @Test
    void thatWasBroadcastAsBytesIsTheseAndHasNoType() {
        byte[] likeAnEnvelope = {(byte) 0xff, 'X', 'C', 'O', 'M', 1, 0};
        for (byte[] raw : new byte[][] {SHARED, likeAnEnvelope}) {
            GroupMessage message = agreed(MessageBytes.ofRaw(raw));
            assertThat(message.envelope()).isEmpty();
            assertThat(message.topic()).isEmpty();
            assertThat(message.headers()).isEmpty();
            assertThat(message.toByteArray()).isEqualTo(raw);
            assertThat(message.size()).isEqualTo(raw.length);
            assertThat(message.payload().remaining()).isEqualTo(raw.length);
            assertThatThrownBy(() -> message.decode(String.class))
                    .isInstanceOf(PayloadException.class)
                    .hasMessageStartingWith("XCOM0264E");
        }
    }

    @Test
    void whoseEnvelopeCannotBeReadIsStillThereAsBytes() {
        byte[] bytes = {(byte) 0xff, 'X', 'C', 'O', 'M', 1, 0};
        GroupMessage message = agreed(bytes);
        assertThatThrownBy(message::envelope)
                .isInstanceOf(PayloadException.class)
                .hasMessageStartingWith("XCOM0258E");
        assertThatThrownBy(message::topic).isInstanceOf(PayloadException.class);
        assertThat(message.toByteArray()).isEqualTo(bytes);
        assertThat(message).hasToString("GroupMessage[orders #7 from server1, 7 bytes]");
    }
}
