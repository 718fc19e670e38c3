package io.xcom4ee.core.paxos;

import static io.xcom4ee.core.paxos.Example.HORIZON;
import static io.xcom4ee.core.paxos.Example.group;
import static io.xcom4ee.core.paxos.Example.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xcom4ee.core.base.Ballot;
import io.xcom4ee.core.base.InvariantViolation;
import io.xcom4ee.core.message.AcceptedInterval;
import io.xcom4ee.core.message.Message.Accept;
import io.xcom4ee.core.message.Message.Learn;
import io.xcom4ee.core.message.Message.Prepare;
import io.xcom4ee.core.message.Message.Promise;
import io.xcom4ee.core.message.Message.Propose;
import io.xcom4ee.core.message.NoOp;
import io.xcom4ee.core.message.RoundValue;
import io.xcom4ee.core.message.SlotReport;
import io.xcom4ee.core.paxos.Acceptor.ProposeOutcome;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The acceptor's rules of protocol.md, "The fast path" and "The slow path", each as a sentence. */
class AcceptorTest {
    private static final int OWNER = 1;
    private static final int SELF = 2;
    private static final Ballot LOW = new Ballot(1, 2);
    private static final Ballot HIGH = new Ballot(2, 3);

    private final Lane lane = new Lane(OWNER, 1);

    private ProposeOutcome propose(long round, long previousRound) {
        return Acceptor.propose(lane, new Propose(round, previousRound, value("v" + round)), HORIZON);
    }

    private static Prepare prepare(Ballot ballot, long from, long to) {
        return new Prepare(ballot, OWNER, from, to);
    }

    @Test
    void acceptsTheOwnersProposalAndTakesTheRoundsBetweenForSkips() {
        assertThat(propose(4, 0)).isEqualTo(ProposeOutcome.ACCEPTED);
        assertThat(lane.interval()).isEqualTo(new AcceptedInterval(OWNER, 1, 4));
        assertThat(lane.decided(3, SELF, group(5))).isEqualTo(NoOp.NO_OP);
        assertThat(lane.decided(4, SELF, group(5))).isNull();
    }

    @Test
    void knowsAValueChosenInAGroupOfThreeTheMomentItAcceptsIt() {
        propose(1, 0);
        assertThat(lane.decided(1, SELF, group(3))).isEqualTo(value("v1"));
    }

    @Test
    void needsAnotherVoteInAGroupOfFive() {
        propose(1, 0);
        assertThat(lane.decided(1, SELF, group(5))).isNull();
        lane.recordVotes(3, new AcceptedInterval(OWNER, 1, 1));
        assertThat(lane.decided(1, SELF, group(5))).isEqualTo(value("v1"));
    }

    @Test
    void neverTakesAGapForASkip() {
        propose(1, 0);
        assertThat(propose(4, 2)).isEqualTo(ProposeOutcome.GAP);
        assertThat(lane.upTo()).isEqualTo(1);
        Acceptor.claim(lane, 4, 9, HORIZON);
        assertThat(lane.upTo()).isEqualTo(1);
        assertThat(Acceptor.hasGap(lane, HORIZON)).isTrue();
    }

    @Test
    void takesUpTheClaimOnceTheGapIsFilled() {
        Acceptor.claim(lane, 2, 6, HORIZON);
        propose(2, 0);
        assertThat(lane.interval()).isEqualTo(new AcceptedInterval(OWNER, 1, 6));
    }

    @Test
    void acceptsNothingBeyondTheHorizon() {
        assertThat(Acceptor.propose(lane, new Propose(11, 0, value("far")), 10))
                .isEqualTo(ProposeOutcome.BEYOND_HORIZON);
        Acceptor.claim(lane, 0, 20, 10);
        assertThat(lane.upTo()).isEqualTo(10);
    }

    @Test
    void refusesBallotZeroWhereItHasPromised() {
        Acceptor.prepare(lane, prepare(LOW, 1, 3));
        assertThat(propose(1, 0)).isEqualTo(ProposeOutcome.PROMISED);
        assertThat(propose(4, 0)).isEqualTo(ProposeOutcome.ACCEPTED);
    }

    @Test
    void promisesOnlyWhatWasNotPromisedHigherInAnySlotOfTheRange() {
        Acceptor.prepare(lane, prepare(HIGH, 3, 3));
        Acceptor.Answer<Promise> answer = Acceptor.prepare(lane, prepare(LOW, 1, 5));
        assertThat(answer.given()).isEmpty();
        assertThat(answer.promised()).isEqualTo(HIGH);
        assertThat(propose(1, 0)).isEqualTo(ProposeOutcome.ACCEPTED);
    }

    @Test
    void reportsVotesAtBallotZeroAndSkipsInAPromise() {
        propose(2, 0);
        Promise promise = Acceptor.prepare(lane, prepare(LOW, 1, 3)).given().orElseThrow();
        assertThat(promise.reports())
                .containsExactly(
                        new SlotReport(1, true, Ballot.ZERO, NoOp.NO_OP),
                        new SlotReport(2, false, Ballot.ZERO, value("v2")));
    }

