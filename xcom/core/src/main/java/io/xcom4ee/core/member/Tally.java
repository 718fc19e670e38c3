package io.xcom4ee.core.member;

/**
 * Counts what a member does, over all its groups, for statistics only: nothing depends on it.
 *
 * <p>Confined to: the member's event loop.
 */
final class Tally {
    private long slotsDelivered;
    private long emptySlotsDelivered;
    private long proposals;
    private long emptyProposals;
    private long proposalMicrosSum;
    private long revocations;
    private long questions;
    private long repetitions;

    void slotDelivered(boolean empty) {
        slotsDelivered++;
        if (empty) {
            emptySlotsDelivered++;
        }
    }

    void proposed(boolean empty) {
        proposals++;
        if (empty) {
            emptyProposals++;
        }
    }

    /** One that was not proposed took no time. */
    void proposalDelivered(long micros) {
        proposalMicrosSum += micros;
    }

    void revoked() {
        revocations++;
    }

    void asked(int count) {
        questions += count;
    }

    void repeated() {
        repetitions++;
    }

    MemberStatistics statistics(long deliveredRound, long deliveredByAllRound, int unconfirmed, long roundTripMicros) {
        return new MemberStatistics(
                deliveredRound,
                deliveredByAllRound,
                slotsDelivered,
                emptySlotsDelivered,
                proposals,
                emptyProposals,
                proposalMicrosSum,
                revocations,
                questions,
                repetitions,
                unconfirmed,
                roundTripMicros);
    }
}
