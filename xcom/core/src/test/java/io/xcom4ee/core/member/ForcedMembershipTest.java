package io.xcom4ee.core.member;

import static io.xcom4ee.core.member.TestGroup.SECOND;
import static org.assertj.core.api.Assertions.assertThat;

import io.xcom4ee.core.base.Configuration;
import io.xcom4ee.core.base.GroupId;
import io.xcom4ee.core.base.MemberId;
import io.xcom4ee.core.base.ProtocolVersion;
import io.xcom4ee.core.member.TestGroup.InFlight;
import io.xcom4ee.core.member.TestGroup.Node;
import io.xcom4ee.core.message.Frame;
import io.xcom4ee.core.message.Message;
import io.xcom4ee.core.message.NoOp;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ForcedMembershipTest {
    private final TestGroup group = new TestGroup();
    private long commands;

    @BeforeEach
    void startFive() {
        group.bootstrap("a");
        run(6 * SECOND);
        for (String name : List.of("b", "c", "d", "e")) {
            group.start(name);
            run(SECOND);
        }
    }

    private void run(long micros) {
        group.run(micros);
    }

    /** Three die; b is the first of those that are left to know it. */
    private void loseTheMajority() {
        group.node("a").broadcast("before");
        run(SECOND);
        List.of("c", "d", "e").forEach(group::kill);
        run(6 * SECOND);
    }

    private void force(String at, String... names) {
        force(at, 10 * SECOND, names);
    }

    private void force(String at, long deadlineMicros, String... names) {
        group.node(at).command(++commands, new Command.ForceMembers(List.of(names)), deadlineMicros);
    }

    private CommandRefusal refusal(String at) {
        List<Output.CommandRefused> refused = group.node(at).outputs(Output.CommandRefused.class);
        assertThat(refused).hasSize(1);
        assertThat(refused.get(0).token()).isEqualTo(commands);
        return refused.get(0).refusal();
    }

    private static GroupId groupOf(Node node) {
        List<Output.InstallView> views = node.outputs(Output.InstallView.class);
        return views.get(views.size() - 1).group();
    }

    /** Nothing between these and the others. */
    private static Predicate<InFlight> apart(String... names) {
        Set<String> part = Set.of(names);
        return frame ->
                part.contains(frame.from().name()) != part.contains(frame.to().name());
    }

    @Test
    void twoOfFiveGoOnWithWhatTheyHave() {
        loseTheMajority();
        GroupId before = groupOf(group.node("a"));
        group.node("b").broadcast("waits");
        run(SECOND);
        assertThat(group.node("a").report().phase()).isEqualTo(Phase.BLOCKED);
        force("a", "b", "a");
        run(SECOND);
        for (String name : List.of("a", "b")) {
            assertThat(group.node(name).view()).containsExactly("a", "b");
            assertThat(group.node(name).report().phase()).isEqualTo(Phase.ONLINE);
            assertThat(groupOf(group.node(name)).isLaterThan(before)).isTrue();
        }
        group.node("a").broadcast("after");
        run(SECOND);
        assertThat(group.node("a").delivered()).containsExactly("1:before", "2:waits", "3:after");
        assertThat(group.node("b").delivered()).containsExactly("1:before", "2:waits", "3:after");
        assertThat(group.node("a").outputs(Output.CommandDone.class)).hasSize(1);
        group.start("c");
        run(SECOND);
        assertThat(group.node("b").view()).containsExactly("a", "b", "c");
    }

    @Test
    void oneOfFiveGoesOnAlone() {
        loseTheMajority();
        group.kill("b");
        run(6 * SECOND);
        force("a", "a");
        run(SECOND);
        assertThat(group.node("a").view()).containsExactly("a");
        group.node("a").broadcast("after");
        run(SECOND);
        assertThat(group.node("a").delivered()).containsExactly("1:before", "2:after");
    }

    @Test
    void whoWasExcludedAndReturnsIsOut() {
        group.node("a").broadcast("before");
        run(SECOND);
        group.lose(apart("a", "b"));
        run(6 * SECOND);
        force("a", "a", "b");
        run(SECOND);
        assertThat(group.node("a").view()).containsExactly("a", "b");
        // The others have a majority and work: nobody but the administrator could have known.
        assertThat(group.node("c").report().phase()).isEqualTo(Phase.ONLINE);
        group.lose(frame -> false);
        run(2 * SECOND);
        for (String name : List.of("c", "d", "e")) {
            assertThat(group.node(name).outputs(Output.Stopped.class))
                    .extracting(Output.Stopped::reason)
                    .containsExactly(Output.StopReason.SUPERSEDED);
        }
        group.kill("c");
        group.start("c");
        run(SECOND);
        assertThat(group.node("a").view()).containsExactly("a", "b", "c");
        assertThat(group.node("c").view()).containsExactly("a", "b", "c");
    }

    @Test
    void isRefusedWhileAMajorityIsReachable() {
        force("a", "a", "b");
        assertThat(refusal("a")).isEqualTo(CommandRefusal.MAJORITY_REACHABLE);
    }

    @Test
    void isRefusedWhileAnotherMemberReachesAMajority() {
        group.lose(frame -> Set.of("c", "d", "e").contains(frame.from().name())
                && frame.to().name().equals("a"));
        run(6 * SECOND);
        assertThat(group.node("a").report().phase()).isEqualTo(Phase.BLOCKED);
        force("a", "a", "b");
        run(SECOND);
        assertThat(refusal("a")).isEqualTo(CommandRefusal.MAJORITY_REACHABLE);
        assertThat(group.node("a").report().phase()).isEqualTo(Phase.BLOCKED);
        group.lose(frame -> false);
        run(SECOND);
        assertThat(group.node("a").report().phase()).isEqualTo(Phase.ONLINE);
    }

    @Test
    void isRefusedForNobody() {
        loseTheMajority();
        force("a");
        assertThat(refusal("a")).isEqualTo(CommandRefusal.NO_MEMBERS);
    }

    @Test
    void isRefusedForAStranger() {
        loseTheMajority();
        force("a", "a", "x");
        assertThat(refusal("a")).isEqualTo(CommandRefusal.UNKNOWN_MEMBER);
    }

    @Test
    void isRefusedAtAMemberThatIsNotNamed() {
        loseTheMajority();
        force("a", "b");
        assertThat(refusal("a")).isEqualTo(CommandRefusal.SELF_EXCLUDED);
    }

    @Test
    void isRefusedForTheWholeGroup() {
        loseTheMajority();
        force("a", "a", "b", "c", "d", "e");
        assertThat(refusal("a")).isEqualTo(CommandRefusal.SAME_MEMBERSHIP);
    }

    @Test
    void isRefusedForADeadMember() {
        loseTheMajority();
        force("a", "a", "b", "c");
        assertThat(refusal("a")).isEqualTo(CommandRefusal.MEMBER_UNREACHABLE);
    }

    @Test
    void isRefusedWhenAMemberDoesNotAnswer() {
        loseTheMajority();
        group.lose(frame -> frame.frame().message() instanceof Message.ForcePrepare);
        force("a", 3 * SECOND, "a", "b");
        run(2 * SECOND);
        assertThat(group.node("a").outputs(Output.CommandRefused.class)).isEmpty();
        run(2 * SECOND);
        assertThat(refusal("a")).isEqualTo(CommandRefusal.MEMBER_UNREACHABLE);
        group.lose(frame -> false);
        group.node("a").outputs(Output.CommandRefused.class);
        force("a", "a", "b");
        run(SECOND);
        assertThat(group.node("b").view()).containsExactly("a", "b");
    }

    @Test
    void isRefusedWhileAnotherAttemptIsUnderWay() {
        loseTheMajority();
        group.lose(frame -> frame.frame().message() instanceof Message.ForcePrepare);
        force("a", "a", "b");
        run(SECOND);
        force("a", "a");
        assertThat(refusal("a")).isEqualTo(CommandRefusal.FORCE_UNDER_WAY);
    }

    @Test
    void isRefusedOutsideAGroup() {
        Node fresh = new TestGroup().start("x");
        fresh.give(new Input.Command(1, new Command.ForceMembers(List.of("x")), SECOND));
        assertThat(fresh.outputs(Output.CommandRefused.class))
                .extracting(Output.CommandRefused::refusal)
                .containsExactly(CommandRefusal.NOT_JOINED);
    }

    @Test
    void isRefusedInListedMembership() {
        TestGroup listed = new TestGroup("a", "b", "c");
        List.of("a", "b", "c").forEach(listed::start);
        listed.run(SECOND);
        listed.kill("b");
        listed.kill("c");
        listed.run(6 * SECOND);
        listed.node("a").give(new Input.Command(1, new Command.ForceMembers(List.of("a")), 20 * SECOND));
        assertThat(listed.node("a").outputs(Output.CommandRefused.class))
                .extracting(Output.CommandRefused::refusal)
                .containsExactly(CommandRefusal.LISTED_MEMBERSHIP);
    }

    @Test
    void isRefusedAtAnOldProtocolVersion() {
        TestGroup old = new TestGroup();
        old.bootstrap("a", 1);
        old.run(6 * SECOND);
        old.start("b", 1);
        old.run(SECOND);
        old.kill("b");
        old.run(6 * SECOND);
        old.node("a").command(1, new Command.ForceMembers(List.of("a")), SECOND);
        assertThat(old.node("a").outputs(Output.CommandRefused.class))
                .extracting(Output.CommandRefused::refusal)
                .containsExactly(CommandRefusal.OLD_PROTOCOL);
    }

    @Test
    void theEventHorizonStaysAndEverybodyLeads() {
        group.node("a").command(100, new Command.EventHorizon(77), SECOND);
        run(SECOND);
        group.node("a").command(101, new Command.Leaders(true, Optional.of("b")), SECOND);
        run(SECOND);
        loseTheMajority();
        force("b", "a", "b");
        run(SECOND);
        List<Output.InstallView> views = group.node("a").outputs(Output.InstallView.class);
        Configuration forced = views.get(views.size() - 1).configuration();
        assertThat(forced.eventHorizonRounds()).isEqualTo(77);
        assertThat(forced.isEverybodyLeading()).isTrue();
        assertThat(forced.protocolVersion()).isEqualTo(ProtocolVersion.NEWEST);
    }

    @Test
    void whoSpeaksInTheOldGroupIsToldAndNotHeard() {
        loseTheMajority();
        MemberId excluded = group.node("b").info().id();
        GroupId before = groupOf(group.node("a"));
        group.kill("b");
        run(6 * SECOND);
        force("a", "a");
        run(SECOND);
        Message late = new Message.Propose(1_000, 0, NoOp.NO_OP);
        group.node("a").give(new Input.FrameReceived(excluded, new Frame(before, late)));
        List<Output.Send> sent = group.node("a").outputs(Output.Send.class);
        Output.Send answer = sent.get(sent.size() - 1);
        assertThat(answer.to()).containsExactly(excluded);
        assertThat(answer.frame().message()).isInstanceOf(Message.Presence.class);
        // Once per heartbeat is enough, however many frames come.
        group.node("a").give(new Input.FrameReceived(excluded, new Frame(before, late)));
        assertThat(group.node("a").outputs(Output.Send.class)).hasSameSizeAs(sent);
    }

    @Test
    void theOutcomeIsUnknownWhenTheLastAnswerIsMissing() {
        loseTheMajority();
        group.lose(frame -> frame.frame().message() instanceof Message.FoundingAccepted);
        force("a", 2 * SECOND, "a", "b");
        run(3 * SECOND);
        assertThat(group.node("a").outputs(Output.CommandUnknown.class)).hasSize(1);
        group.lose(frame -> false);
        run(SECOND);
        assertThat(group.node("a").view()).containsExactly("a", "b");
        assertThat(group.node("b").view()).containsExactly("a", "b");
    }

    @Test
    void whoMissedTheDecisionIsToldAgain() {
        loseTheMajority();
        group.lose(frame -> frame.frame().message() instanceof Message.Founded);
        force("a", "a", "b");
        run(2 * SECOND);
        assertThat(group.node("b").report().phase()).isEqualTo(Phase.BLOCKED);
        group.lose(frame -> false);
        run(SECOND);
        assertThat(group.node("b").view()).containsExactly("a", "b");
    }

    @Test
    void afterAFailedAttemptTheNextOneTakesItUp() {
        loseTheMajority();
        group.lose(frame -> frame.frame().message() instanceof Message.Founded);
        force("a", "a", "b");
        run(SECOND);
        assertThat(group.node("a").view()).containsExactly("a", "b");
        group.kill("a");
        group.lose(frame -> false);
        run(6 * SECOND);
        force("b", "b");
        run(SECOND);
        assertThat(group.node("b").view()).containsExactly("b");
        assertThat(group.node("b").delivered()).containsExactly("1:before");
    }
}
