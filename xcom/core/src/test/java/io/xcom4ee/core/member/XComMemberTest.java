package io.xcom4ee.core.member;

import static io.xcom4ee.core.member.TestGroup.MILLI;
import static io.xcom4ee.core.member.TestGroup.SECOND;
import static org.assertj.core.api.Assertions.assertThat;

import io.xcom4ee.core.base.Limits;
import io.xcom4ee.core.base.Timeouts;
import io.xcom4ee.core.member.Output.Failed;
import io.xcom4ee.core.member.Output.FailureCause;
import io.xcom4ee.core.member.Output.StopReason;
import io.xcom4ee.core.member.Output.Stopped;
import io.xcom4ee.core.member.TestGroup.Node;
import io.xcom4ee.core.message.Message;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The protocol's stories, each told once on a network without surprises; the simulator adds the surprises. */
class XComMemberTest {
    private TestGroup group = new TestGroup("a", "b", "c");

    private void startThree() {
        group.start("a");
        group.start("b");
        group.start("c");
        group.run(SECOND);
    }

    @Test
    void foundsAGroupAtOnceWhenTheWholeListIsThere() {
        startThree();
        for (String name : List.of("a", "b", "c")) {
            assertThat(group.node(name).view()).containsExactly("a", "b", "c");
            assertThat(group.node(name).report().phase()).isEqualTo(Phase.ONLINE);
        }
    }

    @Test
    void foundsAGroupOfTwoAfterTheGraceAndLetsTheThirdJoin() {
        group.start("a");
        group.start("c");
        group.run(SECOND);
        assertThat(group.node("a").view()).isEmpty();
        group.run(2 * SECOND);
        assertThat(group.node("a").view()).containsExactly("a", "c");
        group.start("b");
        group.run(SECOND);
        for (String name : List.of("a", "b", "c")) {
            assertThat(group.node(name).view()).containsExactly("a", "b", "c");
        }
    }

    @Test
    void neverFoundsAlone() {
        group.start("a");
        group.run(60 * SECOND);
        assertThat(group.node("a").view()).isEmpty();
        assertThat(group.node("a").report().phase()).isEqualTo(Phase.SEARCHING);
        assertThat(group.node("a").report().founding().freshNeeded()).isEqualTo(2);
    }

    @Test
    void foundsOneGroupThoughTheFoundersWordIsLateAndTheNextOnesHaveBegunTheirOwn() {
        // "b" and "c" have promised themselves to an attempt of "b" before the word of "a" arrives, and it gets no
        // further.
        group.lose(frame -> frame.frame().message() instanceof Message.Founded
                || (frame.from().name().equals("a") && group.node("a").report().phase() == Phase.ONLINE)
                || (frame.from().name().equals("c")
                        && frame.frame().message() instanceof Message.FoundingPromise
                        && group.node("a").report().phase() == Phase.ONLINE));
        startThree();
        group.run(1200 * MILLI);
        assertThat(group.node("a").view()).containsExactly("a", "b", "c");
        assertThat(group.node("b").view()).isEmpty();
        group.lose(frame -> false);
        group.run(5 * SECOND);
        for (String name : List.of("a", "b", "c")) {
            assertThat(group.node(name).outputs(Stopped.class)).as(name).isEmpty();
            assertThat(group.node(name).report().phase()).as(name).isEqualTo(Phase.ONLINE);
            assertThat(group.node(name).outputs(Output.InstallView.class))
                    .as(name)
                    .hasSize(1);
        }
        group.node("b").broadcast("together");
        group.run(SECOND);
        assertThat(group.node("a").delivered()).containsExactly("1:together");
    }

    @Test
    void deliversInOneOrderEverywhereAndInThatOfEachSender() {
        startThree();
        for (int count = 0; count < 100; count++) {
            for (String name : List.of("a", "b", "c")) {
                group.node(name).broadcast(name + count);
            }
            group.run(MILLI);
        }
        group.run(SECOND);
        List<String> order = group.node("a").delivered();
        assertThat(order).hasSize(300);
        assertThat(group.node("b").delivered()).isEqualTo(order);
        assertThat(group.node("c").delivered()).isEqualTo(order);
        List<String> ofB = new ArrayList<>();
        order.stream()
                .map(text -> text.substring(text.indexOf(':') + 1))
                .filter(text -> text.startsWith("b"))
                .forEach(ofB::add);
        for (int count = 0; count < 100; count++) {
            assertThat(ofB.get(count)).isEqualTo("b" + count);
        }
        assertThat(group.node("a").report().backlog()).isZero();
    }

