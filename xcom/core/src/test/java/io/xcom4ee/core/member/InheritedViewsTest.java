package io.xcom4ee.core.member;

import static io.xcom4ee.core.member.TestGroup.SECOND;
import static org.assertj.core.api.Assertions.assertThat;

import io.xcom4ee.core.base.Configuration;
import io.xcom4ee.core.base.GroupId;
import io.xcom4ee.core.base.Slot;
import io.xcom4ee.core.member.TestGroup.Node;
import io.xcom4ee.core.message.Batch;
import io.xcom4ee.core.message.FoundingBallot;
import io.xcom4ee.core.message.FoundingProposal;
import io.xcom4ee.core.message.Fragment;
import io.xcom4ee.core.message.Frame;
import io.xcom4ee.core.message.GroupChange;
import io.xcom4ee.core.message.Message;
import io.xcom4ee.core.message.OldState;
import io.xcom4ee.core.message.Payloads;
import io.xcom4ee.core.message.PrimaryChange;
import io.xcom4ee.core.message.Reconfiguration;
import io.xcom4ee.core.message.SlotValue;
import io.xcom4ee.core.message.Value;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Member b alone is left and has accepted a change of the group that counts as decided. The others, who are lost, had decided
 * something else there and gone on in the view before.
 */
class InheritedViewsTest {
    private static final String TEXT = "begun in one view and ended in the next";

    private final TestGroup group = new TestGroup("a", "b", "c");
    private Node left;
    private Node founder;
    private Configuration view;
    private OldState old;
    private FoundingBallot ballot;

    @BeforeEach
    void leaveOne() {
        List.of("a", "b", "c").forEach(group::start);
        group.run(4 * SECOND);
        left = group.node("b");
        view = left.outputs(Output.InstallView.class).get(0).configuration();
        group.kill("a");
        group.kill("c");
        group.run(10 * SECOND);
        founder = group.start("a");
        ballot = new FoundingBallot(100, founder.info().id());
        receive(new Message.FoundingPrepare(ballot, oldGroup(), 1));
        old = left.outputs(Output.Send.class).stream()
                .map(send -> send.frame().message())
                .filter(Message.FoundingPromise.class::isInstance)
                .flatMap(promise -> ((Message.FoundingPromise) promise).oldState().stream())
                .findFirst()
                .orElseThrow();
    }

    private GroupId oldGroup() {
        return left.outputs(Output.InstallView.class).get(0).group();
    }

    private void receive(Message message) {
        left.give(new Input.FrameReceived(founder.info().id(), new Frame(GroupId.NONE, message)));
    }

    private int numberOf(String name) {
        return view.named(name).orElseThrow().number();
    }

    private long firstRound() {
        return old.delivered().round() + 1;
    }

    /** The first round of the view that the change makes. */
    private long boundary() {
        return firstRound() + view.eventHorizonRounds() + 1;
    }

    private void inherit(GroupChange change, List<Value> ofA) {
        List<SlotValue> tail = new ArrayList<>();
        tail.add(new SlotValue(new Slot(firstRound(), numberOf("b")), change));
        for (int index = 0; index < ofA.size(); index++) {
            tail.add(new SlotValue(new Slot(boundary() - 1 + index, numberOf("a")), ofA.get(index)));
        }
        receive(new Message.Founded(
                ballot,
                new FoundingProposal(
                        new GroupId(new UUID(7, 7), ballot.number()),
                        List.of(founder.info(), left.info()),
                        view.eventHorizonRounds(),
                        oldGroup(),
                        old.delivered(),
                        tail,
                        old.position() + 1)));
    }

    private void assertInherited() {
        assertThat(left.view()).containsExactly("a", "b");
        assertThat(left.delivered()).containsExactly("1:" + TEXT);
    }

    @Test
    void aMessageThatBeganInTheViewBeforeIsPutTogether() {
        byte[] bytes = TEXT.getBytes(StandardCharsets.UTF_8);
        List<Value> parts = new ArrayList<>();
        for (int offset = 0; offset < bytes.length; offset += 10) {
            int size = Math.min(10, bytes.length - offset);
            parts.add(new Fragment(parts.size() + 1, bytes.length, offset, Payloads.ofPart(bytes, offset, size)));
        }
        inherit(new PrimaryChange(left.info().id()), parts);
        assertInherited();
    }

    @Test
    void aMessageOfAMemberThatIsInNoLaterViewIsDelivered() {
        GroupChange expulsion = new Reconfiguration(
                List.of(), List.of(), List.of(view.named("a").orElseThrow().id()), view.number());
        Value nothing = new Batch(1_000, Payloads.of(List.of(new byte[1])));
        inherit(expulsion, List.of(nothing, new Batch(1, Payloads.of(List.of(TEXT.getBytes(StandardCharsets.UTF_8))))));
        assertInherited();
    }
}
