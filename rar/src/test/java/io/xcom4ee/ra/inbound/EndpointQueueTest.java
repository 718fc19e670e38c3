package io.xcom4ee.ra.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import io.xcom4ee.api.GroupMessage;
import io.xcom4ee.api.Membership;
import io.xcom4ee.api.View;
import io.xcom4ee.api.event.ViewEvent;
import io.xcom4ee.api.payload.EncodedPayload;
import io.xcom4ee.api.payload.Envelope;
import io.xcom4ee.api.payload.PayloadCodecs;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class EndpointQueueTest {
    private final FakeGroup group = new FakeGroup();

    @Test
    void whoBringsMoreThanTheCountWaitsForRoom() {
        EndpointQueue queue = new EndpointQueue(2, 1_000_000);
        put(queue, message(0));
        put(queue, message(0));
        CompletableFuture<Boolean> third = putOnAnotherThread(queue, message(0));
        assertThat(third).isNotDone();
        queue.remove(1);
        assertThat(third.join()).isTrue();
        assertThat(queue.head(10)).hasSize(2);
    }

    @Test
    void whoBringsMoreThanTheBytesWaitsForRoom() {
        EndpointQueue queue = new EndpointQueue(100, 2 * (Item.OVERHEAD_BYTES + 10));
        put(queue, message(10));
        put(queue, message(10));
        CompletableFuture<Boolean> third = putOnAnotherThread(queue, message(0));
        assertThat(third).isNotDone();
        queue.remove(1);
        assertThat(third.join()).isTrue();
    }

    @Test
    void aSingleItemFitsHoweverLargeItIs() {
        EndpointQueue queue = new EndpointQueue(1, 100);
        assertThat(put(queue, message(1_000))).isTrue();
    }

    @Test
    void closingFreesWhoWaitsAndForgetsWhatWaits() {
        EndpointQueue queue = new EndpointQueue(1, 1_000_000);
        put(queue, message(0));
        CompletableFuture<Boolean> second = putOnAnotherThread(queue, message(0));
        queue.close();
        assertThat(second.join()).isFalse();
        assertThat(queue.isEmpty()).isTrue();
        assertThat(put(queue, message(0))).isFalse();
        queue.remove(1);
    }

    @Test
    void theHeadEndsAtAView() {
        EndpointQueue queue = new EndpointQueue(100, 1_000_000);
        assertThat(queue.head(10)).isEmpty();
        Item first = message(0);
        Item second = message(0);
        Item view = new Item.OfView(new ViewEvent("orders", view(), false));
        put(queue, first);
        put(queue, second);
        put(queue, view);
        put(queue, message(0));
        assertThat(queue.head(10)).containsExactly(first, second);
        assertThat(queue.head(1)).containsExactly(first);
        queue.remove(2);
        assertThat(queue.head(10)).containsExactly(view);
    }

    /** Otherwise a small message would keep a large batch in memory, and count as small. */
    @Test
    void aMessageWaitsWithoutThoseThatCameWithIt() {
        byte[] batch = new byte[10_000];
        batch[4_000] = 7;
        GroupMessage whole = group.message(batch);
        GroupMessage part =
                new GroupMessage(whole.group(), whole.position(), whole.view(), whole.sender(), batch, 4_000, 10);
        GroupMessage waits = new Item.OfMessage(part).message();
        batch[4_000] = 8;
        assertThat(waits.toByteArray())
                .as("not the batch's memory")
                .startsWith(7)
                .hasSize(10);
        assertThat(new Item.OfMessage(whole).message()).isSameAs(whole);
    }

    /** An envelope may be far larger than what is in it. */
    @Test
    void anEnvelopeCounts() {
        TreeMap<String, String> headers = new TreeMap<>(Map.of("about", "x".repeat(4_000)));
        EncodedPayload payload = PayloadCodecs.standard().encode("a");
        GroupMessage sent = group.message(
                payload.inEnvelope(new Envelope(Optional.of("orders"), payload.type(), payload.codec(), headers)));
        assertThat(sent.size()).isEqualTo(1);
        assertThat(new Item.OfMessage(sent).bytes()).isGreaterThan(Item.OVERHEAD_BYTES + 4_000);
    }

    /** Otherwise nothing might ever make room. */
    @Test
    void whoWaitsLooksAgainAndAgainWhetherAnythingMakesRoom() {
        EndpointQueue queue = new EndpointQueue(1, 1_000_000);
        put(queue, message(0));
        AtomicInteger looks = new AtomicInteger();
        Runnable look = () -> {
            if (looks.incrementAndGet() == 3) {
                queue.remove(1);
            }
        };
        assertThat(queue.put(message(0), Duration.ofMillis(1), look)).isTrue();
        assertThat(looks).hasValue(3);
    }

    @Test
    void anInterruptIsKeptAndEndsNoWaiting() {
        EndpointQueue queue = new EndpointQueue(1, 1_000_000);
        put(queue, message(0));
        AtomicInteger looks = new AtomicInteger();
        Thread.currentThread().interrupt();
        boolean in = queue.put(message(0), Duration.ofMillis(1), () -> {
            if (looks.incrementAndGet() == 3) {
                queue.remove(1);
            }
        });
        assertThat(Thread.interrupted()).isTrue();
        assertThat(in).isTrue();
    }

    private static boolean put(EndpointQueue queue, Item item) {
        return queue.put(item, Duration.ofHours(1), () -> {});
    }

    /** Returns when the other thread waits, or has ended. */
    private static CompletableFuture<Boolean> putOnAnotherThread(EndpointQueue queue, Item item) {
        CompletableFuture<Boolean> done = new CompletableFuture<>();
        CountDownLatch started = new CountDownLatch(1);
        Thread thread = new Thread(() -> {
            started.countDown();
            done.complete(put(queue, item));
        });
        thread.start();
        try {
            started.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
        while (thread.getState() != Thread.State.TIMED_WAITING && thread.isAlive()) {
            Thread.onSpinWait();
        }
        return done;
    }

    private Item message(int bytes) {
        return new Item.OfMessage(group.message(new byte[bytes]));
    }

    private View view() {
        var sender = group.message(new byte[0]).sender();
        return new View(
                FakeGroup.VIEW, 0, List.of(sender), sender, 1, List.of(), List.of(), List.of(), 1, Membership.LISTED);
    }
}
