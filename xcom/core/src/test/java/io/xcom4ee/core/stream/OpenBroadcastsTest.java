package io.xcom4ee.core.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.xcom4ee.core.base.Limits;
import io.xcom4ee.core.member.Input;
import io.xcom4ee.core.message.Batch;
import io.xcom4ee.core.message.Fragment;
import io.xcom4ee.core.message.Numbered;
import io.xcom4ee.core.stream.OpenBroadcasts.Outcome;
import java.lang.ref.WeakReference;
import org.junit.jupiter.api.Test;

class OpenBroadcastsTest {
    private static final long LATE = 1_000;
    private static final long VIEW = 1;

    private final OpenBroadcasts broadcasts = new OpenBroadcasts(Limits.DEFAULT, new OpenConfirmations());

    private void add(long token, int bytes, long deadline) {
        broadcasts.add(Input.Broadcast.of(token, new byte[bytes], deadline, false));
    }

    @Test
    void gathersEverythingThatWaitsIntoOneBatch() {
        add(1, 10, LATE);
        add(2, 10, LATE);
        Numbered batch = broadcasts.propose(1, 1, VIEW);
        assertThat(batch.messages()).isEqualTo(2);
        assertThat(batch.firstSequence()).isEqualTo(1);
        assertThat(broadcasts.delivered(1)).containsExactly(1, 2);
        assertThat(broadcasts.size()).isZero();
    }

    @Test
    void letsALargeMessageTravelAlone() {
        add(1, Limits.DEFAULT.batchSizeBytesMax() * 2, LATE);
        add(2, 10, LATE);
        assertThat(broadcasts.propose(1, 1, VIEW).messages()).isEqualTo(1);
        assertThat(broadcasts.propose(2, 1, VIEW).firstSequence()).isEqualTo(2);
    }

    @Test
    void goesBackToTheFirstUndeliveredWhenItsRoundWasRevoked() {
        add(1, 1, LATE);
        broadcasts.propose(1, 1, VIEW);
        add(2, 1, LATE);
        broadcasts.propose(2, 1, VIEW);
        broadcasts.notDelivered(1);
        Numbered again = broadcasts.propose(9, 1, VIEW);
        assertThat(again.firstSequence()).isEqualTo(1);
        assertThat(broadcasts.delivered(9)).containsExactly(1, 2);
    }

    @Test
    void isCertainOfWhatIsNotUnderWayAndOfNothingElse() {
        add(1, 1, 10);
        broadcasts.propose(1, 1, VIEW);
        add(2, 1, 10);
        assertThat(broadcasts.expire(9)).isEmpty();
        assertThat(broadcasts.expire(10)).containsExactlyInAnyOrder(new Outcome(1, false), new Outcome(2, true));
        assertThat(broadcasts.delivered(1)).containsExactly(OpenBroadcasts.ANSWERED);
    }

    @Test
    void doesNotProposeAgainWhatItCalledUnknown() {
        add(1, 1, 10);
        add(2, 1, LATE);
        broadcasts.propose(1, 1, VIEW);
        broadcasts.expire(10);
        broadcasts.notDelivered(1);
        Numbered again = broadcasts.propose(5, 1, VIEW);
        assertThat(again.messages()).isEqualTo(1);
        assertThat(broadcasts.delivered(5)).containsExactly(2);
    }

    private static final int PART = Limits.DEFAULT.fragmentBytesMax();

    private Fragment part(long round) {
        return (Fragment) broadcasts.propose(round, 1, VIEW);
    }

    @Test
    void cutsWhatIsTooLargeForOneSlot() {
        add(1, 2 * PART + 1, LATE);
        add(2, 1, LATE);
        assertThat(part(1))
                .extracting(Fragment::firstSequence, Fragment::offset)
                .containsExactly(1L, 0);
        assertThat(part(2))
                .extracting(Fragment::firstSequence, Fragment::offset)
                .containsExactly(2L, PART);
        assertThat(part(3))
                .extracting(Fragment::firstSequence, Fragment::isLast)
                .containsExactly(3L, true);
        assertThat(broadcasts.propose(4, 1, VIEW).firstSequence()).isEqualTo(4);
        assertThat(broadcasts.delivered(1)).isEmpty();
        assertThat(broadcasts.delivered(2)).isEmpty();
        assertThat(broadcasts.delivered(3)).containsExactly(1);
        assertThat(broadcasts.delivered(4)).containsExactly(2);
    }

