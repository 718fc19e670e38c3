package io.xcom4ee.core.member;

import io.xcom4ee.core.base.ConfiguredMember;
import io.xcom4ee.core.base.MemberInfo;
import io.xcom4ee.core.base.Slot;
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
    /** An answer that is lost is repeated so often, at the slowest, before waiting for it is in vain. */
    private static final int REPETITIONS = 4;

    private final GroupState state;
    private final SlowPath slowPath;
    private final Repair repair;
    /** Until here there was a reason for it to wait. */
    private long excusedMicros;

    private Optional<MemberReport.Standstill> told = Optional.empty();
    /** What was waited for when that was told. */
    private Slot awaited = new Slot(0, 0);

    Standstill(GroupState state, SlowPath slowPath, Repair repair) {
        this.state = state;
        this.slowPath = slowPath;
        this.repair = repair;
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

    /** To be called behind the slow path, which knows what delivery waits for and since when. */
    void onTick() {
        if (!state.hasQuorum()) {
            // That was told by itself.
            excusedMicros = state.nowMicros();
            told = Optional.empty();
        } else if (told.isPresent()) {
            goOn(told.get());
        } else if (slowPath.isWaiting() && state.nowMicros() >= dueMicros()) {
            awaited = slowPath.awaited();
            MemberReport.Standstill standstill =
                    new MemberReport.Standstill(awaited.round(), patienceMicros(), notInThisView());
            told = Optional.of(standstill);
            state.out().add(new Output.StandsStill(standstill));
        }
    }

    private void goOn(MemberReport.Standstill standstill) {
        if (!slowPath.isWaiting() || !slowPath.awaited().equals(awaited)) {
            told = Optional.empty();
            state.out().add(new Output.GoesOn());
        } else if (!standstill.notInThisView().equals(notInThisView())) {
            told = Optional.of(
                    new MemberReport.Standstill(standstill.round(), standstill.patienceMicros(), notInThisView()));
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

    /** With short time-outs what was lost may still come: it is told again and again until then. */
    private long patienceMicros() {
        long expulsion = state.settings().timeouts().suspicionMicros()
                + state.settings().timeouts().expulsionMicros();
        return Math.max(expulsion, REPETITIONS * Told.PATIENCE_MAX * repair.resendMicros());
    }

    private long dueMicros() {
        return Math.max(slowPath.waitingSinceMicros(), excusedMicros) + patienceMicros();
    }

    /** When {@link #onTick} has something to tell at the latest. */
    long nextDeadlineMicros() {
        return slowPath.isWaiting() && told.isEmpty() && state.hasQuorum() ? dueMicros() : Long.MAX_VALUE;
    }
}
