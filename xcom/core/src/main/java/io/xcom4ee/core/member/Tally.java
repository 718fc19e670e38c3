package io.xcom4ee.core.member;

import io.xcom4ee.core.base.TimeHistogram;

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
    private final TimeHistogram proposalTimes = new TimeHistogram();
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

    void proposalDelivered(long micros) {
        proposalMicrosSum += micros;
        proposalTimes.add(micros);
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
                proposalTimes.counts(),
                revocations,
                questions,
                repetitions,
                unconfirmed,
                roundTripMicros);
    }
}
