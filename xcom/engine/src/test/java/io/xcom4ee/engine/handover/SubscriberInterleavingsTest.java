package io.xcom4ee.engine.handover;

import io.xcom4ee.api.GroupListener;
import io.xcom4ee.api.event.QuorumEvent;
import io.xcom4ee.engine.log.EngineLog;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jetbrains.lincheck.datastructures.ModelCheckingOptions;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Validate;
import org.junit.jupiter.api.Test;

/**
 * The queue of a listener under many interleavings of the event loop and the application's threads, by Lincheck: each event
 * is told once, in order, and none is left behind without a task that will tell it.
 */
class SubscriberInterleavingsTest {
    private static final int ITERATIONS = 10;
    private static final int INVOCATIONS = 300;

    /** What one event loop and some threads of the application do. Public for Lincheck. */
    public static class Handover {
        private final ConcurrentLinkedQueue<Runnable> tasks = new ConcurrentLinkedQueue<>();
        /** Not thread-safe: the subscriber promises that its listener is called by one thread at a time. */
        private final List<Integer> told = new ArrayList<>();

        private final Subscriber subscriber = new Subscriber(
                new GroupListener() {
                    @Override
                    public void onQuorumLost(QuorumEvent event) {
                        told.add(event.reachable());
                    }
                },
                "group",
                1_000_000,
                tasks::add,
                new EngineLog(),
                () -> {});
        private int offered;

        @Operation(nonParallelGroup = "event loop")
        public void offer() {
            offered++;
            subscriber.offer(new ListenerEvent.QuorumLost(new QuorumEvent("group", offered, 0)));
            subscriber.flush();
        }

        /** A thread of the application, if there is something to do. */
        @Operation
        public void runTask() {
            Runnable task = tasks.poll();
            if (task != null) {
                task.run();
            }
        }

        @Validate
        public void everythingIsTold() {
            for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
                task.run();
            }
            List<Integer> expected = new ArrayList<>();
            for (int number = 1; number <= offered; number++) {
                expected.add(number);
            }
            if (!told.equals(expected)) {
                throw new AssertionError("offered are " + expected + ", told " + told);
            }
        }
    }

    @Test
    void tellsEachEventOnceAndInOrder() {
        new ModelCheckingOptions()
                .iterations(ITERATIONS)
                .invocationsPerIteration(INVOCATIONS)
                .threads(2)
                .actorsPerThread(2)
                .actorsBefore(2)
                .actorsAfter(0)
                .check(Handover.class);
    }
}
