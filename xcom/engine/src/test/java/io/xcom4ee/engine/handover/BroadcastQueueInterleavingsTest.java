package io.xcom4ee.engine.handover;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import org.jetbrains.lincheck.datastructures.IntGen;
import org.jetbrains.lincheck.datastructures.ModelCheckingOptions;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Options;
import org.jetbrains.lincheck.datastructures.Param;
import org.jetbrains.lincheck.datastructures.verifier.SerializabilityVerifier;
import org.junit.jupiter.api.Test;

/** The queue of broadcasts under many interleavings of two senders and the event loop, by Lincheck. */
class BroadcastQueueInterleavingsTest {
    private static final int ITERATIONS = 10;
    private static final int INVOCATIONS = 300;
    /** Refusals need more. */
    private static final int NARROW_INVOCATIONS = 1_000;

    private static <O extends Options<O, ?>> O sized(O options) {
        return options.iterations(ITERATIONS)
                .invocationsPerIteration(INVOCATIONS)
                .threads(3)
                .actorsPerThread(2)
                .actorsBefore(2)
                .actorsAfter(1);
    }

    private static Broadcast broadcast(int size) {
        return new Broadcast(new byte[size], false, 0, 1_000, new CompletableFuture<>());
    }

    private static int taken(BroadcastQueue queue) {
        queue.takeArrivals();
        Broadcast next = queue.next();
        queue.release();
        return next == null ? -1 : next.payload().length;
    }

    /** Room for everything. */
    public static class Roomy {
        private final BroadcastQueue queue = new BroadcastQueue(1_000, 1_000_000);

        @Operation
        public boolean offer(@Param(gen = IntGen.class, conf = "0:15") int size) {
            return queue.offer(broadcast(size));
        }

        @Operation(nonParallelGroup = "event loop")
        public int take() {
            return taken(queue);
        }
    }

    /** Two messages, or so many bytes that one large message leaves no room for a second. */
    public static class Narrow {
        private static final int LARGE = 20;

        private final BroadcastQueue queue = new BroadcastQueue(2, LARGE - 1);

        @Operation
        public boolean offerSmall() {
            return queue.offer(broadcast(1));
        }

        @Operation
        public boolean offerLarge() {
            return queue.offer(broadcast(LARGE));
        }

        @Operation(nonParallelGroup = "event loop")
        public int take() {
            return taken(queue);
        }
    }

    /** What the roomy queue is, in one thread. */
    public static class RoomyModel {
        private final Queue<Integer> waiting = new ArrayDeque<>();

        public boolean offer(int size) {
            return waiting.add(size);
        }

        public int take() {
            Integer next = waiting.poll();
            return next == null ? -1 : next;
        }
    }

    @Test
    void losesNothingAndKeepsTheOrderOfEachSender() {
        sized(new ModelCheckingOptions())
                .sequentialSpecification(RoomyModel.class)
                .check(Roomy.class);
    }

    /**
     * An offer may be refused for one that has its place but is not in yet, so that the results are those of some order,
     * not always of the order in time. It is never refused for another that is refused too.
     * (What the protocol has taken counts until the room is given back, which here is at once.)
     */
    @Test
    void refusesOnlyForWhatIsTaken() {
        sized(new ModelCheckingOptions())
                .invocationsPerIteration(NARROW_INVOCATIONS)
                .verifier(SerializabilityVerifier.class)
                .check(Narrow.class);
    }
}
