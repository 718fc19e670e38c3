package io.xcom4ee.simulator.trace;

import io.xcom4ee.core.base.MemberId;
import io.xcom4ee.core.member.Input;
import io.xcom4ee.core.member.Output;
import io.xcom4ee.simulator.check.Tag;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Inputs and outputs as people read them. */
final class TraceText {
    /** The address, version and weight of a member help nobody who reads a trace. */
    private static final Pattern INFO = Pattern.compile("MemberInfo\\[id=([^,]+),[^]]*]");

    private static final Pattern NAMES = Pattern.compile("(SlotReport|RoundValue|AcceptedInterval|NextSequence|Ballot"
            + "|OwnedReport|SlotValue|ConfiguredMember|Batch)\\[");
    private static final Pattern FIELDS = Pattern.compile("\\b(round|owner|base|upTo|payloads|firstSequence)=");

    private TraceText() {}

    static String of(Input input) {
        if (input instanceof Input.FrameReceived received) {
            return received.from() + " "
                    + shorten(received.frame().group() + " " + received.frame().message());
        }
        if (input instanceof Input.Broadcast broadcast) {
            return "broadcast " + Tag.of(broadcast.payload()) + " of " + broadcast.payload().length
                    + " bytes, deadline " + broadcast.deadlineMicros();
        }
        return shorten(input.toString());
    }

    static String of(Output output) {
        if (output instanceof Output.Send send) {
            String peers = send.to().stream().map(MemberId::name).collect(Collectors.joining(","));
            return "send " + peers + " "
                    + shorten(send.frame().group() + " " + send.frame().message());
        }
        if (output instanceof Output.Deliver deliver) {
            List<Tag> tags = deliver.payloads().toList().stream().map(Tag::of).toList();
            return "DELIVER from " + deliver.firstPosition() + " on, of "
                    + deliver.sender().id() + ": " + tags;
        }
        return shorten(output.toString());
    }

    private static String shorten(String text) {
        String named = INFO.matcher(text).replaceAll("$1");
        return FIELDS.matcher(NAMES.matcher(named).replaceAll("[")).replaceAll("");
    }
}
