package io.xcom4ee.core.paxos;

import static io.xcom4ee.core.paxos.Example.value;
import static org.assertj.core.api.Assertions.assertThat;

import io.xcom4ee.core.message.Message.Propose;
import org.junit.jupiter.api.Test;

class OwnLaneTest {
    private final Lane lane = new Lane(1, 1);
    private final OwnLane own = new OwnLane(lane);

    @Test
    void claimsTheRoundsBetweenTwoProposalsAsSkipped() {
        own.propose(value("one"));
        own.skipTo(4);
        assertThat(own.propose(value("five"))).isEqualTo(new Propose(5, 1, value("five")));
    }

    @Test
    void neverUsesARoundOfARevokedRangeNorClaimsItAsSkipped() {
        own.propose(value("one"));
        own.jumpBehind(6);
        assertThat(own.propose(value("seven"))).isEqualTo(new Propose(7, 6, value("seven")));
    }

    @Test
    void neverReachesBackWithAClaim() {
        own.propose(value("one"));
        own.skipTo(9);
        own.jumpBehind(5);
        assertThat(own.skippedAbove()).isEqualTo(1);
        assertThat(own.skippedTo()).isEqualTo(9);
    }

    @Test
    void givesAProposalAgainWithTheClaimThatItHad() {
        own.propose(value("one"));
        own.skipTo(3);
        own.propose(value("four"));
        assertThat(own.openProposals(1, 9, 1)).containsExactly(new Propose(1, 0, value("one")));
        assertThat(own.openProposals(2, 9, 1_000)).containsExactly(new Propose(4, 1, value("four")));
    }
}
