package io.xcom4ee.simulator.story;

import static io.xcom4ee.simulator.story.StoryGroup.MILLI;
import static io.xcom4ee.simulator.story.StoryGroup.SECOND;

import io.xcom4ee.core.message.Marker;
import io.xcom4ee.core.message.Message;
import java.util.ArrayList;
import java.util.List;

/**
 * Two of three die while a marker, which version 1 does not have, is under way. One of them comes back as it was, the other one
 * as a process of version 1: both promise to take part in a founding, and only the first can read what the survivor brings.
 */
public final class OldFounder {
    private final List<String> receivers = new ArrayList<>();

    private OldFounder() {}

    /** Who is sent the marker in a proposal for the new group, by name. */
    public static List<String> receiversOfWhatIsBrought() {
        return new OldFounder().play();
    }

    private List<String> play() {
        StoryGroup group = StoryGroup.founded("A", "B", "C");
        group.lose(frame -> frame.from().equals("A"));
        group.barrier("A");
        group.run(MILLI);
        group.kill("B");
        group.kill("C");
        group.run(6 * SECOND);
        group.lose(this::note);
        group.start("B");
        group.startOld("C");
        group.run(20 * SECOND);
        return receivers;
    }

    private boolean note(StoryGroup.InFlight frame) {
        if (frame.frame().message() instanceof Message.FoundingAccept accept
                && accept.proposal().inheritedTail().stream().anyMatch(brought -> brought.value() instanceof Marker)) {
            receivers.add(frame.to());
        }
        return false;
    }
}
