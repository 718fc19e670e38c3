package io.xcom4ee.core.paxos;

import io.xcom4ee.core.base.Ballot;
import io.xcom4ee.core.base.Invariants;
import io.xcom4ee.core.message.NoOp;
import io.xcom4ee.core.message.Value;
import org.jspecify.annotations.Nullable;

/**
 * One slot as this acceptor knows it. Promised and accepted ballot are two fields: keeping one for both is a classical
 * error (Michael et al., "Recovering Shared Objects Without Stable Storage", and arXiv 1906.10917).
 *
 * <p>Confined to: the member's event loop.
 */
final class SlotState {

    /** Given up by its owner: decided as a no-op without a vote. Shared by all skipped slots; nothing changes it. */
    static final SlotState SKIPPED = skipped();

    private Ballot promised = Ballot.ZERO;
    private @Nullable Ballot acceptedBallot;
    private @Nullable Value value;
    private boolean decided;

    private static SlotState skipped() {
        SlotState state = new SlotState();
        state.value = NoOp.NO_OP;
        state.decided = true;
        return state;
    }

    Ballot promised() {
        return promised;
    }

    /** The ballot at which a value was accepted, null if none was. */
    @Nullable Ballot acceptedBallot() {
        return acceptedBallot;
    }

    /** The value accepted or decided, null if there is none. */
    @Nullable Value value() {
        return value;
    }

    boolean isDecided() {
        return decided;
    }

    /** Whether the owner's own proposal is what was accepted here last. */
    boolean isAcceptedAtZero() {
        return acceptedBallot != null && acceptedBallot.isZero();
    }

    void promise(Ballot ballot) {
        Invariants.require(!decided, "nothing is promised for a decided slot", ballot);
        Invariants.require(ballot.isAtLeast(promised), "a promise never falls", promised, ballot);
        promised = ballot;
    }

    void accept(Ballot ballot, Value accepted) {
        Invariants.require(!decided, "nothing is accepted in a decided slot", ballot);
        Invariants.require(ballot.isAtLeast(promised), "promised <= accepted ballot", promised, ballot);
        promised = ballot;
        acceptedBallot = ballot;
        value = accepted;
    }

    /**
     * Makes the value final. Agreement: it is checked that a slot is never decided twice with different values.
     *
     * @return whether it was not final before
     */
    boolean decide(Value decision) {
        if (decided) {
            Invariants.require(decision.equals(value), "two values are never decided in one slot", decision);
            return false;
        }
        value = decision;
        decided = true;
        return true;
    }

    int sizeBytes() {
        return value == null ? 0 : value.sizeBytes();
    }
}
