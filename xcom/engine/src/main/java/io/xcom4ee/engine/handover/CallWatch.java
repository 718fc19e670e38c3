package io.xcom4ee.engine.handover;

import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Lets one thread see that another does not come back from a call. The calling thread only counts, which costs next to
 * nothing; the watching thread compares what it sees with what it saw before, and with its own clock.
 */
final class CallWatch {
    /** Odd while a call is under way. Written by the calling thread. */
    private final AtomicLong steps = new AtomicLong();

    private volatile @Nullable Thread caller;
    private @Nullable String call;

    // Confined to: the watching thread.
    private long seenSteps;
    private long seenSinceNanos;
    private boolean reported;

    /** A call that does not return, and where its thread is. */
    record Stuck(String call, String stack) {}

    /** This thread makes the calls from now on. */
    void begin() {
        caller = Thread.currentThread();
    }

    void calling(String name) {
        call = name;
        steps.lazySet(steps.getPlain() + 1);
    }

    void returned() {
        steps.lazySet(steps.getPlain() + 1);
    }

    /** Finds each call that has lasted for the limit once. */
    Optional<Stuck> check(long nowNanos, long limitNanos) {
        long step = steps.get();
        if (step != seenSteps) {
            seenSteps = step;
            seenSinceNanos = nowNanos;
            reported = false;
            return Optional.empty();
        }
        Thread thread = caller;
        String name = call;
        boolean underWay = step % 2 == 1;
        if (!underWay || reported || thread == null || name == null || nowNanos - seenSinceNanos < limitNanos) {
            return Optional.empty();
        }
        reported = true;
        String stack = Arrays.stream(thread.getStackTrace())
                .map(frame -> "    at " + frame)
                .collect(Collectors.joining(System.lineSeparator()));
        return Optional.of(new Stuck(name, stack));
    }
}
