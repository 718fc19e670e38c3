package io.xcom4ee.simulator.check;

import static io.xcom4ee.simulator.check.Story.A;
import static io.xcom4ee.simulator.check.Story.A2;
import static io.xcom4ee.simulator.check.Story.B;
import static io.xcom4ee.simulator.check.Story.C;
import static io.xcom4ee.simulator.check.Story.C2;
import static io.xcom4ee.simulator.check.Story.FIRST;
import static io.xcom4ee.simulator.check.Story.LIST;
import static io.xcom4ee.simulator.check.Story.SECOND;
import static io.xcom4ee.simulator.check.Story.delivery;
import static io.xcom4ee.simulator.check.Story.tag;
import static io.xcom4ee.simulator.check.Story.view;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xcom4ee.core.base.Agreements;
import io.xcom4ee.core.base.Configuration;
import io.xcom4ee.core.base.GroupId;
import io.xcom4ee.core.base.MemberInfo;
import io.xcom4ee.core.member.Command;
import io.xcom4ee.core.member.Input;
import io.xcom4ee.core.member.Output;
import io.xcom4ee.core.member.Output.StopReason;
import java.util.List;
import org.junit.jupiter.api.Test;

class MembershipCheckersTest {
    private static final long BEFORE_THE_SECOND_GROUP = 1_500;
    private static final long AFTER_THE_SECOND_GROUP = 2_500;

    private final ViewsChecker views = new ViewsChecker(LIST);
    private final OneGroupChecker groups = new OneGroupChecker(LIST, true);
    private final ReportsChecker reports = new ReportsChecker();

    @Test
    void viewsFindsTwoViewsOfOneNumber() {
        views.installed(view(A, FIRST, 1, 0, A, B, C));
        assertThatThrownBy(() -> views.installed(view(B, FIRST, 1, 0, A, B))).isInstanceOf(Violation.class);
    }

    @Test
    void viewsFindsOneViewAtTwoPositions() {
        views.installed(view(A, FIRST, 1, 0, A, B, C));
        assertThatThrownBy(() -> views.installed(view(B, FIRST, 1, 3, A, B, C))).isInstanceOf(Violation.class);
    }

    @Test
    void viewsFindsASkippedView() {
        views.installed(view(A, FIRST, 1, 0, A, B, C));
        assertThatThrownBy(() -> views.installed(view(A, FIRST, 3, 0, A, B, C)))
                .isInstanceOf(Violation.class)
                .hasMessageContaining("#3 after");
    }

    @Test
    void viewsFindsAViewWithoutItsOwner() {
        assertThatThrownBy(() -> views.installed(view(C, FIRST, 1, 0, A, B)))
                .isInstanceOf(Violation.class)
                .hasMessageContaining("without itself");
    }

    @Test
    void viewsFindsADifferenceThatIsNotTold() {
        views.installed(view(A, FIRST, 1, 0, A, B, C));
        assertThatThrownBy(() -> views.installed(view(A, FIRST, 2, 0, A, B)))
                .isInstanceOf(Violation.class)
                .hasMessageContaining("is true");
    }

    @Test
    void viewsFindsTwoIncarnationsOfOneName() {
        assertThatThrownBy(() -> views.installed(view(A, FIRST, 1, 0, A, C, C2)))
                .isInstanceOf(Violation.class)
                .hasMessageContaining("two members named c");
    }

    @Test
    void viewsFindsTheWayBackToAnOlderGroup() {
        views.installed(view(A, SECOND, 1, 0, A, B, C));
        assertThatThrownBy(() -> views.installed(view(A, FIRST, 1, 0, A, B, C)))
                .isInstanceOf(Violation.class)
                .hasMessageContaining("goes back");
    }

    @Test
    void primaryFindsAnotherThanTheFirst() {
        MemberInfo heavy = new MemberInfo(B.id(), "host", 7000, 1, 2);
        assertThatThrownBy(() -> new PrimaryChecker().installed(view(A, FIRST, 1, 0, A, heavy)))
                .isInstanceOf(Violation.class)
                .hasMessageContaining("instead of b");
    }

    private static Installation withPrimary(long number, MemberInfo primary, Agreements agreements) {
        Configuration configuration = Story.configuration(number, A, B).withAgreements(agreements);
        return new Installation(A.id(), FIRST, FIRST, configuration, primary, 0, number);
    }

    private static PrimaryChecker afterHandOverToB() {
        PrimaryChecker primaries = new PrimaryChecker();
        primaries.commanded(A.id(), new Input.Command(1, new Command.HandOverPrimary("b"), 1));
        primaries.installed(withPrimary(1, A, new Agreements(0, 1, 2, 0)));
        primaries.installed(withPrimary(2, B, new Agreements(2, 2, 2, 0)));
        return primaries;
    }

    @Test
    void primaryAcceptsAHandOverThatWasWantedAndWhatFollows() {
        afterHandOverToB().installed(withPrimary(3, B, new Agreements(2, 2, 2, 0)));
    }

