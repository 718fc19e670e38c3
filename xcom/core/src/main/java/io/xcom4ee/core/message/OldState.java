package io.xcom4ee.core.message;

import io.xcom4ee.core.base.GroupId;
import io.xcom4ee.core.base.Slot;
import java.util.List;
import java.util.Objects;

/**
 * What a survivor of an old group brings to a founding.
 *
 * @param group the old group
 * @param delivered the last slot that it has delivered
 * @param position messages that it has delivered
 * @param nextSequences per member of the old group, after {@code delivered}
 * @param retainedFrom the oldest round whose decided values it can still give
 * @param protocolVersion at which the old group works: who does not speak it can read nothing of this
 * @param reports every value that it has accepted or knows decided from the round that was asked for on
 */
public record OldState(
        GroupId group,
        Slot delivered,
        long position,
        List<NextSequence> nextSequences,
        long retainedFrom,
        int protocolVersion,
        List<OwnedReport> reports) {
    public OldState {
        Objects.requireNonNull(group, "group");
        Objects.requireNonNull(delivered, "delivered");
        nextSequences = List.copyOf(nextSequences);
        reports = List.copyOf(reports);
    }

    /** The first round of which it has not delivered everything. */
    public long firstOpenRound() {
        return delivered.owner() == Slot.END_OF_ROUND ? delivered.round() + 1 : delivered.round();
    }

    /** A report and the lane that it belongs to. */
    public record OwnedReport(int owner, SlotReport report) {
        public OwnedReport {
            Objects.requireNonNull(report, "report");
        }
    }
}
