package io.xcom4ee.core.member;

import io.xcom4ee.core.base.GroupId;
import io.xcom4ee.core.base.MemberId;
import io.xcom4ee.core.base.Slot;
import io.xcom4ee.core.membership.Neighbours;
import io.xcom4ee.core.message.FoundingBallot;
import io.xcom4ee.core.message.FoundingProposal;
import io.xcom4ee.core.message.Message.Founded;
import io.xcom4ee.core.message.Message.Presence;
import io.xcom4ee.core.message.Standing;
import java.util.List;
import java.util.Optional;

/**
 * Makes a dynamic group of this process alone, if it was told to and nobody knows of a group. It looks for the suspicion
 * time-out: a member that was silent for longer would be taken for dead by everybody. What it cannot know is a group that
 * none of the processes it reaches belongs to.
 *
 * <p>Confined to: the member's event loop.
 */
final class Bootstrap {
    private final ProcessState process;
    private final Neighbours neighbours;
    /** Since when nobody has spoken against it. */
    private long freeSinceMicros;

    private long tickedMicros;

    Bootstrap(ProcessState process, Neighbours neighbours) {
        this.process = process;
        this.neighbours = neighbours;
        this.freeSinceMicros = process.nowMicros();
        this.tickedMicros = process.nowMicros();
    }

    /** What a process shows others in its presence as long as it may make a group alone. */
    static Optional<FoundingBallot> shown(ProcessState process) {
        return mayFound(process) ? Optional.of(intention(process.self().id())) : Optional.empty();
    }

    private static boolean mayFound(ProcessState process) {
        return process.settings().bootstrap() && process.standing() == Standing.FRESH;
    }

    /** The intention looks like a ballot that this process has promised to itself, and that binds nobody. */
    private static FoundingBallot intention(MemberId self) {
        return new FoundingBallot(0, self);
    }

    private static boolean intends(Presence presence) {
        return presence.standing() == Standing.FRESH
                && presence.promised()
                        .filter(intention(presence.info().id())::equals)
                        .isPresent();
    }

    /** This process itself did not run for a while: it may have missed what the others said. */
    void onOwnPause(long nowMicros) {
        freeSinceMicros = nowMicros;
    }

    /**
     * Makes the group when it is time.
     *
     * @return what it begins with
     */
    Optional<Founded> onTick() {
        tickedMicros = process.nowMicros();
        return mayFound(process) && process.nowMicros() >= dueMicros() ? Optional.of(found()) : Optional.empty();
    }

    /** There is a group already, with or without a quorum, or another one that is told to bootstrap goes first. */
    void onPresence(Presence presence) {
        boolean rival = intends(presence)
                && presence.info().id().compareTo(process.self().id()) < 0;
        if (rival || !presence.group().equals(GroupId.NONE)) {
            freeSinceMicros = process.nowMicros();
        }
    }

    private Founded found() {
        FoundingBallot ballot = new FoundingBallot(
                neighbours.highestBallot() + 1, process.self().id());
        FoundingProposal alone = new FoundingProposal(
                new GroupId(process.random().nextUuid(), ballot.number()),
                List.of(process.self()),
                process.settings().limits().eventHorizonRounds(),
                GroupId.NONE,
                new Slot(0, 0),
                List.of(),
                0);
        return new Founded(ballot, alone);
    }

    private long dueMicros() {
        return freeSinceMicros + process.settings().timeouts().suspicionMicros();
    }

    long nextDeadlineMicros() {
        // Ticks come often, so that one that is late tells that this process did not run.
        long soon = tickedMicros + process.settings().timeouts().heartbeatMicros();
        return mayFound(process) ? Math.min(soon, dueMicros()) : Long.MAX_VALUE;
    }
}
