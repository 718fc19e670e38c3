package io.xcom4ee.simulator.trace;

import io.xcom4ee.core.base.MemberId;
import io.xcom4ee.core.member.Input;
import io.xcom4ee.core.member.Output;
import io.xcom4ee.simulator.frame.FrameDigest;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Everything that goes into the members and comes out: as a running hash, by which two runs are compared, and, if somebody
 * wants to read it, as lines.
 */
public final class Trace {
    private final @Nullable Consumer<String> reader;
    private long hash = 0xcbf29ce484222325L;
    private long steps;

    /**
     * A trace that starts empty.
     *
     * @param reader gets each line, null if nobody reads: the lines cost far more than the run itself
     */
    public Trace(@Nullable Consumer<String> reader) {
        this.reader = reader;
    }

    /** Of all that was recorded. Two runs with the same hash went the same way. */
    public long hash() {
        return hash;
    }

    /** How many inputs were recorded. */
    public long steps() {
        return steps;
    }

    /** A member has handled an input. */
    public void record(long atMicros, MemberId member, Input input, List<Output> outputs) {
        steps++;
        hash = FrameDigest.mix(hash, atMicros);
        hash = FrameDigest.mix(hash, member.incarnation().getLeastSignificantBits());
        if (input instanceof Input.FrameReceived received) {
            hash = FrameDigest.mix(hash, received.from().incarnation().getLeastSignificantBits());
        } else {
            hash = FrameDigest.mix(hash, input.getClass().getSimpleName().hashCode());
        }
        for (Output output : outputs) {
            hash = mix(hash, output);
        }
        if (reader != null && !(input instanceof Input.Tick && outputs.isEmpty())) {
            line(atMicros, member, "<-", TraceText.of(input));
            for (Output output : outputs) {
                line(atMicros, member, "->", TraceText.of(output));
            }
        }
    }

    /** Something happens from outside: a fault, a start, a note. */
    public void note(long atMicros, String text) {
        hash = FrameDigest.mix(hash, atMicros);
        hash = FrameDigest.mix(hash, text.hashCode());
        if (reader != null) {
            reader.accept(String.format(Locale.ROOT, "%12.3f ms  ** %s", atMicros / 1000.0, text));
        }
    }

    private void line(long atMicros, MemberId member, String direction, String text) {
        if (reader != null) {
            reader.accept(
                    String.format(Locale.ROOT, "%12.3f ms  %-10s %s %s", atMicros / 1000.0, member, direction, text));
        }
    }

    private static long mix(long digest, Output output) {
        if (output instanceof Output.Send send) {
            return FrameDigest.mix(FrameDigest.mix(digest, send.to().size()), send.frame());
        }
        if (output instanceof Output.Deliver deliver) {
            return FrameDigest.mix(
                    FrameDigest.mix(digest, deliver.firstPosition()),
                    deliver.payloads().count());
        }
        if (output instanceof Output.Failed failed) {
            return FrameDigest.mix(FrameDigest.mix(digest, failed.token()), failed.certain() ? 1 : 0);
        }
        if (output instanceof Output.BarrierPassed passed) {
            return FrameDigest.mix(FrameDigest.mix(digest, passed.token()), passed.position());
        }
        if (output instanceof Output.Confirmed confirmed) {
            return FrameDigest.mix(digest, confirmed.token());
        }
        // The rest is rare enough to be printed. Hash codes of strings are specified, those of enums in records are
        // not.
        return FrameDigest.mix(digest, output.toString().hashCode());
    }
}
