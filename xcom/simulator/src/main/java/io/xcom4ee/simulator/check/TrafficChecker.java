package io.xcom4ee.simulator.check;

import io.xcom4ee.core.base.MemberId;
import io.xcom4ee.core.message.Frame;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * Traffic: what repairs must not be what there is to repair. Where each answer is a reason for more than one question, frames
 * multiply until the network drops them; that ends sooner or later and breaks no promise, so it is looked for by number.
 * Counted is what arrives: where a queue holds five frames, as in some runs, most of what is sent is dropped before it costs
 * anything.
 */
public final class TrafficChecker implements Checker {
    /** Three times what arrives of the busiest member in all the seeds of a build. */
    static final int FRAMES_PER_SECOND_MOST = 400_000;

    private static final long SECOND_MICROS = 1_000_000;

    private final LongSupplier nowMicros;
    private final Map<MemberId, Count> counts = new HashMap<>();

    private static final class Count {
        private long second;
        private int frames;
    }

    /** Reads the time of the simulation. */
    public TrafficChecker(LongSupplier nowMicros) {
        this.nowMicros = nowMicros;
    }

    @Override
    public void received(MemberId by, MemberId from, Frame frame) {
        Count count = counts.computeIfAbsent(from, any -> new Count());
        long second = nowMicros.getAsLong() / SECOND_MICROS;
        if (count.second != second) {
            count.second = second;
            count.frames = 0;
        }
        count.frames++;
        if (count.frames > FRAMES_PER_SECOND_MOST) {
            throw new Violation(
                    "Traffic", "more than " + FRAMES_PER_SECOND_MOST + " frames of " + from + " in a second");
        }
    }
}
