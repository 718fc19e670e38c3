package io.xcom4ee.core.membership;

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
    private Optional<FoundingBallot> promised = Optional.empty();
    private Optional<FoundingBallot> acceptedBallot = Optional.empty();
    private Optional<FoundingProposal> accepted = Optional.empty();

    /** The highest ballot promised. */
    public Optional<FoundingBallot> promised() {
        return promised;
    }

    /** The ballot of {@link #accepted()}. */
    public Optional<FoundingBallot> acceptedBallot() {
        return acceptedBallot;
    }

    /** The proposal accepted last. */
    public Optional<FoundingProposal> accepted() {
        return accepted;
    }

    /** Whether a higher ballot was promised, which forbids this one. */
    public boolean refuses(FoundingBallot ballot) {
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

    /** A group founded at this ballot was entered, which is not refused: what was accepted before means nothing now. */
    public void enter(FoundingBallot foundedAt) {
        promised = Optional.of(foundedAt);
        acceptedBallot = Optional.empty();
        accepted = Optional.empty();
    }
}
