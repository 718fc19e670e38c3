package io.xcom4ee.core.member;

import io.xcom4ee.core.base.ConfiguredMember;
import io.xcom4ee.core.base.MemberInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Notices that nothing is delivered for longer than it takes to expel a member, although something is under way and a majority
 * is heard. The slow path has had its time then: what is wrong is something that no time-out mends, such as a member that
 * lacks what only dead ones knew, or a link that carries frames in one direction only. People are told.
 *
 * <p>Confined to: the member's event loop.
 */
final class Standstill {
    private final GroupState state;
    private final SlowPath slowPath;
    /** Until here there was a reason for it to wait. */
    private long excusedMicros;

    private Optional<MemberReport.Standstill> told = Optional.empty();

    Standstill(GroupState state, SlowPath slowPath) {
        this.state = state;
        this.slowPath = slowPath;
        this.excusedMicros = state.nowMicros();
    }

    /** What was told last and still holds. */
    Optional<MemberReport.Standstill> current() {
        return told;
    }

    /** This member did not run for a while. */
    void onOwnPause(long nowMicros) {
        excusedMicros = nowMicros;
    }

    /** To be called behind the slow path, which knows since when delivery waits. */
    void onTick() {
        if (!state.hasQuorum()) {
            excusedMicros = state.nowMicros();
        }
        boolean stands = slowPath.isWaiting() && state.nowMicros() >= dueMicros();
        if (stands && told.isEmpty()) {
            MemberReport.Standstill standstill =
                    new MemberReport.Standstill(state.cursor().round(), patienceMicros(), notInThisView());
            told = Optional.of(standstill);
            state.out().add(new Output.StandsStill(standstill));
        } else if (!stands && told.isPresent()) {
            told = Optional.empty();
            // Without a quorum it does not go on: that was told by itself.
            if (state.hasQuorum()) {
                state.out().add(new Output.GoesOn());
            }
        }
    }

    /**
     * Whether somebody who is ahead has said that it keeps no longer what this member has waited for so long. Others may keep
     * it, but they do not answer: this member hears them, and they do not hear it.
     */
    boolean isLeftBehind() {
        long round = state.cursor().round();
        return told.isPresent()
                && state.peers().stream().anyMatch(peer -> peer.hasDelivered(round) && peer.isWithout(round));
    }

    /** Voters that are heard and have never said that they have come to the round in which this member's view begins. */
    private List<MemberInfo> notInThisView() {
        List<MemberInfo> members = new ArrayList<>();
        long boundary = state.configuration().firstRound() - 1;
        for (ConfiguredMember member : state.configuration().members()) {
            Peer peer = state.peer(member.number());
            if (peer != null
                    && member.voter()
                    && !state.detector().isUnreachable(member.number())
                    && !peer.hasSaidToHaveDelivered(boundary)) {
                members.add(member.info());
            }
        }
        return members;
    }

    private long patienceMicros() {
        return state.settings().timeouts().suspicionMicros()
                + state.settings().timeouts().expulsionMicros();
    }

    private long dueMicros() {
        return Math.max(slowPath.waitingSinceMicros(), excusedMicros) + patienceMicros();
    }

    /** When {@link #onTick} has something to tell at the latest. */
    long nextDeadlineMicros() {
        return slowPath.isWaiting() && told.isEmpty() && state.hasQuorum() ? dueMicros() : Long.MAX_VALUE;
    }
}
