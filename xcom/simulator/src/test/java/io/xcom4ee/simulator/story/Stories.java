package io.xcom4ee.simulator.story;

import static io.xcom4ee.simulator.story.StoryGroup.MILLI;
import static io.xcom4ee.simulator.story.StoryGroup.SECOND;

import io.xcom4ee.core.base.Limits;
import io.xcom4ee.core.member.Command;
import io.xcom4ee.core.message.Message;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** What happens in each story; what is told is the members' own. */
final class Stories {
    /** In the order in which they are read. */
    static final List<Story> ALL = List.of(
            new Story("fast-path", "Three members, one broadcast: two frames carry it", Stories::fastPath),
            new Story("skip", "Two members broadcast at once, the third gives up its slots", Stories::skip),
            new Story(
                    "revocation",
                    "A proposal gets lost with its owner, the others take its slot over",
                    Stories::revocation),
            new Story("late-proposal", "A slot is taken over, then the proposal for it arrives", Stories::lateProposal),
            new Story("duel", "Two members take over the same slots at the same time", Stories::duel),
            new Story("founding", "Three processes start and found a group", Stories::founding),
            new Story("join", "A killed member comes back as another incarnation", Stories::join),
            new Story("leave", "A member leaves while another one broadcasts", Stories::leave),
            new Story("expulsion", "A member falls silent and is expelled", Stories::expulsion),
            new Story(
                    "left-behind",
                    "A member that was cut off has missed more than the others keep",
                    Stories::leftBehind),
            new Story("large-message", "A large message travels in parts", Stories::largeMessage),
            new Story("hand-over", "The primary is handed over while messages flow", Stories::handOver),
            new Story("event-horizon", "The event horizon is narrowed under load", Stories::eventHorizon),
            new Story("single-leader", "One member leads, and then all do again", Stories::singleLeader),
            new Story(
                    "founding-anew",
                    "Two of three die; when both are back the group is founded anew",
                    Stories::foundingAnew),
            new Story(
                    "forced",
                    "A group without a list has lost its majority for good; its membership is forced",
                    Stories::forced));

    private Stories() {}

    /**
     * One story.
     *
     * @param file its name, without the suffix
     */
    record Story(String file, String title, Supplier<StoryGroup> plot) {
        String text() {
            return "# " + title + ".\n" + String.join("\n", plot.get().lines()) + "\n";
        }

        @Override
        public String toString() {
            return file;
        }
    }

    private static StoryGroup three() {
        return StoryGroup.founded("A", "B", "C");
    }

    private static StoryGroup fastPath() {
        StoryGroup group = three();
        group.say(
                "A owns a slot in each round and proposes in its next one. B and C accept and give up their own slots there.");
        group.broadcast("A", "x");
        group.run(MILLI);
        group.say(
                "A and B are two of three: B knows at once that \"x\" is chosen, and so does C. A knows it a round trip later.");
        group.run(5 * MILLI);
        return group;
    }

    private static StoryGroup skip() {
        StoryGroup group = three();
        group.say("Both use round 1. Within a round the slots are delivered in the order of the members.");
        group.broadcast("C", "from C");
        group.broadcast("A", "from A");
        group.run(6 * MILLI);
        group.say("C alone goes on. A and B see round 2 in use and give up theirs: that needs no vote.");
        group.broadcast("C", "more from C");
        group.run(6 * MILLI);
        return group;
    }

    private static StoryGroup revocation() {
        StoryGroup group = three();
        group.say("Nobody gets A's proposal, and A dies.");
        group.lose(frame -> frame.is("A", Message.class));
        group.broadcast("A", "lost");
        group.run(MILLI);
        group.kill("A");
        group.loseNothing();
        group.say(
                "B uses the same round. Delivery waits for A's slot there, so B takes A's slots over, up to the horizon.");
        group.broadcast("B", "y");
        group.run(8 * MILLI);
        return group;
    }

    private static StoryGroup lateProposal() {
        StoryGroup group = three();
        group.say("B and C hear nothing of A for a while, and B wants to go on.");
        group.lose(frame -> frame.from().equals("A"));
        group.broadcast("A", "late");
        group.broadcast("B", "y");
        group.run(34 * MILLI);
        group.say("A is heard again. It learns that its slot holds a no-op, jumps behind, and proposes there.");
        group.loseNothing();
        group.run(40 * MILLI);
        return group;
    }

    private static StoryGroup duel() {
        StoryGroup group = three();
        group.kill("A");
        group.say("A's slot is wanted. B acts first, but C does not hear it and acts too when its turn has come.");
        group.lose(frame -> frame.is("B", Message.Prepare.class));
        group.broadcast("B", "y");
        group.run(32 * MILLI);
        group.say(
                "C's attempt goes through. B's word, sent again, comes late: C tells that all is decided, with the same no-ops.");
        group.loseNothing();
        group.run(60 * MILLI);
        return group;
    }

    private static StoryGroup founding() {
        StoryGroup group = StoryGroup.ofNobody("A", "B", "C");
        group.start("A");
        group.start("B");
        group.start("C");
        group.run(8 * MILLI);
        return group;
    }

