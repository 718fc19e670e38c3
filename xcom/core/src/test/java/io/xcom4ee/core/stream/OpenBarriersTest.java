package io.xcom4ee.core.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.xcom4ee.core.base.MemberId;
import io.xcom4ee.core.message.Marker;
import io.xcom4ee.core.message.NoOp;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Barriers and the markers that they wait for. */
class OpenBarriersTest {
    private static final MemberId SELF = new MemberId("a", new UUID(0, 7));

    private final OpenBarriers barriers = new OpenBarriers(SELF);

    @Test
    void whoeverWasCalledBeforeTheMarkerPassesWithIt() {
        barriers.add(11, 1_000);
        barriers.add(12, 1_000);
        Marker marker = barriers.propose(5);
        barriers.add(13, 1_000);

        assertThat(barriers.onDelivered(marker)).containsExactly(11L, 12L);
        assertThat(barriers.size()).isEqualTo(1);
        assertThat(barriers.isWaiting()).isTrue();
    }

    @Test
    void theMarkerOfAnotherIncarnationPassesNobody() {
        barriers.add(11, 1_000);
        Marker own = barriers.propose(5);

        assertThat(barriers.onDelivered(new Marker(new MemberId("a", new UUID(0, 8)), own.number())))
                .isEmpty();
        assertThat(barriers.size()).isEqualTo(1);
    }

    @Test
    void aMarkerThatSeemedLostPassesWhoWaitedForItIfItComesAfterAll() {
        barriers.add(11, 1_000);
        Marker first = barriers.forward(100);
        barriers.retry(100);
        assertThat(barriers.isWaiting()).isTrue();
        barriers.add(12, 1_000);
        Marker second = barriers.forward(200);

        assertThat(barriers.onDelivered(first)).containsExactly(11L);
        assertThat(barriers.onDelivered(second)).containsExactly(12L);
        assertThat(barriers.size()).isZero();
    }

    @Test
    void anotherMarkerIsWantedWhenSomethingElseWasDecidedInItsRound() {
        barriers.add(11, 1_000);
        Marker first = barriers.propose(5);
        assertThat(barriers.isWaiting()).isFalse();

        barriers.onOwnDelivered(5, first);
        assertThat(barriers.isWaiting()).isFalse();
        barriers.onOwnDelivered(5, NoOp.NO_OP);
        assertThat(barriers.isWaiting()).isTrue();
        assertThat(barriers.onDelivered(barriers.propose(9))).containsExactly(11L);
    }

    @Test
    void noMoreThanFourMarkersAreUnderWay() {
        for (int token = 1; token <= 4; token++) {
            barriers.add(token, 1_000);
            assertThat(barriers.isWaiting()).isTrue();
            barriers.propose(token);
        }
        barriers.add(5, 1_000);
        barriers.add(6, 1_000);
        assertThat(barriers.isWaiting()).isFalse();

        assertThat(barriers.onDelivered(new Marker(SELF, 1))).containsExactly(1L);
        assertThat(barriers.isWaiting()).isTrue();
        assertThat(barriers.onDelivered(barriers.propose(9))).containsExactly(2L, 3L, 4L, 5L, 6L);
    }

    @Test
    void aNewGroupKnowsNoMarkerOfTheOldOne() {
        barriers.add(11, 1_000);
        Marker old = barriers.propose(5);
        barriers.moveToNewGroup();

        assertThat(barriers.onDelivered(old)).isEmpty();
        assertThat(barriers.isWaiting()).isTrue();
        assertThat(barriers.onDelivered(barriers.propose(1))).containsExactly(11L);
    }

    @Test
    void eachHasItsOwnDeadline() {
        barriers.add(11, 3_000);
        barriers.propose(5);
        barriers.add(12, 1_000);
        assertThat(barriers.earliestDeadlineMicros()).isEqualTo(1_000);
        assertThat(barriers.expire(999)).isEmpty();
        assertThat(barriers.expire(1_000)).containsExactly(12L);
        assertThat(barriers.earliestDeadlineMicros()).isEqualTo(3_000);
        assertThat(barriers.abandon()).containsExactly(11L);
        assertThat(barriers.earliestDeadlineMicros()).isEqualTo(Long.MAX_VALUE);
    }
}
