package io.xcom4ee.core.paxos;

import io.xcom4ee.core.base.Ballot;
import io.xcom4ee.core.base.Invariants;
import io.xcom4ee.core.message.Message.Propose;
import io.xcom4ee.core.message.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * This member's own lane: proposals at ballot 0 in increasing rounds, and the skips between them.
 *
 * <p>Two edges govern it. {@code skippedTo}: no round up to here is used any more. {@code skippedAbove}: the highest round
 * that was ever proposed or that is known to be revoked; it never falls, so that a claim of skips {@code (skippedAbove,
 * skippedTo]} never covers a round in which a value was proposed.
 *
 * <p>Confined to: the member's event loop.
 */
public final class OwnLane {
    private final Lane lane;
    private long skippedAbove;
    private long skippedTo;

    /** The lane of this member itself. */
    public OwnLane(Lane lane) {
        this.lane = lane;
        this.skippedAbove = lane.firstRound() - 1;
        this.skippedTo = lane.firstRound() - 1;
    }

    /** The slots. */
    public Lane lane() {
        return lane;
    }

    /** The lower edge, exclusive, of what this member claims to have skipped. */
    public long skippedAbove() {
        return skippedAbove;
    }

    /** No round up to here is used any more. */
    public long skippedTo() {
        return skippedTo;
    }

    /** The next round that may be used. */
    public long nextRound() {
        return skippedTo + 1;
    }

    /** Proposes in the next round. Making the proposal and recording it as accepted by oneself is one step. */
    public Propose propose(Value value) {
        long round = nextRound();
        SlotState state = lane.find(round);
        // A promise binds the owner too: it jumps behind every range that it promises.
        Invariants.require(state == null, "an owner proposes in untouched slots only", lane.owner(), round);
        lane.accept(round, Ballot.ZERO, value);
        Propose propose = new Propose(round, skippedAbove, value);
        skippedAbove = round;
        skippedTo = round;
        return propose;
    }

    /** Gives up the unused slots up to this round; those of rounds without a slot of this member count as unused. */
    public void skipTo(long round) {
        for (long at = Math.max(skippedTo + 1, lane.retainedFrom()); at <= round; at++) {
            lane.skip(at);
        }
        skippedTo = Math.max(skippedTo, round);
    }

    /**
     * Rounds up to this one were taken over by a revocation. Those not used yet are never used, and not claimed as skipped:
     * whoever misses them learns them from the revocation. Rounds below {@code skippedTo} keep what they are.
     */
    public void jumpBehind(long round) {
        if (round > skippedTo) {
            skippedTo = round;
            skippedAbove = round;
        }
    }

    /**
     * A proposal as it was first sent, for a peer that missed it. The claim of skips before it is made from what the lane
     * holds: it reaches down to the next round that was not skipped.
     */
    private Propose proposed(long round, SlotState state) {
        long previous = round - 1;
        while (previous >= lane.retainedFrom() && lane.find(previous) == SlotState.SKIPPED) {
            previous--;
        }
        return new Propose(round, previous, Objects.requireNonNull(state.value()));
    }

    /**
     * Own open proposals of the range at ballot 0, in order.
     *
     * @param bytesMax at least one is given, further ones up to this size
     */
    public List<Propose> openProposals(long fromRound, long toRound, int bytesMax) {
        List<Propose> proposals = new ArrayList<>();
        long bytes = 0;
        for (long round = Math.max(fromRound, lane.retainedFrom()); round <= Math.min(toRound, skippedTo); round++) {
            SlotState state = lane.find(round);
            if (state != null && !state.isDecided() && state.isAcceptedAtZero()) {
                bytes += state.sizeBytes();
                if (!proposals.isEmpty() && bytes > bytesMax) {
                    break;
                }
                proposals.add(proposed(round, state));
            }
        }
        return proposals;
    }
}
