package io.xcom4ee.core.stream;

import io.xcom4ee.core.base.GroupId;
import io.xcom4ee.core.base.Slot;
import io.xcom4ee.core.message.FoundingProposal;
import io.xcom4ee.core.message.NoOp;
import io.xcom4ee.core.message.OldState;
import io.xcom4ee.core.message.OldState.OwnedReport;
import io.xcom4ee.core.message.SlotReport;
import io.xcom4ee.core.message.SlotValue;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a newly founded group takes over from the survivors of an old one: what any of them accepted in an open slot counts
 * as decided, the most advanced one is the donor.
 *
 * @param group the old group, {@link GroupId#NONE} if nothing is inherited
 * @param from survivors that delivered at least up to here can go on
 * @param tail the values after {@code from}, in slot order
 * @param position messages delivered at the end of the tail
 */
public record Inheritance(GroupId group, Slot from, List<SlotValue> tail, long position) {

    /** A group that starts from nothing. */
    public static final Inheritance NOTHING = new Inheritance(GroupId.NONE, new Slot(0, 0), List.of(), 0);

    /** What a proposal inherits. */
    public static Inheritance of(FoundingProposal proposal) {
        return new Inheritance(
                proposal.inherited(), proposal.inheritedFrom(), proposal.inheritedTail(), proposal.position());
    }

    /** Puts together what survivors of one old group bring, each of which was asked from this round on. */
    public static Inheritance of(List<OldState> survivors, long askedFromRound) {
        if (survivors.isEmpty()) {
            return NOTHING;
        }
        OldState donor = survivors.stream()
                .max(Comparator.comparing(OldState::delivered))
                .orElseThrow();
        long coveredFrom = Math.max(donor.retainedFrom(), askedFromRound);
        Slot from = survivors.stream()
                .filter(survivor -> survivor.firstOpenRound() >= coveredFrom)
                .map(OldState::delivered)
                .min(Comparator.naturalOrder())
                .orElse(donor.delivered());
        List<SlotValue> tail = tail(survivors, from);
        Sequencer sequencer = new Sequencer(donor.position(), donor.nextSequences());
        for (SlotValue entry : tail) {
            if (entry.slot().compareTo(donor.delivered()) > 0) {
                sequencer.deliver(entry.slot().owner(), entry.value());
            }
        }
        return new Inheritance(donor.group(), from, tail, sequencer.position());
    }

    /** Whether a survivor can go on with this: it has all that comes before, and delivered nothing that is not in it. */
    public boolean continues(OldState survivor) {
        Sequencer rehearsal = new Sequencer(survivor.position(), survivor.nextSequences());
        for (SlotValue entry : tail) {
            if (entry.slot().compareTo(survivor.delivered()) > 0) {
                rehearsal.deliver(entry.slot().owner(), entry.value());
            }
        }
        return survivor.delivered().compareTo(from) >= 0 && rehearsal.position() == position;
    }

    private static List<SlotValue> tail(List<OldState> survivors, Slot from) {
        TreeMap<Slot, SlotReport> merged = new TreeMap<>();
        for (OldState survivor : survivors) {
            for (OwnedReport owned : survivor.reports()) {
                merged.merge(new Slot(owned.report().round(), owned.owner()), owned.report(), Inheritance::stronger);
            }
        }
        return merged.tailMap(from, false).entrySet().stream()
                .filter(entry -> entry.getValue().value() != NoOp.NO_OP)
                .map(Inheritance::slotValue)
                .toList();
    }

    private static SlotValue slotValue(Map.Entry<Slot, SlotReport> entry) {
        return new SlotValue(entry.getKey(), entry.getValue().value());
    }

    private static SlotReport stronger(SlotReport one, SlotReport other) {
        if (one.decided() || other.decided()) {
            return one.decided() ? one : other;
        }
        return one.ballot().isAtLeast(other.ballot()) ? one : other;
    }
}
