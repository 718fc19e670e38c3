package io.xcom4ee.simulator.frame;

import io.xcom4ee.core.message.AcceptedInterval;
import io.xcom4ee.core.message.Frame;
import io.xcom4ee.core.message.Message;

/** A number that differs when two frames differ, the same on every JVM. */
public final class FrameDigest {
    private static final long PRIME = 0x100000001b3L;

    private FrameDigest() {}

    /** Mixes one more number into a digest. */
    public static long mix(long digest, long next) {
        long mixed = (digest ^ next) * PRIME;
        return mixed ^ (mixed >>> 29);
    }

    /** Mixes a frame into a digest. */
    public static long mix(long digest, Frame frame) {
        long mixed = mix(digest, frame.group().epoch());
        mixed = mix(mixed, MessageKind.of(frame.message()).name().hashCode());
        if (frame.message() instanceof Message.Progress progress) {
            return mixProgress(mixed, progress);
        }
        if (frame.message() instanceof Message.Propose propose) {
            mixed = mix(mixed, propose.round());
            mixed = mix(mixed, propose.previousRound());
            return mix(mixed, propose.value().sizeBytes());
        }
        // The rest is rare enough to be printed. Hash codes of strings are specified, those of enums are not.
        return mix(mixed, frame.message().toString().hashCode());
    }

    private static long mixProgress(long digest, Message.Progress progress) {
        long mixed = mix(digest, progress.skippedAbove());
        mixed = mix(mixed, progress.skippedTo());
        mixed = mix(mixed, progress.deliveredRound());
        mixed = mix(mixed, progress.highestRound());
        for (AcceptedInterval interval : progress.intervals()) {
            mixed = mix(mixed, interval.owner());
            mixed = mix(mixed, interval.base());
            mixed = mix(mixed, interval.upTo());
        }
        for (int suspect : progress.suspects()) {
            mixed = mix(mixed, suspect);
        }
        return mixed;
    }
}
