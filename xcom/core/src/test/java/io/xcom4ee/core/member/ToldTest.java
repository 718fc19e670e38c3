package io.xcom4ee.core.member;

import static org.assertj.core.api.Assertions.assertThat;

import io.xcom4ee.core.base.ConfiguredMember;
import io.xcom4ee.core.base.MemberId;
import io.xcom4ee.core.base.MemberInfo;
import io.xcom4ee.core.base.ProtocolVersion;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** When a peer that asks again is told the same again. */
class ToldTest {
    private static final long FLOOR = 50_000;
    private static final int LANE = 2;

    private final Told told = new Told();

    /** Answers a question with 32 rounds, unless there is nothing new to tell. */
    private long answer(long fromRound, long nowMicros) {
        long start = told.answerFrom(fromRound, FLOOR, nowMicros);
        told.told(Math.max(start - 1, fromRound + 31), Long.MAX_VALUE);
        return start;
    }

    @Test
    void whoAsksAgainWhileTheAnswerIsUnderWayIsToldWhatComesBehindIt() {
        assertThat(answer(1, 0)).isEqualTo(1);
        assertThat(answer(1, FLOOR - 1)).isEqualTo(33);
    }

    @Test
    void whoWasHelpedOnIsToldWhatComesBehind() {
        answer(1, 0);
        assertThat(answer(20, 10)).isEqualTo(33);
        assertThat(answer(52, 20)).isEqualTo(52);
    }

    @Test
    void anAnswerThatHelpsNobodyIsRepeatedAfterTheResendTimeOutWhichDoublesEachTime() {
        answer(1, 0);
        long now = 0;
        for (int patience : List.of(1, 2, 4, 8, 16, 16, 16)) {
            now += patience * FLOOR;
            assertThat(answer(1, now - 1)).isEqualTo(33);
            assertThat(answer(1, now)).isEqualTo(1);
        }
    }

    @Test
    void onceItHasHelpedTheTimeOutIsShortAgain() {
        answer(1, 0);
        answer(1, FLOOR);
        assertThat(answer(10, 2 * FLOOR)).isEqualTo(33);
        assertThat(answer(10, 3 * FLOOR)).isEqualTo(10);
    }

    @Test
    void whoAsksForSomethingElseIsToldAtOnce() {
        answer(100, 0);
        assertThat(answer(50, 1)).isEqualTo(50);
        assertThat(answer(200, 2)).isEqualTo(200);
    }

    @Test
    void whoWasToldAProposalIsToldAtOnceThatItIsDecidedMeanwhile() {
        told.told(told.answerFrom(1, FLOOR, 0) + 31, 5);
        told.decided(1);
        assertThat(answer(1, 1)).isEqualTo(33);
        told.decided(5);
        assertThat(answer(5, 2)).isEqualTo(5);
        // Once: it is told by the decision now.
        told.decided(5);
        assertThat(answer(5, 3)).isEqualTo(37);
    }

    @Test
    void whatWasToldOnAConnectionThatHasBrokenIsToldAgain() {
        Peer peer = peer();
        peer.told(LANE).told(peer.told(LANE).answerFrom(1, FLOOR, 0), Long.MAX_VALUE);
        assertThat(peer.told(LANE).answerFrom(1, FLOOR, 1)).isEqualTo(2);
        peer.connect();
        assertThat(peer.told(LANE).answerFrom(1, FLOOR, 1)).isEqualTo(1);
    }

    @Test
    void nothingIsKeptOfALaneThatIsGone() {
        Peer peer = peer();
        Told before = peer.told(LANE);
        peer.dropLanes(List.of(LANE));
        assertThat(peer.told(LANE)).isNotSameAs(before);
    }

    private static Peer peer() {
        MemberInfo info = new MemberInfo(new MemberId("b", new UUID(0, 1)), "localhost", 1, ProtocolVersion.NEWEST, 50);
        return new Peer(new ConfiguredMember(1, info, true), 1, true, 0);
    }
}
