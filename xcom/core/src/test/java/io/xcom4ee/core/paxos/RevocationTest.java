package io.xcom4ee.core.paxos;

import static io.xcom4ee.core.paxos.Example.group;
import static io.xcom4ee.core.paxos.Example.value;
import static org.assertj.core.api.Assertions.assertThat;

import io.xcom4ee.core.base.Ballot;
import io.xcom4ee.core.message.Message.Accept;
import io.xcom4ee.core.message.Message.Prepare;
import io.xcom4ee.core.message.Message.Promise;
import io.xcom4ee.core.message.NoOp;
import io.xcom4ee.core.message.RoundValue;
import io.xcom4ee.core.message.SlotReport;
import java.util.List;
import org.junit.jupiter.api.Test;

class RevocationTest {
    private static final Ballot BALLOT = new Ballot(3, 2);

    private final Revocation revocation = new Revocation(new Prepare(BALLOT, 1, 4, 5), group(5));

    private static Promise promise(SlotReport... reports) {
        return new Promise(BALLOT, 1, 4, 5, List.of(reports));
    }

    @Test
    void proposesTheValueAcceptedAtTheHighestBallotElseANoOp() {
        revocation.onPromise(2, promise(new SlotReport(4, false, Ballot.ZERO, value("old"))));
        revocation.onPromise(3, promise());
        Accept accept = revocation
                .onPromise(4, promise(new SlotReport(4, false, new Ballot(1, 3), value("newer"))))
                .orElseThrow();
        assertThat(accept.values()).containsExactly(new RoundValue(4, value("newer")));
    }

    @Test
    void takesADecidedValueBeforeAnyAcceptedOne() {
        revocation.onPromise(2, promise(new SlotReport(4, true, Ballot.ZERO, value("decided"))));
        revocation.onPromise(3, promise(new SlotReport(4, false, new Ballot(2, 3), value("decided"))));
        Accept accept = revocation.onPromise(4, promise()).orElseThrow();
        assertThat(accept.values()).containsExactly(new RoundValue(4, value("decided")));
    }

    @Test
    void countsEachVoterOnceAndNobodyElse() {
        revocation.onPromise(2, promise());
        assertThat(revocation.onPromise(2, promise())).isEmpty();
        assertThat(revocation.onPromise(9, promise())).isEmpty();
        assertThat(revocation.unanswered()).containsExactly(1, 3, 4, 5);
        revocation.onPromise(3, promise());
        assertThat(revocation.onPromise(4, promise())).isPresent();
    }

    @Test
    void ignoresPromisesOfAnotherAttempt() {
        Promise other = new Promise(new Ballot(2, 2), 1, 4, 5, List.of());
        revocation.onPromise(2, other);
        revocation.onPromise(3, other);
        assertThat(revocation.onPromise(4, other)).isEmpty();
    }

    @Test
    void decidesASlotWhenAMajorityHasAcceptedItAtThisBallot() {
        for (int voter = 2; voter <= 4; voter++) {
            revocation.onPromise(voter, promise());
        }
        assertThat(revocation.onAccepted(2, BALLOT, 4, 5)).isEmpty();
        assertThat(revocation.onAccepted(3, BALLOT, 4, 5)).isEmpty();
        assertThat(revocation.onAccepted(3, BALLOT, 4, 5)).isEmpty();
        assertThat(revocation.onAccepted(4, new Ballot(2, 2), 4, 5)).isEmpty();
        assertThat(revocation.onAccepted(5, BALLOT, 4, 4)).containsExactly(new RoundValue(4, NoOp.NO_OP));
        assertThat(revocation.isDone()).isFalse();
        revocation.settle(5);
        assertThat(revocation.isDone()).isTrue();
    }
}