    @Test
    void answersARepeatedPrepareAgain() {
        propose(1, 0);
        Promise first = Acceptor.prepare(lane, prepare(LOW, 1, 2)).given().orElseThrow();
        assertThat(Acceptor.prepare(lane, prepare(LOW, 1, 2)).given()).contains(first);
    }

    @Test
    void acceptsAtThePromisedBallotAndRefusesALowerOne() {
        Acceptor.prepare(lane, prepare(HIGH, 1, 2));
        Accept late = new Accept(LOW, OWNER, 1, 2, List.of());
        assertThat(Acceptor.accept(lane, late).given()).isEmpty();
        Accept accept = new Accept(HIGH, OWNER, 1, 2, List.of(new RoundValue(2, value("v"))));
        assertThat(Acceptor.accept(lane, accept).given()).contains(List.of(1L, 2L));
        Promise promise =
                Acceptor.prepare(lane, prepare(new Ballot(3, 1), 1, 2)).given().orElseThrow();
        assertThat(promise.reports())
                .containsExactly(
                        new SlotReport(1, false, HIGH, NoOp.NO_OP), new SlotReport(2, false, HIGH, value("v")));
    }

    @Test
    void raisesThePromiseByAccepting() {
        Acceptor.accept(lane, new Accept(HIGH, OWNER, 1, 1, List.of()));
        assertThat(Acceptor.prepare(lane, prepare(LOW, 1, 1)).given()).isEmpty();
    }

    @Test
    void countsNoVoteBelowTheBaseOfTheInterval() {
        propose(1, 0);
        lane.recordVotes(3, new AcceptedInterval(OWNER, 2, 4));
        lane.recordVotes(4, new AcceptedInterval(OWNER, 2, 4));
        assertThat(lane.decided(1, SELF, group(5))).isNull();
    }

    @Test
    void countsNoVoteOfAMemberThatIsNotInTheRoundsConfiguration() {
        propose(1, 0);
        lane.recordVotes(9, new AcceptedInterval(OWNER, 1, 4));
        assertThat(lane.decided(1, SELF, group(5))).isNull();
    }

    @Test
    void countsEachMemberOnce() {
        propose(1, 0);
        lane.recordVotes(3, new AcceptedInterval(OWNER, 1, 1));
        lane.recordVotes(3, new AcceptedInterval(OWNER, 1, 2));
        assertThat(lane.decided(1, SELF, group(7))).isNull();
    }

    @Test
    void restartsTheBaseBehindRoundsThatItLearned() {
        Acceptor.learn(lane, new Learn(OWNER, 1, 2, List.of(new RoundValue(2, value("v2")))), HORIZON);
        propose(3, 2);
        assertThat(lane.interval()).isEqualTo(new AcceptedInterval(OWNER, 3, 3));
    }

    @Test
    void neverExtendsAnOlderBaseWithANewerUpperEnd() {
        propose(1, 0);
        lane.recordVotes(3, new AcceptedInterval(OWNER, 2, 1));
        lane.recordVotes(3, new AcceptedInterval(OWNER, 4, 6));
        assertThat(lane.decided(1, SELF, group(5))).isNull();
    }

    @Test
    void takesNoProposalOfARoundThatIsEvictedHoweverLateItComes() {
        propose(1, 0);
        lane.evictBelow(8);
        assertThat(lane.interval()).isEqualTo(new AcceptedInterval(OWNER, 8, 7));
        assertThat(propose(5, 1)).isEqualTo(ProposeOutcome.KNOWN);
        assertThat(propose(9, 5)).isEqualTo(ProposeOutcome.ACCEPTED);
    }

    @Test
    void tellsWhetherItHasLearnedAnythingNew() {
        Learn decided = new Learn(OWNER, 1, 2, List.of(new RoundValue(1, value("one"))));
        assertThat(Acceptor.learn(lane, decided, HORIZON)).isTrue();
        assertThat(Acceptor.learn(lane, decided, HORIZON)).isFalse();
        assertThat(Acceptor.learn(lane, new Learn(OWNER, 2, 3, List.of()), HORIZON))
                .isTrue();
        assertThat(Acceptor.learn(lane, new Learn(OWNER, HORIZON + 1, HORIZON + 2, List.of()), HORIZON))
                .isFalse();
    }

    @Test
    void stopsOnTwoDecisionsForOneSlot() {
        Acceptor.learn(lane, new Learn(OWNER, 1, 1, List.of(new RoundValue(1, value("one")))), HORIZON);
        assertThatThrownBy(() -> Acceptor.learn(lane, new Learn(OWNER, 1, 1, List.of()), HORIZON))
                .isInstanceOf(InvariantViolation.class);
    }
}