    @Test
    void primaryFindsAHandOverThatNobodyWanted() {
        PrimaryChecker primaries = new PrimaryChecker();
        primaries.installed(withPrimary(1, A, new Agreements(0, 1, 2, 0)));
        assertThatThrownBy(() -> primaries.installed(withPrimary(2, B, new Agreements(2, 2, 2, 0))))
                .isInstanceOf(Violation.class)
                .hasMessageContaining("nobody may want");
    }

    @Test
    void primaryFindsATermWithTheTokenOfTheOneBefore() {
        PrimaryChecker primaries = new PrimaryChecker();
        primaries.commanded(A.id(), new Input.Command(1, new Command.HandOverPrimary("b"), 1));
        primaries.installed(withPrimary(1, A, new Agreements(0, 1, 2, 0)));
        assertThatThrownBy(() -> primaries.installed(withPrimary(2, B, new Agreements(2, 1, 2, 0))))
                .isInstanceOf(Violation.class)
                .hasMessageContaining("began with 2, not with 1");
    }

    @Test
    void commandFindsASecondAnswerAndAnEffectThatNoViewShows() {
        CommandChecker commands = new CommandChecker(0);
        commands.commanded(A.id(), new Input.Command(1, new Command.HandOverPrimary("b"), 1));
        assertThatThrownBy(() -> commands.commandEnded(A.id(), 1, new Output.CommandDone(1)))
                .isInstanceOf(Violation.class)
                .hasMessageContaining("no view shows it");
        assertThatThrownBy(() -> commands.commandEnded(A.id(), 1, new Output.CommandDone(1)))
                .isInstanceOf(Violation.class)
                .hasMessageContaining("again");
    }

    @Test
    void commandFindsAnAnswerThatIsLate() {
        CommandChecker commands = new CommandChecker(0);
        commands.commanded(A.id(), new Input.Command(1, new Command.HandOverPrimary("b"), 1));
        assertThatThrownBy(() -> commands.turnEnded(A.id(), 2, 3))
                .isInstanceOf(Violation.class)
                .hasMessageContaining("after its deadline");
    }

    @Test
    void oneGroupFindsAFoundingBesideAMajority() {
        start(A, B, C);
        groups.installed(view(A, FIRST, 1, 0, A, B, C));
        groups.installed(view(B, FIRST, 1, 0, A, B, C));
        groups.died(C.id(), 0);
        start(C2);
        assertThatThrownBy(() -> groups.installed(view(C2, SECOND, 2, 0, C2)))
                .isInstanceOf(Violation.class)
                .hasMessageContaining("can go on");
    }

    @Test
    void oneGroupKnowsWhenANameWasCountedTwice() {
        start(A, B, C, C2);
        groups.installed(view(A, FIRST, 1, 0, A, C));
        groups.installed(view(C, FIRST, 1, 0, A, C));
        assertThatThrownBy(() -> groups.installed(view(B, SECOND, 2, 0, B, C2))).isInstanceOf(Violation.class);
        assertThat(groups.isNameCountedTwice()).isTrue();
    }

    @Test
    void oneGroupExcusesNothingBecauseANameMerelyRunsTwice() {
        start(A, B, C, C2);
        groups.installed(view(A, FIRST, 1, 0, A, B));
        groups.installed(view(B, FIRST, 1, 0, A, B));
        assertThatThrownBy(() -> groups.installed(view(C2, SECOND, 2, 0, C, C2)))
                .isInstanceOf(Violation.class);
        assertThat(groups.isNameCountedTwice()).isFalse();
    }

    @Test
    void oneGroupExcusesNothingWhereAProcessIsInBothGroups() {
        start(A, B, C, C2);
        groups.installed(view(A, FIRST, 1, 0, A, C));
        groups.installed(view(C2, SECOND, 2, 0, A, C2));
        assertThat(groups.isNameCountedTwice()).isFalse();
    }

    @Test
    void oneGroupFindsAnEpochThatFalls() {
        start(A, B, C);
        groups.installed(view(A, SECOND, 1, 0, A, B));
        groups.installed(view(B, SECOND, 1, 0, A, B));
        groups.died(A.id(), 1);
        groups.died(B.id(), 1);
        start(A2, C);
        groups.installed(view(A2, FIRST, 1, 2, A2, C));
        assertThatThrownBy(() -> groups.installed(view(C, FIRST, 1, 2, A2, C)))
                .isInstanceOf(Violation.class)
                .hasMessageContaining("no higher epoch");
    }

    @Test
    void oneGroupAcceptsAFoundingBesideAMinority() {
        found();
    }

    @Test
    void oneGroupFindsNewDeliveriesInAnOlderGroup() {
        Installation first = found();
        groups.broadcast(new Taken(A.id(), tag(11), false, 0, AFTER_THE_SECOND_GROUP));
        assertThatThrownBy(() -> groups.delivered(delivery(first, A, 1, A, 11)))
                .isInstanceOf(Violation.class)
                .hasMessageContaining("operates");
    }

