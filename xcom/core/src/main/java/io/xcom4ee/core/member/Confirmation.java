package io.xcom4ee.core.member;

import io.xcom4ee.core.base.ConfiguredMember;
import io.xcom4ee.core.stream.OpenConfirmations;

/**
 * Tells when all members of the view have delivered what their senders want to have delivered by all: everybody says in its
 * progress how far it is. Whoever leaves the view is not waited for any more, and whoever joins begins behind what was
 * delivered before.
 *
 * <p>Confined to: the member's event loop.
 */
final class Confirmation {
    private final GroupState state;

    Confirmation(GroupState state) {
        this.state = state;
    }

    void onTick() {
        OpenConfirmations open = state.confirmations();
        if (open.size() == 0) {
            return;
        }
        boolean everybodyHeard = isEverybodyHeard();
        long byAll = deliveredByAll();
        while (open.size() > 0
                && (open.firstRound() == OpenConfirmations.INHERITED ? everybodyHeard : open.firstRound() <= byAll)) {
            state.out().add(new Output.Confirmed(open.confirmFirst()));
        }
    }

    /** Up to which round every member of the view is known to have delivered. */
    long deliveredByAll() {
        long byAll = state.cursor().deliveredRound();
        for (ConfiguredMember member : state.configuration().members()) {
            if (member.number() != state.self()) {
                byAll = Math.min(byAll, peer(member).deliveredRound());
            }
        }
        return byAll;
    }

    /** Nobody speaks in a group before it has delivered what the group inherits. */
    private boolean isEverybodyHeard() {
        return state.configuration().members().stream()
                .allMatch(member ->
                        member.number() == state.self() || peer(member).isBooted());
    }

    private Peer peer(ConfiguredMember member) {
        return state.peer(member.id()).orElseThrow();
    }
}