    private static StoryGroup join() {
        StoryGroup group = three();
        group.kill("C");
        group.run(SECOND + 100 * MILLI);
        group.say("A second later C starts again. It has forgotten its votes, so it is somebody else: another number.");
        group.start("C");
        group.run(22 * MILLI);
        return group;
    }

    private static StoryGroup leave() {
        StoryGroup group = three();
        group.broadcast("A", "x");
        group.leave("C");
        group.run(MILLI);
        group.say(
                "The change is decided in a slot like any message and takes effect behind the event horizon: all skip there.");
        group.run(10 * MILLI);
        return group;
    }

    private static StoryGroup expulsion() {
        StoryGroup group = three();
        group.say("C can be neither heard nor reached.");
        group.lose(frame -> frame.from().equals("C") || frame.to().equals("C"));
        group.run(5 * SECOND + 600 * MILLI);
        group.say("A majority suspects C. Five seconds later the first member proposes its removal.");
        group.run(4 * SECOND);
        return group;
    }

    private static StoryGroup leftBehind() {
        StoryGroup group = StoryGroup.founded(withBounds(Limits.DEFAULT.fragmentBytesMax(), 40), "A", "B", "C");
        group.say("C is cut off for a second, and each member keeps 40 bytes of what it has delivered.");
        group.silently(() -> {
            group.lose(frame -> frame.from().equals("C") || frame.to().equals("C"));
            for (int message = 1; message <= 4; message++) {
                group.broadcast("A", "message " + message);
                group.run(SECOND / 4);
            }
            group.loseNothing();
        });
        group.say(
                "C hears the others again and asks for what it lacks. Both say that they keep it no longer: C ends, to start anew.");
        group.broadcast("B", "heard again");
        group.run(300 * MILLI);
        return group;
    }

    private static StoryGroup largeMessage() {
        StoryGroup group = StoryGroup.founded(withBounds(8, Limits.DEFAULT.cacheBytesMax()), "A", "B", "C");
        group.say("A part holds 8 bytes here. Each takes a slot of A, and the slots of the others lie in between.");
        group.broadcast("A", "a very large message");
        group.broadcast("C", "small");
        group.run(MILLI);
        group.say("The message is delivered at the slot of its last part.");
        group.run(4 * MILLI);
        return group;
    }

    private static Limits withBounds(int fragmentBytesMax, int cacheBytesMax) {
        return Limits.DEFAULT.withFragmentBytesMax(fragmentBytesMax).withCacheBytesMax(cacheBytesMax);
    }

    private static StoryGroup forced() {
        StoryGroup group = StoryGroup.dynamic("A", "B", "C", "D", "E");
        group.say("C, D and E die. A and B are two of five: they decide nothing any more.");
        group.silently(() -> {
            group.broadcast("A", "before");
            group.run(SECOND);
            List.of("C", "D", "E").forEach(group::kill);
            group.run(6 * SECOND);
        });
        group.say("An administrator knows that they are dead, and says who goes on.");
        group.command("A", new Command.ForceMembers(List.of("A", "B")), "go on with A and B");
        group.run(10 * MILLI);
        group.say("They go on in a new group that has everything that they have delivered. Two of two decide.");
        group.broadcast("B", "after");
        group.run(4 * MILLI);
        return group;
    }

    private static StoryGroup handOver() {
        StoryGroup group = three();
        group.broadcast("C", "before");
        group.command("B", new Command.HandOverPrimary("C"), "hand the primary over to C");
        group.run(10 * MILLI);
        group.broadcast("A", "after");
        group.run(4 * MILLI);
        return group;
    }

    private static StoryGroup eventHorizon() {
        StoryGroup group = three();
        List.of("A", "B", "C").forEach(name -> group.broadcast(name, "1"));
        group.command("A", new Command.EventHorizon(10), "event horizon 10");
        for (int count = 2; count <= 3; count++) {
            group.run(MILLI);
            group.broadcast("B", String.valueOf(count));
        }
        group.say(
                "What is broadcast meanwhile takes the next round, before the boundary or behind it: nothing waits for the change.");
        group.run(10 * MILLI);
        return group;
    }

    private static StoryGroup singleLeader() {
        StoryGroup group = three();
        group.silently(() -> {
            group.command("A", new Command.Leaders(true, Optional.of("A")), "A leads alone");
            group.run(SECOND);
        });
        group.say("A leads. The others have no slots: they forward.");
        group.broadcast("C", "x");
        group.run(5 * MILLI);
        group.say("And all lead again.");
        group.command("A", new Command.Leaders(false, Optional.empty()), "all lead");
        group.run(10 * MILLI);
        group.broadcast("C", "y");
        group.run(4 * MILLI);
        return group;
    }

    private static StoryGroup foundingAnew() {
        StoryGroup group = three();
        group.silently(() -> {
            group.broadcast("A", "kept");
            group.run(SECOND);
        });
        group.say(
                "A knows one message. B and C die: A alone decides nothing, and nobody may found, since only one has come back.");
        group.silently(() -> {
            group.kill("B");
            group.kill("C");
            group.run(6 * SECOND);
        });
        group.say("B and C are back, without memory. A brings what the old group had.");
        group.start("B");
        group.start("C");
        group.run(12 * MILLI);
        return group;
    }
}
