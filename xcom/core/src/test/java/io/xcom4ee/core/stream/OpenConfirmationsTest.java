package io.xcom4ee.core.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.xcom4ee.core.base.Limits;
import org.junit.jupiter.api.Test;

/** What waits for the others. */
class OpenConfirmationsTest {
    private final OpenConfirmations confirmations = new OpenConfirmations();

    @Test
    void noBroadcastIsTakenWhileTooManyWait() {
        OpenBroadcasts broadcasts = new OpenBroadcasts(Limits.DEFAULT, confirmations);
        for (int token = 1; token < OpenConfirmations.OPEN_MAX; token++) {
            confirmations.await(token, token, 1_000 + token);
        }
        assertThat(broadcasts.hasRoom()).isTrue();
        confirmations.await(OpenConfirmations.OPEN_MAX, OpenConfirmations.OPEN_MAX, Long.MAX_VALUE);
        assertThat(broadcasts.hasRoom()).isFalse();
        assertThat(confirmations.confirmFirst()).isEqualTo(1);
        assertThat(broadcasts.hasRoom()).isTrue();
    }

    @Test
    void eachHasItsOwnDeadline() {
        confirmations.await(1, 11, 3_000);
        confirmations.await(2, 12, 1_000);
        confirmations.await(3, 13, 2_000);
        assertThat(confirmations.earliestDeadlineMicros()).isEqualTo(1_000);
        assertThat(confirmations.expire(999)).isEmpty();
        assertThat(confirmations.expire(2_000)).containsExactly(12L, 13L);
        assertThat(confirmations.earliestDeadlineMicros()).isEqualTo(3_000);
        assertThat(confirmations.abandon()).containsExactly(11L);
        assertThat(confirmations.size()).isZero();
    }

    @Test
    void aNewGroupHasRoundsOfItsOwn() {
        confirmations.await(700, 11, 3_000);
        confirmations.moveToNewGroup();
        confirmations.await(1, 12, 3_000);
        assertThat(confirmations.firstRound()).isEqualTo(OpenConfirmations.INHERITED);
        assertThat(confirmations.confirmFirst()).isEqualTo(11);
        assertThat(confirmations.firstRound()).isEqualTo(1);
    }
}
