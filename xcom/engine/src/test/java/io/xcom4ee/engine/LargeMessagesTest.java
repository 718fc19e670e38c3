package io.xcom4ee.engine;

import static io.xcom4ee.engine.TestMembers.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.xcom4ee.api.Delivery;
import io.xcom4ee.api.GroupListener;
import io.xcom4ee.api.GroupMessage;
import io.xcom4ee.api.event.MemberEvent;
import io.xcom4ee.api.event.ViewEvent;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.HashMap;
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

/** Messages of many slots, among three members with real sockets in one process, at the default time-outs. */
class LargeMessagesTest {
    private static final int LARGE_BYTES = 12 * 1024 * 1024;
    private static final int LARGEST_BYTES = 64 * 1024 * 1024;
    /** Nothing in a test depends on how long things take. */
    private static final Duration DEADLINE = Duration.ofMinutes(10);

    private final TestMembers members = new TestMembers(3);
    private final Map<String, Received> received = new ConcurrentHashMap<>();

    /** Sizes and checksums of what a member delivers, in order, and whom it has suspected. */
    private static final class Received implements GroupListener {
        private final List<String> messages = new CopyOnWriteArrayList<>();
        private final List<MemberEvent> suspicions = new CopyOnWriteArrayList<>();
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

        @Override
        public void onMemberUnreachable(MemberEvent event) {
            suspicions.add(event);
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
            List.of("heartbeatInterval", "suspicionTimeout", "expelTimeout").forEach(values::remove);
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
        return members.member(name).channel().broadcast(payload, DEADLINE).toCompletableFuture();
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

    @Test
    void ofTheLargestSizeMakeNobodySuspected() throws Exception {
        send(members.names());
    }

    @Test
    void ofTheLargestSizeMakeNobodySuspectedWhereOneLeads() throws Exception {
        await(members.member("server2")
                .channel()
                .control()
                .leader("server1", DEADLINE)
                .toCompletableFuture());
        // One after the other: more at once than a cache holds may leave a slow member behind.
        for (String name : members.names()) {
            send(List.of(name));
        }
    }

    /** All at once; whoever is suspected between is told before the last of them. */
    private void send(List<String> senders) throws Exception {
        Map<String, byte[]> payloads = new HashMap<>();
        List<String> names = members.names();
        senders.forEach(name -> payloads.put(name, noise(LARGEST_BYTES - names.indexOf(name))));
        List<CompletableFuture<Delivery>> outcomes = senders.stream()
                .map(name -> broadcast(name, payloads.get(name)))
                .toList();
        for (CompletableFuture<Delivery> outcome : outcomes) {
            await(outcome);
        }
        List<String> order = null;
        for (String name : names) {
            Received listener = received.get(name);
            for (byte[] payload : payloads.values()) {
                await(listener.arrival(describe(ByteBuffer.wrap(payload))));
            }
            assertThat(listener.suspicions).isEmpty();
            order = order == null ? List.copyOf(listener.messages) : order;
            assertThat(listener.messages).isEqualTo(order);
        }
    }
}
