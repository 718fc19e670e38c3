package io.xcom4ee.engine;

import static io.xcom4ee.engine.TestMembers.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.xcom4ee.api.Delivery;
import io.xcom4ee.api.GroupListener;
import io.xcom4ee.api.GroupMessage;
import io.xcom4ee.api.event.ViewEvent;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.zip.CRC32;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Messages of many slots, among three members with real sockets in one process. */
class LargeMessagesTest {
    private static final int LARGE_BYTES = 12 * 1024 * 1024;

    private final TestMembers members = new TestMembers(3);
    private final Map<String, Received> received = new ConcurrentHashMap<>();

    /** Sizes and checksums of what a member delivers, in order. */
    private static final class Received implements GroupListener {
        private final List<String> messages = new CopyOnWriteArrayList<>();
        private final Map<String, CompletableFuture<Void>> awaited = new ConcurrentHashMap<>();
        private final CompletableFuture<Void> whole = new CompletableFuture<>();

        @Override
        public void onViewChanged(ViewEvent event) {
            if (event.view().members().size() == 3) {
                whole.complete(null);
            }
        }

        @Override
        public void onMessage(GroupMessage message) {
            String text = describe(message.payload());
            messages.add(text);
            arrival(text).complete(null);
        }

        CompletableFuture<Void> arrival(String text) {
            return awaited.computeIfAbsent(text, any -> new CompletableFuture<>());
        }
    }

    private static String describe(ByteBuffer payload) {
        CRC32 crc = new CRC32();
        crc.update(payload.duplicate());
        return payload.remaining() + "/" + crc.getValue();
    }

    @BeforeEach
    void startAll() throws Exception {
        for (String name : members.names()) {
            Map<String, String> values = members.values(name);
            // A machine that has no time for a member must not be taken for what a large message does.
            values.put("suspicionTimeout", "60s");
            Received listener = new Received();
            received.put(name, listener);
            members.start(name, values).channel().subscribe(listener);
        }
        for (String name : members.names()) {
            await(received.get(name).whole);
        }
    }

    @AfterEach
    void killAll() {
        members.close();
    }

    private CompletableFuture<Delivery> broadcast(String name, byte[] payload) {
        return members.member(name)
                .channel()
                .broadcast(payload, Duration.ofMinutes(1))
                .toCompletableFuture();
    }

    private static byte[] noise(int bytes) {
        byte[] noise = new byte[bytes];
        new Random(bytes).nextBytes(noise);
        return noise;
    }

    @Test
    void arriveWholeAndInOneOrderEverywhere() throws Exception {
        List<byte[]> payloads = List.of(noise(LARGE_BYTES), new byte[LARGE_BYTES], noise(200_000), noise(10));
        for (byte[] payload : payloads) {
            await(broadcast("server1", payload));
        }
        List<String> expected = payloads.stream()
                .map(ByteBuffer::wrap)
                .map(LargeMessagesTest::describe)
                .toList();
        for (String name : members.names()) {
            await(received.get(name).arrival(expected.get(3)));
            assertThat(received.get(name).messages).isEqualTo(expected);
        }
    }
}