    @Test
    void takesExactlyWhatASlotHoldsAsOneWhole() {
        add(1, PART, LATE);
        add(2, PART + 1, LATE);
        assertThat(broadcasts.propose(1, 1, VIEW).messages()).isEqualTo(1);
        assertThat(part(2).part().messageBytes()).isEqualTo(PART);
        assertThat(part(3).part().messageBytes()).isEqualTo(1);
    }

    @Test
    void goesOnFromThePartThatWasRevoked() {
        add(1, 3 * PART, LATE);
        part(1);
        part(2);
        part(3);
        broadcasts.delivered(1);
        broadcasts.notDelivered(2);
        Fragment again = (Fragment) broadcasts.propose(7, 2, VIEW);
        assertThat(again).extracting(Fragment::firstSequence, Fragment::offset).containsExactly(2L, PART);
        assertThat(part(8).isLast()).isTrue();
    }

    @Test
    void beginsALargeMessageAnewInAnotherConfiguration() {
        add(1, 3 * PART, LATE);
        part(1);
        Fragment anew = (Fragment) broadcasts.propose(2, 1, VIEW + 1);
        assertThat(anew).extracting(Fragment::firstSequence, Fragment::offset).containsExactly(2L, 0);
    }

    @Test
    void isCertainOfALargeMessageUntilItsLastPartIsProposed() {
        add(1, 2 * PART, 10);
        add(2, 1, LATE);
        part(1);
        assertThat(broadcasts.expire(10)).containsExactly(new Outcome(1, true));
        Numbered next = broadcasts.propose(2, 1, VIEW);
        assertThat(next.firstSequence()).isEqualTo(2);
        broadcasts.notDelivered(1);
        assertThat(broadcasts.propose(3, 1, VIEW).firstSequence()).isEqualTo(1);
        assertThat(broadcasts.delivered(3)).containsExactly(2);
    }

    @Test
    void keepsNoLargeMessageThatWasGivenUp() {
        assertNotKept(() -> assertThat(broadcasts.expire(LATE)).containsExactly(new Outcome(1, true)));
    }

    @Test
    void keepsNoLargeMessageThatWasRefused() {
        assertNotKept(() -> assertThat(broadcasts.refuseLarge()).containsExactly(new Outcome(1, true)));
    }

    /** Its first part is under way when it ends, and is revoked after that. */
    private void assertNotKept(Runnable end) {
        byte[] payload = new byte[Limits.WHOLE_MESSAGE_BYTES_MAX + 1];
        WeakReference<byte[]> kept = new WeakReference<>(payload);
        broadcasts.add(Input.Broadcast.of(1, payload, LATE, false));
        payload = null;
        part(1);
        end.run();
        broadcasts.notDelivered(1);
        for (int collection = 0; collection < 100 && kept.get() != null; collection++) {
            System.gc();
        }
        assertThat(kept.get()).isNull();
        assertThat(broadcasts.size()).isZero();
    }

    /** A token used a second time, which nobody does, would be taken for one that is answered. */
    private void assertNotAnswered(long token) {
        add(token, 1, LATE);
        broadcasts.propose(9, 1, VIEW);
        assertThat(broadcasts.delivered(9)).containsExactly(token);
    }

    /** As above, for one that somebody may have delivered. */
    private void assertNotExposed(long token) {
        add(token, 1, 20);
        assertThat(broadcasts.expire(20)).containsExactly(new Outcome(token, true));
    }