    @Test
    void deliversOnWithinATenthOfASecondWhenAMemberIsKilledUnderLoad() {
        startThree();
        group.node("a").broadcast("before");
        group.run(50 * MILLI);
        group.kill("c");
        group.node("a").broadcast("after");
        group.run(100 * MILLI);
        assertThat(group.node("a").delivered()).containsExactly("1:before", "2:after");
        assertThat(group.node("b").delivered()).containsExactly("1:before", "2:after");
    }

    @Test
    void reportsAKilledMemberUnreachableThenExpelsIt() {
        startThree();
        group.kill("c");
        group.run(6 * SECOND);
        assertThat(group.node("a").outputs(Output.Unreachable.class)).hasSize(1);
        assertThat(group.node("a").view()).containsExactly("a", "b", "c");
        group.run(6 * SECOND);
        assertThat(group.node("a").view()).containsExactly("a", "b");
        assertThat(group.node("b").view()).containsExactly("a", "b");
        List<Output.InstallView> views = group.node("a").outputs(Output.InstallView.class);
        assertThat(views.get(views.size() - 1).configuration().expelled())
                .extracting(info -> info.name())
                .containsExactly("c");
    }

    @Test
    void letsARestartedProcessReplaceItsOldIncarnation() {
        startThree();
        group.node("a").broadcast("one");
        group.run(100 * MILLI);
        group.kill("c");
        group.run(2 * SECOND);
        Node again = group.start("c");
        group.run(2 * SECOND);
        assertThat(again.view()).containsExactly("a", "b", "c");
        group.node("b").broadcast("two");
        group.run(SECOND);
        assertThat(again.delivered()).containsExactly("2:two");
        assertThat(group.node("a").delivered()).containsExactly("1:one", "2:two");
    }

    @Test
    void leavesAtOnceAndTheViewChangesWithIt() {
        startThree();
        Node leaving = group.node("c");
        leaving.broadcast("last words");
        leaving.give(new Input.Leave());
        group.run(500 * MILLI);
        assertThat(leaving.outputs(Stopped.class)).containsExactly(new Stopped(StopReason.LEFT));
        assertThat(leaving.delivered()).containsExactly("1:last words");
        assertThat(group.node("a").view()).containsExactly("a", "b");
        assertThat(group.node("a").delivered()).containsExactly("1:last words");
    }

    @Test
    void leavesAtOnceWhenItIsTheOnlyMember() {
        TestGroup single = new TestGroup("only");
        Node only = single.start("only");
        single.run(SECOND);
        assertThat(only.view()).containsExactly("only");
        only.broadcast("to myself");
        single.run(10 * MILLI);
        assertThat(only.delivered()).containsExactly("1:to myself");
        only.give(new Input.Leave());
        assertThat(only.outputs(Stopped.class)).containsExactly(new Stopped(StopReason.LEFT));
    }

    @Test
    void blocksWithoutAMajorityAndFailsBroadcastsAtTheirDeadline() {
        startThree();
        group.kill("b");
        group.kill("c");
        group.run(6 * SECOND);
        Node survivor = group.node("a");
        assertThat(survivor.report().phase()).isEqualTo(Phase.BLOCKED);
        assertThat(survivor.outputs(Output.QuorumLost.class)).containsExactly(new Output.QuorumLost(1, 2));
        survivor.broadcast("nobody hears this", SECOND);
        group.run(2 * SECOND);
        assertThat(survivor.outputs(Failed.class)).containsExactly(new Failed(1, true, FailureCause.NO_QUORUM));
        assertThat(survivor.delivered()).isEmpty();
    }

