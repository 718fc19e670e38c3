package io.xcom4ee.core.member;

import io.xcom4ee.core.base.Configuration;
import io.xcom4ee.core.message.LeadersChange;
import io.xcom4ee.core.message.Value;
import java.util.Optional;

/**
 * Whether who takes over the slots of the only leader takes its place too. Its slots alone do not help the others, who own
 * none.
 *
 * <p>Confined to: the member's event loop.
 */
final class TakeOver {
    private final GroupState state;
    private int lastOwner;
    private long lastPosition = -1;

    TakeOver(GroupState state) {
        this.state = state;
    }

    /**
     * The value to put into the first free slot of the owner. A leader that was heard lately is given another chance; one
     * that is heard and brings nothing about is not worth waiting for either.
     */
    Optional<Value> from(int owner, Configuration configuration) {
        Configuration newest = state.configurations().newest();
        Peer leader = state.peer(owner);
        boolean fruitless = owner == lastOwner && state.sequencer().position() == lastPosition;
        lastOwner = owner;
        lastPosition = state.sequencer().position();
        boolean replaceable = configuration.leader() == owner
                && newest.leader() == owner
                && newest.member(state.self()).isPresent();
        return leader != null && replaceable && (fruitless || isUnheard(leader))
                ? Optional.of(new LeadersChange(state.self(), newest.number()))
                : Optional.empty();
    }

    private boolean isUnheard(Peer leader) {
        long lastHeard = leader.lastNewsMicros(state.detector().lastHeardMicros(leader.number()));
        return state.isSilent(leader) || state.nowMicros() - lastHeard >= state.stallMicros();
    }
}
