package io.xcom4ee.engine.handover;

import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.jetbrains.lincheck.datastructures.ModelCheckingOptions;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Validate;
import org.junit.jupiter.api.Test;

/**
 * Outcomes under many interleavings of the event loop and the application's threads, by Lincheck: each is told once, and none
 * is left behind without a task that will tell it, also when tasks that only are slow are taken for blocked.
 */
class CompletionsInterleavingsTest {
    private static final int ITERATIONS = 10;
    private static final int INVOCATIONS = 300;

    /** What one event loop and some threads of the application do. Public for Lincheck. */
    public static class Handover {
        private final ConcurrentLinkedQueue<Runnable> tasks = new ConcurrentLinkedQueue<>();
        private final Completions completions = new Completions(tasks::add);
        private final AtomicInteger told = new AtomicInteger();
        private int added;
        private long nowMicros;

        @Operation(nonParallelGroup = "event loop")
        public void add() {
            added += 2;
            completions.add(List.of(told::incrementAndGet, told::incrementAndGet));
        }

        @Operation(nonParallelGroup = "event loop")
        public void look() {
            nowMicros += Completions.LOOK_MICROS;
            completions.look(nowMicros);
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
            if (told.get() != added) {
                throw new AssertionError("decided are " + added + ", told " + told);
            }
        }
    }

    @Test
    void tellsEachOutcomeOnce() {
        new ModelCheckingOptions()
                .iterations(ITERATIONS)
                .invocationsPerIteration(INVOCATIONS)
                .threads(3)
                .actorsPerThread(2)
                .actorsBefore(2)
                .actorsAfter(0)
                .check(Handover.class);
    }
}