    @Test
    void foundsAnewFromTheSurvivorWhenBothOthersAreBack() {
        startThree();
        group.node("b").broadcast("kept");
        group.run(100 * MILLI);
        group.kill("b");
        group.kill("c");
        group.run(6 * SECOND);
        group.start("b");
        group.run(5 * SECOND);
        assertThat(group.node("a").report().phase()).isEqualTo(Phase.BLOCKED);
        assertThat(group.node("b").report().phase()).isEqualTo(Phase.SEARCHING);
        group.start("c");
        group.run(3 * SECOND);
        group.node("c").broadcast("anew");
        group.run(SECOND);
        assertThat(group.node("a").view()).containsExactly("a", "b", "c");
        assertThat(group.node("a").delivered()).containsExactly("1:kept", "2:anew");
        assertThat(group.node("b").delivered()).containsExactly("2:anew");
        assertThat(group.node("a").outputs(Output.QuorumRegained.class))
                .containsExactly(new Output.QuorumRegained(3, 2));
    }

    @Test
    void startsAnewWhenALaterGroupWaitsForItAsWell() {
        startThree();
        group.kill("b");
        group.kill("c");
        group.run(10 * SECOND);
        group.start("b");
        group.run(SECOND);
        group.lose(frame -> frame.from().name().equals("a") || frame.to().name().equals("a"));
        group.start("c");
        group.run(60 * SECOND);
        group.node("b").broadcast("kept");
        group.run(SECOND);
        group.kill("c");
        group.lose(frame -> false);
        group.start("c");
        group.run(30 * SECOND);
        assertThat(group.node("b").report().phase()).isEqualTo(Phase.BLOCKED);
        assertThat(group.node("a").outputs(Stopped.class)).containsExactly(new Stopped(StopReason.SUPERSEDED));
        group.kill("a");
        group.start("a");
        group.run(30 * SECOND);
        assertThat(group.node("a").view()).containsExactly("a", "b", "c");
        assertThat(group.node("b").delivered()).containsExactly("1:kept");
        assertThat(group.node("b").outputs(Stopped.class)).isEmpty();
    }

    @Test
    void startsAnewWhenTheOthersHaveMadeAnotherGroupHoweverRarelyTheyTellOfThemselves() {
        Timeouts usual = Timeouts.DEFAULT;
        Timeouts rareWords = new Timeouts(
                usual.heartbeatMicros(),
                usual.suspicionMicros(),
                usual.expulsionMicros(),
                usual.stallFloorMicros(),
                usual.resendFloorMicros(),
                2 * usual.suspicionMicros(),
                usual.foundingGraceMicros(),
                usual.leaveMicros());
        group = new TestGroup(Limits.DEFAULT, rareWords, List.of("a", "b", "c"));
        startThree();
        group.lose(frame -> frame.from().name().equals("a") || frame.to().name().equals("a"));
        group.kill("b");
        group.kill("c");
        group.start("b");
        group.start("c");
        group.run(60 * SECOND);
        assertThat(group.node("b").view()).containsExactly("b", "c");
        assertThat(group.node("a").report().phase()).isEqualTo(Phase.BLOCKED);
        group.lose(frame -> false);
        group.run(60 * SECOND);
        assertThat(group.node("a").outputs(Stopped.class)).containsExactly(new Stopped(StopReason.SUPERSEDED));
    }

    @Test
    void wantsNoTickAtOnceForAPeerThatHasNoConnection() {
        startThree();
        group.lose(frame -> frame.to().name().equals("c"));
        group.node("a").broadcast("not confirmed by c");
        group.run(10 * MILLI);
        group.kill("c");
        group.run(SECOND);
        assertThat(group.node("a").rests()).isTrue();
        assertThat(group.node("b").rests()).isTrue();
    }

    @Test
    void wantsNoTickAtOnceWhileItJoins() {
        group.start("a");
        group.start("c");
        group.run(3 * SECOND);
        group.lose(frame -> frame.to().name().equals("b") || frame.from().name().equals("b"));
        Node joiner = group.start("b");
        group.run(10 * MILLI);
        group.lose(frame -> frame.frame().message() instanceof Message.JoinRequest);
        group.run(5 * SECOND);
        assertThat(joiner.report().phase()).isEqualTo(Phase.JOINING);
        assertThat(joiner.rests()).isTrue();
    }

