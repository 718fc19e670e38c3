package io.xcom4ee.engine;

import static io.xcom4ee.engine.TestMembers.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xcom4ee.api.GroupChannel;
import io.xcom4ee.api.GroupMessage;
import io.xcom4ee.api.MessageTooLargeException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Values and bytes through a real member. What needs a server's JSON-B is tested where that is. */
class TypedMessagesTest {
    private final TestMembers members = new TestMembers(1);
    private final Recorder recorder = new Recorder();

    @AfterEach
    void killAll() {
        members.close();
    }

    private GroupChannel start() {
        Map<String, String> values = members.values("server1");
        values.put("messageSizeMax", "1KiB");
        GroupChannel channel = members.start("server1", values).channel();
        channel.subscribe(recorder);
        return channel;
    }

    private GroupMessage received(long position) throws Exception {
        return await(recorder.event(GroupMessage.class, message -> message.position() == position));
    }

    @Test
    void aValueArrivesWithWhatIsSaidOfIt() throws Exception {
        GroupChannel channel = start();
        await(channel.topic("orders").header("tenant", "7").send("seven").toCompletableFuture());

        assertThat(received(1).topic()).contains("orders");
        assertThat(received(1).headers()).containsEntry("tenant", "7");
        assertThat(received(1).decode(String.class)).isEqualTo("seven");
    }

    @Test
    void bytesThatLookLikeAnEnvelopeArriveAsTheyAre() throws Exception {
        GroupChannel channel = start();
        byte[] raw = "?XCOM".getBytes(StandardCharsets.US_ASCII);
        raw[0] = (byte) 0xff;
        await(channel.broadcast(raw).toCompletableFuture());
        await(channel.broadcast(new byte[] {1}).toCompletableFuture());

        assertThat(received(1).envelope()).isEmpty();
        assertThat(received(1).toByteArray()).isEqualTo(raw);
        assertThat(received(2).toByteArray()).containsExactly(1);
    }

    @Test
    void theLimitHoldsForValueAndEnvelopeTogether() throws Exception {
        GroupChannel channel = start();
        // 6 before the fields; 1 for no topic, 2 + 5 for the type, 1 + 5 for the codec, 1 for no headers.
        byte[] largest = new byte[1024 - 21];
        await(channel.send(largest).toCompletableFuture());
        assertThat(received(1).size()).isEqualTo(largest.length);
        assertThatThrownBy(() -> channel.send(new byte[largest.length + 1]))
                .isInstanceOf(MessageTooLargeException.class)
                .hasMessageContaining("1025 bytes");
    }
}
