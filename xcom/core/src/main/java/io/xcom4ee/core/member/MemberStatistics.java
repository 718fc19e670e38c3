package io.xcom4ee.core.member;

import io.xcom4ee.core.base.TimeHistogram;
import java.util.List;

/**
 * What a member has done since it began, for people.
 *
 * @param deliveredRound the last round delivered, in the count of its group
 * @param deliveredByAllRound up to where every member of the view is known to have delivered
 * @param slotsDelivered slots passed
 * @param emptySlotsDelivered those of them that held a no-op
 * @param proposals own slots used
 * @param emptyProposals those of them that hold a no-op
 * @param proposalMicrosSum from the proposal to the delivery of its slot, over all that have come to it
 * @param proposalTimes for each of {@link TimeHistogram#BOUNDS_MICROS} how many of them took no longer, and at the end how many they are
 * @param revocations attempts to take slots over
 * @param questions for what was lost or late
 * @param repetitions how often own slots were told again to a peer that had not confirmed them
 * @param unconfirmed broadcasts delivered here that are to be delivered by all
 * @param roundTripMicros what is taken for a round trip
 */
public record MemberStatistics(
        long deliveredRound,
        long deliveredByAllRound,
        long slotsDelivered,
        long emptySlotsDelivered,
        long proposals,
        long emptyProposals,
        long proposalMicrosSum,
        List<Long> proposalTimes,
        long revocations,
        long questions,
        long repetitions,
        int unconfirmed,
        long roundTripMicros) {
    /** Of a process that has done nothing yet. */
    public static final MemberStatistics NOTHING =
            new MemberStatistics(0, 0, 0, 0, 0, 0, 0, new TimeHistogram().counts(), 0, 0, 0, 0, 0);

    public MemberStatistics {
        proposalTimes = List.copyOf(proposalTimes);
    }

    /** Own slots that were proposed and have come to their delivery. */
    public long proposalsDelivered() {
        return proposalTimes.get(proposalTimes.size() - 1);
    }
}