    /** Is answered while it is under way. */
    private void proposeAndAnswer(long token) {
        add(token, 1, 10);
        broadcasts.propose(1, 1, VIEW);
        assertThat(broadcasts.expire(10)).containsExactly(new Outcome(token, false));
    }

    @Test
    void forgetsThatItAnsweredWhatIsDelivered() {
        proposeAndAnswer(1);
        assertThat(broadcasts.delivered(1)).containsExactly(OpenBroadcasts.ANSWERED);
        assertNotAnswered(1);
    }

    @Test
    void forgetsThatItAnsweredWhatIsRevoked() {
        proposeAndAnswer(1);
        broadcasts.notDelivered(1);
        assertNotAnswered(1);
    }

    @Test
    void forgetsALargeMessageThatItGaveUpWithItsLastPartUnderWay() {
        add(1, 3 * PART, 10);
        part(1);
        part(2);
        assertThat(broadcasts.expire(10)).containsExactly(new Outcome(1, true));
        assertThat(broadcasts.delivered(1)).isEmpty();
        assertThat(broadcasts.delivered(2)).isEmpty();
        assertNotAnswered(1);
    }

    @Test
    void forgetsALargeMessageThatItGaveUpWithNoPartUnderWay() {
        add(1, 3 * PART, 10);
        part(1);
        assertThat(broadcasts.delivered(1)).isEmpty();
        assertThat(broadcasts.expire(10)).containsExactly(new Outcome(1, true));
        assertNotAnswered(1);
    }

    /** Is proposed once more, in another group. */
    private void expose(long token, long deadline) {
        add(token, 1, deadline);
        broadcasts.propose(1, 1, VIEW);
        broadcasts.moveToNewGroup();
        broadcasts.propose(1, 1, VIEW);
    }

    @Test
    void forgetsWhoMayHaveDeliveredWhatIsDelivered() {
        expose(1, LATE);
        assertThat(broadcasts.delivered(1)).containsExactly(1);
        assertNotExposed(1);
    }

    @Test
    void forgetsWhoMayHaveDeliveredWhatIsAnsweredAndRevoked() {
        expose(1, 10);
        assertThat(broadcasts.expire(10)).containsExactly(new Outcome(1, false));
        broadcasts.notDelivered(1);
        assertNotExposed(1);
    }

    @Test
    void isNotCertainOfALargeMessageWhoseLastPartIsProposed() {
        add(1, 2 * PART, 10);
        part(1);
        part(2);
        assertThat(broadcasts.expire(10)).containsExactly(new Outcome(1, false));
        broadcasts.notDelivered(1);
        assertThat(broadcasts.isWaiting()).isFalse();
    }

    @Test
    void beginsALargeMessageAnewInAnotherGroup() {
        add(1, 3 * PART, LATE);
        part(1);
        part(2);
        broadcasts.delivered(1);
        broadcasts.moveToNewGroup();
        assertThat(part(1))
                .extracting(Fragment::firstSequence, Fragment::offset)
                .containsExactly(1L, 0);
    }

    @Test
    void refusesWhatCannotTravelWhole() {
        add(1, Limits.WHOLE_MESSAGE_BYTES_MAX, LATE);
        add(2, Limits.WHOLE_MESSAGE_BYTES_MAX + 1, LATE);
        add(3, 1, LATE);
        assertThat(broadcasts.refuseLarge()).containsExactly(new Outcome(2, true));
        assertThat(broadcasts.propose(1, 1, OpenBroadcasts.UNCUT)).isInstanceOf(Batch.class);
        assertThat(broadcasts.propose(2, 1, OpenBroadcasts.UNCUT).messages()).isEqualTo(1);
        assertThat(broadcasts.isWaiting()).isFalse();
    }

    @Test
    void takesNoMoreAtItsLimit() {
        Limits limits = Limits.DEFAULT;
        while (broadcasts.hasRoom()) {
            add(1, 1024 * 1024, LATE);
        }
        assertThat(broadcasts.size()).isEqualTo(limits.pendingBytesMax() / (1024 * 1024));
    }
}
