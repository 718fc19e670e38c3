package io.xcom4ee.core.member;

import static org.assertj.core.api.Assertions.assertThat;

import io.xcom4ee.core.base.GroupId;
import io.xcom4ee.core.base.Slot;
import io.xcom4ee.core.member.TestGroup.Node;
import io.xcom4ee.core.message.FoundingBallot;
import io.xcom4ee.core.message.FoundingProposal;
import io.xcom4ee.core.message.Frame;
import io.xcom4ee.core.message.Message;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Epochs rise even where nobody is left who knows the last one. */
class EpochsTest {
    private static final long SECOND = 1_000_000;

    private final TestGroup group = new TestGroup("a", "b", "c");

    private static long epoch(Node node) {
        List<Output.InstallView> views = node.outputs(Output.InstallView.class);
        return views.get(views.size() - 1).group().epoch();
    }

    @Test
    void aGroupThatStartsAgainAsAWholeHasAHigherEpoch() {
        group.epochFloor(1_000);
        Node before = group.start("a");
        group.start("b");
        group.start("c");
        group.run(4 * SECOND);
        assertThat(epoch(before)).isGreaterThan(1_000);
        List.of("a", "b", "c").forEach(group::kill);

        group.epochFloor(2_000);
        Node after = group.start("a");
        group.start("b");
        group.start("c");
        group.run(4 * SECOND);
        assertThat(after.view()).containsExactly("a", "b", "c");
        assertThat(epoch(after)).isGreaterThan(2_000);
    }

    @Test
    void aFounderThatStartedLongAgoGoesBeyondWhatTheOthersStartedWith() {
        group.epochFloor(10);
        Node founder = group.start("a");
        group.epochFloor(1_000);
        group.start("b");
        group.run(6 * SECOND);

        assertThat(founder.view()).containsExactly("a", "b");
        assertThat(epoch(founder)).isGreaterThan(1_000);
    }

    @Test
    void withoutAClockEpochsAreCounted() {
        Node first = group.start("a");
        group.start("b");
        group.start("c");
        group.run(4 * SECOND);
        assertThat(epoch(first)).isEqualTo(1);
    }

    private void receive(Node at, Node from, Message message) {
        at.give(new Input.FrameReceived(from.info().id(), new Frame(GroupId.NONE, message)));
    }

    private static List<Message> saidOutside(Node by) {
        return by.outputs(Output.Send.class).stream()
                .map(Output.Send::frame)
                .filter(frame -> frame.group().equals(GroupId.NONE))
                .map(Frame::message)
                .toList();
    }

    private static <T> long count(Node by, Class<T> kind) {
        return saidOutside(by).stream().filter(kind::isInstance).count();
    }

    private static GroupId groupOf(Node node) {
        List<Output.InstallView> views = node.outputs(Output.InstallView.class);
        return views.get(views.size() - 1).group();
    }

    /** The only one of its group that is left, and a process that has started meanwhile and knows nothing of it. */
    private Node leftAlone() {
        group.start("a");
        group.start("b");
        Node left = group.start("c");
        group.run(4 * SECOND);
        group.kill("a");
        group.kill("b");
        group.run(10 * SECOND);
        assertThat(left.report().phase()).isEqualTo(Phase.BLOCKED);
        return left;
    }

    @Test
    void aFounderThatDoesNotKnowOfTheOwnGroupGetsNoPromise() {
        Node left = leftAlone();
        Node founder = group.start("a");
        FoundingBallot ballot = new FoundingBallot(100, founder.info().id());
        long before = count(left, Message.FoundingPromise.class);
        receive(left, founder, new Message.FoundingPrepare(ballot, GroupId.NONE, 1));

        assertThat(count(left, Message.FoundingPromise.class)).isEqualTo(before);
        assertThat(saidOutside(left).get(saidOutside(left).size() - 1))
                .isInstanceOfSatisfying(
                        Message.Presence.class,
                        presence -> assertThat(presence.group()).isEqualTo(groupOf(left)));
        receive(left, founder, new Message.FoundingPrepare(ballot, groupOf(left), 1));
        assertThat(count(left, Message.FoundingPromise.class)).isEqualTo(before + 1);
    }

    @Test
    void nobodyAcceptsAGroupThatIsNotLaterThanTheOwn() {
        Node left = leftAlone();
        Node founder = group.start("a");
        FoundingBallot ballot = new FoundingBallot(100, founder.info().id());
        receive(left, founder, new Message.FoundingPrepare(ballot, groupOf(left), 1));
        long own = groupOf(left).epoch();
        long before = count(left, Message.FoundingAccepted.class);

        receive(left, founder, new Message.FoundingAccept(ballot, proposal(own, founder, left)));
        assertThat(count(left, Message.FoundingAccepted.class)).isEqualTo(before);
        receive(left, founder, new Message.FoundingAccept(ballot, proposal(own + 1, founder, left)));
        assertThat(count(left, Message.FoundingAccepted.class)).isEqualTo(before + 1);
    }

    private static FoundingProposal proposal(long epoch, Node... members) {
        return new FoundingProposal(
                new GroupId(new UUID(7, 7), epoch),
                Stream.of(members).map(Node::info).toList(),
                32,
                GroupId.NONE,
                new Slot(0, 0),
                List.of(),
                0);
    }

    /** It has entered a group whose epoch is below its own floor, as one can whose clock is ahead. */
    @Test
    void aSurvivorThatJoinedLateShowsItsFloorSoThatNoAttemptIsLost() {
        group.epochFloor(10);
        group.start("a");
        group.start("b");
        group.run(6 * SECOND);
        group.epochFloor(1_000);
        Node late = group.start("c");
        group.run(4 * SECOND);
        assertThat(late.view()).containsExactly("a", "b", "c");
        group.kill("a");
        group.kill("b");
        group.run(10 * SECOND);

        group.epochFloor(500);
        group.start("a");
        group.start("b");
        group.run(10 * SECOND);
        assertThat(count(late, Message.FoundingRefuse.class)).isZero();
        assertThat(late.view()).containsExactly("a", "b", "c");
        assertThat(epoch(late)).isGreaterThan(1_000);
    }
}
