package io.xcom4ee.core.paxos;

import io.xcom4ee.core.base.Ballot;
import io.xcom4ee.core.base.Configuration;
import io.xcom4ee.core.base.Invariants;
import io.xcom4ee.core.message.AcceptedInterval;
import io.xcom4ee.core.message.NoOp;
import io.xcom4ee.core.message.Value;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * All slots of one owner, one per round, as this member knows them.
 *
 * <p>Besides the slots it holds this member's own ballot-0 votes as an interval {@code [base, upTo]}. Invariant: in every
 * round of it this member has accepted the owner's proposal at ballot 0, or the owner has skipped the round. Rounds known
 * decided in another way restart the base behind them.
 *
 * <p>Confined to: the member's event loop.
 */
public final class Lane {
    private final int owner;
    private final long firstRound;
    private final RoundRing<SlotState> slots;
    private final VoteTable votes = new VoteTable();
    private long base;
    private long upTo;
    private long skippedAbove;
    private long skippedTo;
    private long bytes;
    private long openBytes;

    /** A lane that begins at the first round of the configuration that added its owner. */
    public Lane(int owner, long firstRound) {
        this.owner = owner;
        this.firstRound = firstRound;
        this.slots = new RoundRing<>(firstRound);
        this.base = firstRound;
        this.upTo = firstRound - 1;
        this.skippedAbove = firstRound - 1;
        this.skippedTo = firstRound - 1;
    }

    /** The member number of the owner. */
    public int owner() {
        return owner;
    }

    /** The owner has no slots before. */
    public long firstRound() {
        return firstRound;
    }

    /** This member's votes at ballot 0. */
    public AcceptedInterval interval() {
        return new AcceptedInterval(owner, base, upTo);
    }

    /** Whether {@link #interval} is this one. */
    public boolean isInterval(AcceptedInterval other) {
        return other.owner() == owner && other.base() == base && other.upTo() == upTo;
    }

    /**
     * Whether one of this member's votes above this round is for a proposal: rounds that the owner skipped need none, and there is
     * none in rounds that the owner had no slot in.
     */
    public boolean hasAcceptedAbove(long round) {
        for (long at = Math.max(round + 1, slots.first()); at <= upTo; at++) {
            SlotState state = slots.get(at);
            if (state != null && state != SlotState.SKIPPED) {
                return true;
            }
        }
        return false;
    }

    /** Up to here this member has nothing left to accept at ballot 0. */
    public long upTo() {
        return upTo;
    }

    /** The oldest round whose slot is still kept. */
    public long retainedFrom() {
        return slots.first();
    }

    /** One beyond the highest round about which anything is known. */
    public long end() {
        return slots.end();
    }

    /** Bytes of the values kept. */
    public long bytes() {
        return bytes;
    }

    /** Of these, bytes of the values that are not delivered yet. */
    public long openBytes() {
        return openBytes;
    }

    /** A slot of this lane was delivered: its value counts no longer as open. */
    public void delivered(long round) {
        openBytes -= sizeBytes(round);
    }

    /** Bytes of the value that is kept of this round. */
    public int sizeBytes(long round) {
        SlotState state = slots.get(round);
        return state == null ? 0 : state.sizeBytes();
    }

    @Nullable SlotState find(long round) {
        return slots.get(round);
    }

    /** The slot's state, to be changed. Never called for a round that was evicted. */
    SlotState open(long round) {
        SlotState state = slots.get(round);
        if (state == null) {
            state = new SlotState();
            slots.put(round, state);
        }
        return state;
    }

    void accept(long round, Ballot ballot, Value value) {
        SlotState state = open(round);
        int before = state.sizeBytes();
        state.accept(ballot, value);
        grow(state.sizeBytes() - before);
    }

    /**
     * Makes a value final; an evicted round was final before.
     *
     * @return whether that is new: the slot was not known to be decided
     */
    public boolean decide(long round, Value value) {
        if (round < slots.first()) {
            return false;
        }
        SlotState state = open(round);
        int before = state.sizeBytes();
        boolean news = state.decide(value);
        grow(state.sizeBytes() - before);
        return news;
    }