    @Test
    void oneGroupFindsNewDeliveriesInAnOlderGroupThatItsFoundersEnterLast() {
        Installation belated = foundTheOlderGroupLast();
        groups.broadcast(new Taken(A.id(), tag(11), false, 0, AFTER_THE_SECOND_GROUP));
        assertThatThrownBy(() -> groups.delivered(delivery(belated, A, 1, A, 11)))
                .isInstanceOf(Violation.class)
                .hasMessageContaining("operates");
    }

    @Test
    void oneGroupAcceptsNewDeliveriesInTheGroupOfTheHigherEpochThoughItOperatesFirst() {
        foundTheOlderGroupLast();
        Installation newest = view(C2, SECOND, 2, 0, C2, Story.info("b", 2));
        groups.broadcast(new Taken(C2.id(), tag(12), false, 0, 10 * AFTER_THE_SECOND_GROUP));
        groups.delivered(delivery(newest, C2, 1, C2, 12));
    }

    @Test
    void oneGroupAcceptsThatAnOlderGroupLearnsWhatWasDecidedBefore() {
        Installation first = found();
        groups.broadcast(new Taken(A.id(), tag(11), false, 0, BEFORE_THE_SECOND_GROUP));
        groups.delivered(delivery(first, A, 1, A, 11));
    }

    @Test
    void oneGroupFindsADeliveryInAGroupThatNeverHadAMajority() {
        start(A, B, C);
        Installation alone = view(A, FIRST, 1, 0, A, B, C);
        groups.installed(alone);
        assertThatThrownBy(() -> groups.delivered(delivery(alone, A, 1, A, 11)))
                .isInstanceOf(Violation.class)
                .hasMessageContaining("have ever been");
    }

    @Test
    void oneGroupFindsAFoundingThatDoesNotRaiseTheEpoch() {
        start(A, B);
        groups.installed(view(A, SECOND, 1, 0, A, B));
        assertThatThrownBy(() -> groups.installed(view(A, FIRST, 2, 0, A, B)))
                .isInstanceOf(Violation.class)
                .hasMessageContaining("no higher epoch");
    }

    @Test
    void reportsFindsAMemberThatSpeaksAfterItsEnd() {
        reports.stopped(A.id(), StopReason.LEFT, 0);
        assertThatThrownBy(() -> reports.installed(view(A, FIRST, 1, 0, A))).isInstanceOf(Violation.class);
    }

    @Test
    void restFindsAMemberThatSpins() {
        RestChecker rest = new RestChecker();
        assertThatThrownBy(() -> {
                    for (int turn = 0; turn < 1000; turn++) {
                        rest.turnEnded(A.id(), turn, turn);
                    }
                })
                .isInstanceOf(Violation.class)
                .hasMessageContaining("wants a tick");
    }

    @Test
    void reportsFindsALossOfQuorumToldTwice() {
        reports.quorum(A.id(), false, 0);
        reports.quorum(A.id(), true, 0);
        reports.quorum(A.id(), false, 0);
        assertThatThrownBy(() -> reports.quorum(A.id(), false, 0)).isInstanceOf(Violation.class);
    }

    @Test
    void reportsFindsAnOpinionAboutAStranger() {
        reports.installed(view(A, FIRST, 1, 0, A, B));
        assertThatThrownBy(() -> reports.reachable(A.id(), C.id(), false)).isInstanceOf(Violation.class);
    }

    /** a is left alone in the first group; b and c have died and found the second one anew. */
    private Installation found() {
        GroupId second = SECOND;
        start(A, B, C);
        Installation first = view(A, FIRST, 1, 0, A, B, C);
        groups.installed(first);
        groups.installed(view(B, FIRST, 1, 0, A, B, C));
        List.of(B, C).forEach(dead -> groups.died(dead.id(), 0));
        MemberInfo freshB = Story.info("b", 2);
        start(freshB, C2);
        groups.installed(view(freshB, second, 2, 0, freshB, C2));
        groups.installed(view(C2, second, 2, 0, freshB, C2));
        return first;
    }

    /** b has entered the first group and died; b and c found the second one; then a enters the first one, as its second founder. */
    private Installation foundTheOlderGroupLast() {
        start(A, B, C);
        groups.installed(view(B, FIRST, 1, 0, A, B));
        List.of(B, C).forEach(dead -> groups.died(dead.id(), 0));
        MemberInfo freshB = Story.info("b", 2);
        start(freshB, C2);
        groups.installed(view(freshB, SECOND, 2, 0, freshB, C2));
        groups.installed(view(C2, SECOND, 2, 0, freshB, C2));
        Installation belated = view(A, FIRST, 3, 0, A, B);
        groups.installed(belated);
        return belated;
    }

    private void start(MemberInfo... processes) {
        for (MemberInfo process : processes) {
            groups.started(process, 0);
        }
    }
}
