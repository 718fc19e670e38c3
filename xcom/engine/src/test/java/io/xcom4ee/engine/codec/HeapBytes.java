package io.xcom4ee.engine.codec;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.function.Supplier;

/** How much heap something takes, whether it keeps it or not: a decoder that believes what it is told takes it at once. */
public final class HeapBytes {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private HeapBytes() {}

    /**
     * Does it, twice if need be, since what classes cost when they are used first is not its own.
     *
     * @param what for people
     * @throws AssertionError if it takes more both times
     */
    public static void requireAtMost(long most, Runnable task, Supplier<String> what) {
        long taken = of(task);
        if (taken > most) {
            taken = of(task);
        }
        if (taken > most) {
            throw new AssertionError(taken + " bytes of heap are taken, " + most + " allowed, to decode " + what.get());
        }
    }

    private static long of(Runnable task) {
        long before = THREADS.getCurrentThreadAllocatedBytes();
        task.run();
        return THREADS.getCurrentThreadAllocatedBytes() - before;
    }
}
