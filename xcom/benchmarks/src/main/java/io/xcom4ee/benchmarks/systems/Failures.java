package io.xcom4ee.benchmarks.systems;

import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Says why messages were not delivered, as far as a system says so. Only for who looks into a failed run: that a message is
 * missing is seen by counting.
 */
final class Failures {
    private static final int TOLD_MAX = 10;
    private static final AtomicInteger TOLD = new AtomicInteger();

    private Failures() {}

    /** The first few, on the error stream. */
    static void tell(@Nullable Throwable failure) {
        if (failure != null && TOLD.incrementAndGet() <= TOLD_MAX) {
            System.err.println("not delivered: " + failure);
        }
    }
}