    @Test
    void tellsOnceThatAMemberIsUnreachableAndOnceThatItIsReachableAgain() {
        startThree();
        group.lose(frame -> frame.from().name().equals("c") || frame.to().name().equals("c"));
        group.run(6 * SECOND);
        group.lose(frame -> false);
        group.run(SECOND);
        assertThat(group.node("a").outputs(Output.Unreachable.class)).hasSize(1);
        assertThat(group.node("a").outputs(Output.Reachable.class)).hasSize(1);
    }

    @Test
    void waitsForASurvivorThatDoesNotAnswerAtOnce() {
        startThree();
        group.node("b").broadcast("kept");
        group.run(100 * MILLI);
        group.kill("b");
        group.kill("c");
        group.run(6 * SECOND);
        group.start("b");
        group.run(2 * SECOND);
        group.lose(frame -> frame.from().name().equals("a") || frame.to().name().equals("a"));
        group.start("c");
        group.run(3 * SECOND);
        assertThat(group.node("b").view()).isEmpty();
        group.lose(frame -> false);
        group.run(3 * SECOND);
        group.node("c").broadcast("anew");
        group.run(SECOND);
        assertThat(group.node("a").outputs(Stopped.class)).isEmpty();
        assertThat(group.node("a").delivered()).containsExactly("1:kept", "2:anew");
    }

    @Test
    void neverFoundsAgainTheGroupThatASurvivorComesFrom() {
        // c accepts the founding of the group but never hears that it was founded.
        group.lose(frame -> frame.to().name().equals("c") && frame.frame().message() instanceof Message.Founded);
        startThree();
        assertThat(group.node("c").view()).isEmpty();
        group.lose(frame -> frame.from().name().equals("c") || frame.to().name().equals("c"));
        group.node("a").broadcast("kept");
        group.run(15 * SECOND);
        assertThat(group.node("a").view()).containsExactly("a", "b");
        group.kill("b");
        group.run(6 * SECOND);
        group.lose(frame -> false);
        group.start("b");
        group.run(5 * SECOND);
        group.node("b").broadcast("anew");
        group.run(SECOND);
        assertThat(group.node("a").outputs(Stopped.class)).isEmpty();
        assertThat(group.node("a").delivered()).containsExactly("1:kept", "2:anew");
        assertThat(group.node("c").delivered()).containsExactly("2:anew");
    }

    @Test
    void refusesASecondLiveProcessOfTheSameName() {
        startThree();
        TestGroup.Node second = group.new Node("a");
        Node sponsor = group.node("b");
        second.give(new Input.ConnectionUp(sponsor.info()));
        sponsor.give(new Input.ConnectionUp(second.info()));
        group.run(3 * SECOND);
        assertThat(group.node("a").view()).containsExactly("a", "b", "c");
        assertThat(sponsor.view()).containsExactly("a", "b", "c");
    }

    @Test
    void deliversAgainAfterAPartitionHeals() {
        startThree();
        group.lose(frame -> frame.from().name().equals("c") || frame.to().name().equals("c"));
        group.node("a").broadcast("while c is cut off");
        group.node("c").broadcast("from c");
        group.run(3 * SECOND);
        assertThat(group.node("a").delivered()).containsExactly("1:while c is cut off");
        assertThat(group.node("c").delivered()).isEmpty();
        group.lose(frame -> false);
        group.run(3 * SECOND);
        assertThat(group.node("c").delivered()).containsExactly("1:while c is cut off", "2:from c");
        assertThat(group.node("b").delivered()).containsExactly("1:while c is cut off", "2:from c");
    }

    @Test
    void catchesUpAtThePaceOfTheAnswersHoweverLongItStoodStill() {
        startThree();
        group.lose(frame -> frame.from().name().equals("c") || frame.to().name().equals("c"));
        group.node("c").broadcast("from c");
        for (int count = 0; count < 4_000; count++) {
            group.node("a").broadcast("a" + count);
            group.run(MILLI);
        }
        group.lose(frame -> false);
        group.run(2 * SECOND);
        assertThat(group.node("a").delivered()).hasSize(4_001);
        assertThat(group.node("c").delivered()).isEqualTo(group.node("a").delivered());
    }
}
