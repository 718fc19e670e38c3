package io.xcom4ee.testing;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Wakes whoever waits for something to become true. Thread-safe. */
final class Changes {
    /** What a member says of itself may change without an event. */
    private static final long LOOK_AGAIN_MILLIS = 20;

    /** Something may have become true. */
    synchronized void happened() {
        notifyAll();
    }

    /** Waits until it is true, and returns whether it was within the limit. */
    boolean await(BooleanSupplier condition, Duration limit) throws InterruptedException {
        long end = System.nanoTime() + limit.toNanos();
        while (!condition.getAsBoolean()) {
            long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
            if (left <= 0) {
                return false;
            }
            synchronized (this) {
                wait(Math.min(left, LOOK_AGAIN_MILLIS));
            }
        }
        return true;
    }
}
