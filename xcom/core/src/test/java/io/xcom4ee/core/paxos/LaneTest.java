package io.xcom4ee.core.paxos;

import static io.xcom4ee.core.paxos.Example.HORIZON;
import static io.xcom4ee.core.paxos.Example.group;
import static io.xcom4ee.core.paxos.Example.value;
import static org.assertj.core.api.Assertions.assertThat;

import io.xcom4ee.core.message.AcceptedInterval;
import io.xcom4ee.core.message.Message.Propose;
import io.xcom4ee.core.message.NoOp;
import org.junit.jupiter.api.Test;

/** Whether a decision that a lane is told is new to it. */
class LaneTest {
    private static final int OWNER = 1;
    private static final int SELF = 2;

    private final Lane lane = new Lane(OWNER, 1);

    @Test
    void aDecisionIsNewOnce() {
        assertThat(lane.decide(1, value("one"))).isTrue();
        assertThat(lane.decide(1, value("one"))).isFalse();
        assertThat(lane.bytes()).isEqualTo(value("one").sizeBytes());
    }

    @Test
    void aDecisionForWhatWasOnlyAcceptedIsNew() {
        Acceptor.propose(lane, new Propose(1, 0, value("one")), HORIZON);
        assertThat(lane.decide(1, value("one"))).isTrue();
    }

    @Test
    void whatVotesHaveDecidedIsNotNew() {
        Acceptor.propose(lane, new Propose(1, 0, value("one")), HORIZON);
        lane.recordVotes(3, new AcceptedInterval(OWNER, 1, 1));
        assertThat(lane.decided(1, SELF, group(5))).isEqualTo(value("one"));
        assertThat(lane.decide(1, value("one"))).isFalse();
    }

    @Test
    void whatTheOwnerHasSkippedIsNotNew() {
        Acceptor.claim(lane, 0, 3, HORIZON);
        assertThat(lane.decide(2, NoOp.NO_OP)).isFalse();
    }

    @Test
    void whatIsNoLongerKeptIsNotNew() {
        lane.evictBelow(5);
        assertThat(lane.decide(4, value("four"))).isFalse();
        assertThat(lane.bytes()).isZero();
    }
}
