package io.xcom4ee.engine.handover;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class BroadcastQueueTest {
    private final BroadcastQueue queue = new BroadcastQueue(3, 100);

    private static Broadcast broadcast(int size, long deadlineMicros) {
        return new Broadcast(new byte[size], false, 0, deadlineMicros, new CompletableFuture<>());
    }

    private boolean offer(int size) {
        return queue.offer(broadcast(size, 1_000));
    }

    @Test
    void takesAsManyMessagesAsItMay() {
        assertThat(List.of(offer(1), offer(1), offer(1), offer(1))).containsExactly(true, true, true, false);
        assertThat(queue.messages()).isEqualTo(3);
        assertThat(queue.bytes()).isEqualTo(3);
    }

    @Test
    void takesMessagesUntilTheBytesAreReached() {
        assertThat(List.of(offer(60), offer(60), offer(1))).containsExactly(true, true, false);
        assertThat(queue.bytes()).isEqualTo(120);
    }

    @Test
    void takesAnyMessageIntoAnEmptyQueue() {
        assertThat(offer(5_000)).isTrue();
        assertThat(offer(0)).isFalse();
    }

    @Test
    void hasRoomAgainOnceTheTurnIsOverInWhichTheProtocolTookOne() {
        offer(1);
        offer(1);
        offer(1);
        queue.takeArrivals();
        assertThat(offer(1)).isFalse();
        assertThat(queue.next()).isNotNull();
        assertThat(offer(1)).isFalse();
        queue.release();
        assertThat(offer(1)).isTrue();
        assertThat(queue.messages()).isEqualTo(3);
        assertThat(queue.bytes()).isEqualTo(3);
    }

    @Test
    void givesBroadcastsInTheOrderInWhichTheyCame() {
        for (int size = 1; size <= 3; size++) {
            offer(size);
        }
        queue.takeArrivals();
        List<Integer> sizes = new ArrayList<>();
        for (Broadcast next = queue.next(); next != null; next = queue.next()) {
            sizes.add(next.payload().length);
        }
        assertThat(sizes).containsExactly(1, 2, 3);
        assertThat(queue.isWaiting()).isFalse();
        assertThat(queue.earliestDeadlineMicros()).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void expiresWhatHasPassedItsDeadlineAndKeepsTheRest() {
        Broadcast late = broadcast(1, 500);
        Broadcast early = broadcast(2, 100);
        queue.offer(late);
        queue.offer(early);
        queue.takeArrivals();

        assertThat(queue.earliestDeadlineMicros()).isEqualTo(100);
        assertThat(queue.expire(99)).isEmpty();
        assertThat(queue.expire(100)).containsExactly(early);
        assertThat(queue.earliestDeadlineMicros()).isEqualTo(500);
        assertThat(queue.expire(Long.MAX_VALUE)).containsExactly(late);
        assertThat(queue.messages()).isZero();
        assertThat(queue.bytes()).isZero();
    }
}
