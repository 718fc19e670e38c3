package io.xcom4ee.core.member;

import static org.assertj.core.api.Assertions.assertThat;

import io.xcom4ee.core.base.ConfiguredMember;
import io.xcom4ee.core.base.MemberId;
import io.xcom4ee.core.base.MemberInfo;
import io.xcom4ee.core.base.ProtocolVersion;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** When a peer counts as one that lives and cannot be sent anything. */
class PeerTest {
    private static final long STALL = 30_000;
    private static final long START = 1_000_000;
    private static final int OTHER = 3;

    private static Peer peer(boolean connected) {
        MemberInfo info = new MemberInfo(new MemberId("b", new UUID(0, 1)), "localhost", 1, ProtocolVersion.NEWEST, 50);
        return new Peer(new ConfiguredMember(2, info, true), 1, connected, START);
    }

    @Test
    void whoIsConnectedAndHeardIsInReach() {
        Peer peer = peer(true);
        assertThat(peer.isOutOfReach(START + 10 * STALL, STALL)).isFalse();
    }

    @Test
    void whoWasNeverConnectedIsOutOfReachOnceItIsHeardAStallAfterItBecameKnown() {
        Peer peer = peer(false);
        assertThat(peer.isOutOfReach(START, STALL)).as("only known").isFalse();
        assertThat(peer.isOutOfReach(START + STALL - 1, STALL)).isFalse();
        assertThat(peer.isOutOfReach(START + STALL, STALL)).isTrue();
    }

    @Test
    void theWordOfOthersThatItLivesCountsLikeItsOwn() {
        Peer peer = peer(false);
        peer.heardOf(OTHER, START + STALL - 1);
        assertThat(peer.isOutOfReach(START, STALL)).isFalse();
        peer.heardOf(OTHER, START + STALL);
        assertThat(peer.isOutOfReach(START, STALL)).isTrue();
    }

    @Test
    void aConnectionThatHasBrokenLaterGivesItTheTimeAnew() {
        Peer peer = peer(true);
        long broken = START + 5 * STALL;
        peer.disconnect(broken);
        assertThat(peer.isOutOfReach(broken + STALL - 1, STALL)).isFalse();
        assertThat(peer.isOutOfReach(broken + STALL, STALL)).isTrue();
    }

    @Test
    void whatIsKnownFromBeforeItBeganTellsNothing() {
        Peer peer = peer(false);
        long begun = START + 5 * STALL;
        peer.begin(begun);
        assertThat(peer.isOutOfReach(begun, STALL)).isFalse();
        assertThat(peer.isOutOfReach(begun + STALL - 1, STALL)).isFalse();
        assertThat(peer.isOutOfReach(begun + STALL, STALL)).isTrue();
    }

    @Test
    void whoIsHeardByOthersOnlyIsOutOfReachThoughThereIsAConnection() {
        Peer peer = peer(true);
        peer.heardOf(OTHER, START + STALL - 1);
        assertThat(peer.isOutOfReach(START, STALL)).isFalse();
        peer.heardOf(OTHER, START + STALL);
        assertThat(peer.isOutOfReach(START, STALL)).isTrue();
        assertThat(peer.isOutOfReach(START + 1, STALL)).as("heard again").isFalse();
    }
}
