package io.xcom4ee.core.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.xcom4ee.core.base.Limits;
import io.xcom4ee.core.message.Batch;
import io.xcom4ee.core.stream.OpenBroadcasts.Outcome;
import org.junit.jupiter.api.Test;

class OpenBroadcastsTest {
    private static final long LATE = 1_000;

    private final OpenBroadcasts broadcasts = new OpenBroadcasts(Limits.DEFAULT, new OpenConfirmations());

    private void add(long token, int bytes, long deadline) {
        broadcasts.add(new Submission(token, new byte[bytes], deadline, false));
    }

    @Test
    void gathersEverythingThatWaitsIntoOneBatch() {
        add(1, 10, LATE);
        add(2, 10, LATE);
        Batch batch = broadcasts.propose(1, 1);
        assertThat(batch.payloads().count()).isEqualTo(2);
        assertThat(batch.firstSequence()).isEqualTo(1);
        assertThat(broadcasts.delivered(1)).containsExactly(1, 2);
        assertThat(broadcasts.size()).isZero();
    }

    @Test
    void letsALargeMessageTravelAlone() {
        add(1, Limits.DEFAULT.batchSizeBytesMax() * 2, LATE);
        add(2, 10, LATE);
        assertThat(broadcasts.propose(1, 1).payloads().count()).isEqualTo(1);
        assertThat(broadcasts.propose(2, 1).firstSequence()).isEqualTo(2);
    }

    @Test
    void goesBackToTheFirstUndeliveredWhenItsRoundWasRevoked() {
        add(1, 1, LATE);
        broadcasts.propose(1, 1);
        add(2, 1, LATE);
        broadcasts.propose(2, 1);
        broadcasts.notDelivered(1);
        Batch again = broadcasts.propose(9, 1);
        assertThat(again.firstSequence()).isEqualTo(1);
        assertThat(broadcasts.delivered(9)).containsExactly(1, 2);
    }

    @Test
    void isCertainOfWhatIsNotUnderWayAndOfNothingElse() {
        add(1, 1, 10);
        broadcasts.propose(1, 1);
        add(2, 1, 10);
        assertThat(broadcasts.expire(9)).isEmpty();
        assertThat(broadcasts.expire(10)).containsExactlyInAnyOrder(new Outcome(1, false), new Outcome(2, true));
        assertThat(broadcasts.delivered(1)).containsExactly(OpenBroadcasts.ANSWERED);
    }

    @Test
    void doesNotProposeAgainWhatItCalledUnknown() {
        add(1, 1, 10);
        add(2, 1, LATE);
        broadcasts.propose(1, 1);
        broadcasts.expire(10);
        broadcasts.notDelivered(1);
        Batch again = broadcasts.propose(5, 1);
        assertThat(again.payloads().count()).isEqualTo(1);
        assertThat(broadcasts.delivered(5)).containsExactly(2);
    }

    @Test
    void takesNoMoreAtItsLimit() {
        Limits limits = Limits.DEFAULT;
        while (broadcasts.hasRoom()) {
            add(1, limits.messageSizeBytesMax(), LATE);
        }
        assertThat(broadcasts.size()).isEqualTo(limits.pendingBytesMax() / limits.messageSizeBytesMax());
    }
}