    /** A value that changes is not delivered yet: a delivered one is final. */
    private void grow(int moreBytes) {
        bytes += moreBytes;
        openBytes += moreBytes;
    }

    /** The owner gave this round up: a no-op, decided without a vote. */
    void skip(long round) {
        SlotState state = slots.get(round);
        if (state == null) {
            slots.put(round, SlotState.SKIPPED);
            return;
        }
        Invariants.require(
                state.value() == null || state.value() == NoOp.NO_OP,
                "a skipped slot never holds a value",
                owner,
                round);
        state.decide(NoOp.NO_OP);
    }

    /** Moves the upper end of this member's votes over a round that it has just accepted or that the owner skipped. */
    void extendVotes(long round) {
        Invariants.require(round == upTo + 1, "votes are cast without gaps", upTo, round);
        upTo = round;
    }

    /** Moves on over rounds that were decided in another way than by this member's vote: no vote of its own there. */
    void restartBehindDecided() {
        SlotState next = slots.get(upTo + 1);
        while (next != null && next.isDecided()) {
            upTo++;
            if (next != SlotState.SKIPPED) {
                base = upTo + 1;
            }
            next = slots.get(upTo + 1);
        }
    }

    /**
     * Every slot before this round is delivered: votes begin anew there. Needed where the owner has owned no slots for a
     * while, so that nothing has moved the lane on.
     */
    public void restartAt(long round) {
        if (upTo < round - 1) {
            upTo = round - 1;
            base = round;
        }
    }

    /** Remembers the owner's newest claim that its slots in {@code (above, to]} are no-ops. */
    void claim(long above, long to) {
        if (to > skippedTo || (to == skippedTo && above < skippedAbove)) {
            skippedAbove = above;
            skippedTo = to;
        }
    }

    /** Lower end, exclusive, of the owner's newest claim: it may have proposed up to here. */
    public long skippedAbove() {
        return skippedAbove;
    }

    /** Upper end of the owner's newest claim. */
    public long skippedTo() {
        return skippedTo;
    }

    /** Takes another member's votes in this lane. */
    public boolean recordVotes(int member, AcceptedInterval interval) {
        return votes.record(member, interval);
    }

    /** Whether votes at ballot 0 may be missing in this round that sending the proposal again does not bring. */
    public boolean isPassedOver(long round, Configuration configuration) {
        return votes.isPassedOver(round, configuration);
    }

    /** What the member last said it has nothing left to accept up to. */
    public long votedUpTo(int member) {
        return votes.upTo(member, firstRound);
    }

    /**
     * The decided value of a round, null as long as it is open. Counts the votes: a value is chosen when a majority of
     * the round's configuration has accepted it at the same ballot.
     *
     * @param self this member's number: its own votes are counted too
     */
    public @Nullable Value decided(long round, int self, Configuration configuration) {
        SlotState state = slots.get(round);
        if (state == null) {
            return null;
        }
        if (!state.isDecided() && state.isAcceptedAtZero()) {
            if (self != owner) {
                votes.record(self, interval());
            }
            if (votes.isChosen(round, owner, configuration)) {
                state.decide(Objects.requireNonNull(state.value()));
            }
        }
        return state.isDecided() ? state.value() : null;
    }

    /**
     * Forgets every round below, which must be delivered. Votes never end before what is kept: where the owner's word for
     * its last rounds was lost and nobody needed it, they begin anew.
     */
    public void evictBelow(long round) {
        for (long at = slots.first(); at < Math.min(round, slots.end()); at++) {
            SlotState state = slots.get(at);
            bytes -= state == null ? 0 : state.sizeBytes();
        }
        slots.dropBelow(round);
        restartAt(round);
    }

    /** Forgets votes of members in none of these configurations. */
    public void retainVotes(List<Configuration> configurations) {
        votes.retain(configurations);
    }
}
