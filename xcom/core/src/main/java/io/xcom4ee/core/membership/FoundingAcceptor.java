package io.xcom4ee.core.membership;

import io.xcom4ee.core.base.GroupId;
import io.xcom4ee.core.message.FoundingBallot;
import io.xcom4ee.core.message.FoundingProposal;
import java.util.Optional;

/**
 * What a process has promised and accepted in foundings. In memory only: a process that restarts has forgotten it, which
 * the rule of the fresh processes makes up for.
 *
 * <p>Confined to: the member's event loop.
 */
public final class FoundingAcceptor {
    private final Optional<FoundingBallot> floor;
    private Optional<FoundingBallot> promised = Optional.empty();
    private Optional<FoundingBallot> acceptedBallot = Optional.empty();
    private Optional<FoundingProposal> accepted = Optional.empty();
    private Optional<FoundingBallot> over = Optional.empty();

    /** @param floor no ballot up to its number gets an answer, as if it had been promised before the start; empty if there is none */
    public FoundingAcceptor(Optional<FoundingBallot> floor) {
        this.floor = floor;
    }

    /** What others have to go beyond: the highest ballot promised, or the floor. */
    public Optional<FoundingBallot> bound() {
        return promised.filter(ballot -> !isBelowFloor(ballot)).or(() -> floor).or(() -> promised);
    }

    private boolean isBelowFloor(FoundingBallot ballot) {
        return floor.filter(least -> least.number() >= ballot.number()).isPresent();
    }

    /** The highest ballot promised. */
    public Optional<FoundingBallot> promised() {
        return promised;
    }

    /**
     * What others may see: what a founder has to go beyond; of one that works in its group, and so takes part in no founding,
     * the highest ballot promised, or the floor as long as there is none.
     */
    public Optional<FoundingBallot> shown(boolean works) {
        return works ? promised.or(() -> floor) : bound();
    }

    /** The ballot of {@link #accepted()}. */
    public Optional<FoundingBallot> acceptedBallot() {
        return acceptedBallot;
    }

    /** The proposal accepted last. */
    public Optional<FoundingProposal> accepted() {
        return accepted;
    }

    /** Whether the {@link #bound} forbids this ballot. */
    public boolean refuses(FoundingBallot ballot) {
        return isBelowFloor(ballot) || isPromisedBeyond(ballot);
    }

    private boolean isPromisedBeyond(FoundingBallot ballot) {
        return promised.filter(higher -> higher.compareTo(ballot) > 0).isPresent();
    }

    /** Promises to answer no lower ballot any more. Only if it is not refused. */
    public void promise(FoundingBallot ballot) {
        promised = Optional.of(ballot);
    }

    /** Accepts. Only if the ballot is not refused. */
    public void accept(FoundingBallot ballot, FoundingProposal proposal) {
        promised = Optional.of(ballot);
        acceptedBallot = Optional.of(ballot);
        accepted = Optional.of(proposal);
    }

    /**
     * Whether this process has accepted another group at a higher ballot than that at which this group was founded. It
     * counts there, and must not enter this one as well. A mere promise binds nobody who learns that a group was founded:
     * whoever got the promise needs a majority of acceptances, and this process will give none.
     */
    public boolean hasAcceptedAnother(GroupId group, FoundingBallot foundedAt) {
        return acceptedBallot.filter(ballot -> ballot.compareTo(foundedAt) > 0).isPresent()
                && accepted.filter(proposal -> proposal.group().equals(group)).isEmpty();
    }

    /** Whether this attempt asked, or may have asked, before the present group was entered: it gets no answer any more. */
    public boolean isOver(FoundingBallot ballot) {
        return over.filter(last -> last.compareTo(ballot) >= 0).isPresent();
    }

    /** A group founded at this ballot was entered: all attempts up to it, or promised before, are over for this process. */
    public void enter(FoundingBallot foundedAt) {
        promised = isPromisedBeyond(foundedAt) ? promised : Optional.of(foundedAt);
        over = promised;
        acceptedBallot = Optional.empty();
        accepted = Optional.empty();
    }
}
