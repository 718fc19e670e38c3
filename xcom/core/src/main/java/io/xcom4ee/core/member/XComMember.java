package io.xcom4ee.core.member;

import io.xcom4ee.core.base.GroupId;
import io.xcom4ee.core.base.Invariants;
import io.xcom4ee.core.base.MemberId;
import io.xcom4ee.core.base.MemberInfo;
import io.xcom4ee.core.base.ProtocolVersion;
import io.xcom4ee.core.membership.Founding;
import io.xcom4ee.core.message.Fragment;
import io.xcom4ee.core.message.Marker;
import io.xcom4ee.core.message.Message.Presence;
import io.xcom4ee.core.stream.OpenBroadcasts.Outcome;
import java.util.List;
import java.util.Optional;

/**
 * One member of one group as a pure state machine: inputs in, outputs out. It has no clock, no thread, no socket and no
 * source of chance but its seed: the same inputs give the same outputs.
 *
 * <p>The caller gives {@link Input.Tick} at the end of each turn in which it gave other inputs, and when
 * {@link #nextDeadlineMicros()} has come. It carries out the outputs in their order.
 *
 * <p>Confined to: the member's event loop.
 */
public final class XComMember {
    private final MemberSettings settings;
    private final ProcessState process;
    private final Search search;
    /** What a founding would have if nobody looked for one. */
    private final MemberReport.FoundingReport unneeded;

    private boolean leaving;
    private long leaveMicros = Long.MAX_VALUE;
    private boolean stopped;

    /** A fresh process. It begins to search for its group with the first tick. */
    public XComMember(MemberSettings settings, long nowMicros) {
        this.settings = settings;
        this.process = new ProcessState(settings, nowMicros);
        this.search = new Search(process);
        this.unneeded = founding(List.of());
    }

    /**
     * Takes one input.
     *
     * @param nowMicros the monotonic time; never falls
     * @return what is to be done, in this order
     * @throws io.xcom4ee.core.base.InvariantViolation if a bug of ours was found: this member must stop and never speak
     *     again
     */
    public List<Output> step(long nowMicros, Input input) {
        Invariants.require(nowMicros >= process.nowMicros(), "time never falls", nowMicros, process.nowMicros());
        if (stopped) {
            return List.of();
        }
        noteOwnPause(nowMicros);
        process.now(nowMicros);
        take(input);
        if (!(input instanceof Input.Broadcast)) { // the most frequent one by far, and it only waits for the tick
            stopIfEnded();
        }
        return process.out().take();
    }

    private void take(Input input) {
        if (input instanceof Input.FrameReceived received) {
            onFrame(received);
        } else if (input instanceof Input.ConnectionUp up) {
            onConnectionUp(up.peer());
        } else if (input instanceof Input.ConnectionDown down) {
            onConnectionDown(down.peer());
        } else if (input instanceof Input.Broadcast broadcast) {
            onBroadcast(broadcast);
        } else if (input instanceof Input.Command command) {
            onCommand(command);
        } else if (input instanceof Input.Barrier barrier) {
            onBarrier(barrier);
        } else if (input instanceof Input.Leave) {
            onLeave();
        } else if (input instanceof Input.Tick) {
            onTick();
        }
    }

    /** A clock that jumped means that this member itself stood still, not that the others fell silent. */
    private void noteOwnPause(long nowMicros) {
        if (nowMicros - process.nowMicros() > 2 * settings.timeouts().heartbeatMicros()) {
            process.participation().ifPresent(participation -> participation.onOwnPause(nowMicros));
            search.onOwnPause(nowMicros);
        }
    }

    private void onFrame(Input.FrameReceived received) {
        MemberId from = received.from();
        if (received.frame().group().equals(GroupId.NONE)) {
            search.onMessage(from, received.frame().message());
        } else if (process.group().isLaterThan(received.frame().group())) {
            search.onOutdated(from);
        } else {
            process.participation()
                    .filter(participation ->
                            participation.group().equals(received.frame().group()))
                    .ifPresent(participation ->
                            participation.onMessage(from, received.frame().message(), process.nowMicros()));
        }
    }

    private void onConnectionUp(MemberInfo peer) {
        process.connected().add(peer.id());
        search.onConnectionUp(peer.id());
        process.participation().ifPresent(participation -> participation.onConnectionUp(peer, process.nowMicros()));
    }

    private void onConnectionDown(MemberId peer) {
        process.connected().remove(peer);
        search.onConnectionDown(peer);
        process.participation().ifPresent(participation -> participation.onConnectionDown(peer, process.nowMicros()));
    }

    private void onBroadcast(Input.Broadcast broadcast) {
        if (leaving) {
            process.out().add(new Output.Failed(broadcast.token(), true, Output.FailureCause.LEFT));
            return;
        }
        process.broadcasts().add(broadcast);
    }

    private void onCommand(Input.Command command) {
        if (leaving) {
            process.commands().refuse(command, CommandRefusal.LEFT);
        } else if (process.participation().isEmpty()) {
            process.commands().refuse(command, CommandRefusal.NOT_JOINED);
        } else if (command.command() instanceof Command.ForceMembers force) {
            search.onCommand(command, force);
        } else {
            process.participation().get().onCommand(command);
        }
    }

    private void onBarrier(Input.Barrier barrier) {
        if (leaving) {
            process.out().add(new Output.BarrierFailed(barrier.token(), Output.FailureCause.LEFT));
        } else {
            process.barriers().add(barrier.token(), barrier.deadlineMicros());
        }
    }

    private void onLeave() {
        if (!leaving) {
            leaving = true;
            leaveMicros = process.nowMicros() + settings.timeouts().leaveMicros();
            process.participation().ifPresent(Participation::leave);
        }
    }

    private void onTick() {
        for (Outcome outcome : process.broadcasts().expire(process.nowMicros())) {
            process.out().add(new Output.Failed(outcome.token(), outcome.certain(), deadlineCause()));
        }
        failConfirmations(process.confirmations().expire(process.nowMicros()), deadlineCause());
        refuseWhatTheGroupDoesNotKnow();
        failBarriers(process.barriers().expire(process.nowMicros()), deadlineCause());
        process.commands()
                .expire(
                        process.nowMicros(),
                        process.participation().filter(Participation::hasQuorum).isPresent());
        process.participation().ifPresent(participation -> participation.tick(process.nowMicros()));
        search.onTick();
    }

    /** Nobody knows what a group can read before there is one. */
    private void refuseWhatTheGroupDoesNotKnow() {
        int version =
                process.participation().map(Participation::protocolVersion).orElse(ProtocolVersion.NEWEST);
        if (version < Fragment.VERSION) {
            for (Outcome outcome : process.broadcasts().refuseLarge()) {
                process.out()
                        .add(new Output.Failed(outcome.token(), outcome.certain(), Output.FailureCause.OLD_PROTOCOL));
            }
        }
        if (version < Marker.VERSION && process.barriers().size() > 0) {
            failBarriers(process.barriers().abandon(), Output.FailureCause.OLD_PROTOCOL);
        }
    }

    private void failConfirmations(List<Long> tokens, Output.FailureCause cause) {
        tokens.forEach(token -> process.out().add(new Output.NotConfirmed(token, cause)));
    }

    private void failBarriers(List<Long> tokens, Output.FailureCause cause) {
        tokens.forEach(token -> process.out().add(new Output.BarrierFailed(token, cause)));
    }

    private Output.FailureCause deadlineCause() {
        return process.participation()
                .map(participation -> participation.hasQuorum() && !participation.isFrozen()
                        ? Output.FailureCause.DEADLINE
                        : Output.FailureCause.NO_QUORUM)
                .orElse(Output.FailureCause.NOT_JOINED);
    }

    private void stopIfEnded() {
        Optional<Output.StopReason> reason = search.stopped()
                .or(() -> process.participation().flatMap(Participation::stopped))
                .or(this::leftAlone);
        reason.ifPresent(this::stop);
    }

    /** Leaving ends when there is nobody to agree with, or at its time-out. */
    private Optional<Output.StopReason> leftAlone() {
        if (!leaving) {
            return Optional.empty();
        }
        Optional<Participation> group = process.participation();
        if (group.filter(Participation::isAlone).isPresent()) {
            return Optional.of(Output.StopReason.LEFT);
        }
        if (group.isPresent() && process.nowMicros() < leaveMicros) {
            return Optional.empty();
        }
        boolean agreed = group.filter(Participation::isDeparted).isPresent();
        return Optional.of(agreed ? Output.StopReason.LEFT : Output.StopReason.LEFT_WITHOUT_AGREEMENT);
    }

    private void stop(Output.StopReason reason) {
        boolean left = reason == Output.StopReason.LEFT || reason == Output.StopReason.LEFT_WITHOUT_AGREEMENT;
        Output.FailureCause cause = left ? Output.FailureCause.LEFT : Output.FailureCause.EXPELLED;
        for (Outcome outcome : process.broadcasts().abandon()) {
            process.out().add(new Output.Failed(outcome.token(), outcome.certain(), cause));
        }
        failConfirmations(process.confirmations().abandon(), cause);
        failBarriers(process.barriers().abandon(), cause);
        search.abandonCommands(left ? CommandRefusal.LEFT : CommandRefusal.NOT_JOINED);
        process.commands().abandon(left ? CommandRefusal.LEFT : CommandRefusal.NOT_JOINED);
        process.out().add(new Output.Stopped(reason));
        stopped = true;
    }

    /** When a {@link Input.Tick} is due at the latest; {@link Long#MAX_VALUE} if none is. */
    public long nextDeadlineMicros() {
        if (stopped) {
            return Long.MAX_VALUE;
        }
        long next = Math.min(process.broadcasts().earliestDeadlineMicros(), search.nextDeadlineMicros());
        next = Math.min(next, process.commands().earliestDeadlineMicros());
        next = Math.min(next, process.barriers().earliestDeadlineMicros());
        next = Math.min(next, process.confirmations().earliestDeadlineMicros());
        if (leaving) {
            next = Math.min(next, leaveMicros);
        }
        Optional<Participation> group = process.participation();
        return group.isPresent() ? Math.min(next, group.get().nextDeadlineMicros()) : next;
    }

    /** Whether a {@link Input.Broadcast} may be given: while this is false its queue is at its limit. */
    public boolean acceptsBroadcasts() {
        return process.broadcasts().hasRoom();
    }

    /**
     * The oldest protocol version that it speaks now; the newest is in its {@link MemberSettings#self()}. A member of a group
     * does not go below the group's version: whoever does not speak that must not connect to it.
     */
    public int oldestProtocolVersion() {
        return process.participation()
                .map(Participation::protocolVersion)
                .orElse(ProtocolVersion.oldestOf(settings.self().version()));
    }

    /** What this member has done. Costs more than {@link #report()}: not for every turn. */
    public MemberStatistics statistics() {
        return process.participation()
                .map(Participation::statistics)
                .orElseGet(() ->
                        process.tally().statistics(0, 0, process.confirmations().size(), 0));
    }

    /** What this member knows of itself now. */
    public MemberReport report() {
        Phase phase = phase();
        // Asked after every turn, so that a member at work does not look for what nobody asks of it.
        MemberReport.FoundingReport founding = phase == Phase.ONLINE ? unneeded : founding(search.candidates());
        int backlog = process.broadcasts().size();
        if (process.participation().isEmpty()) {
            return new MemberReport(
                    phase, false, List.of(), Optional.empty(), 0, backlog, MemberReport.MemoryReport.NOTHING, founding);
        }
        Participation group = process.participation().get();
        return new MemberReport(
                phase,
                group.hasQuorum(),
                group.unreachable(),
                group.standstill(),
                group.position(),
                backlog,
                group.memory(),
                founding);
    }

    private MemberReport.FoundingReport founding(List<Presence> candidates) {
        return new MemberReport.FoundingReport(
                candidates.stream()
                        .map(presence ->
                                new MemberReport.Present(presence.info().name(), presence.standing()))
                        .toList(),
                Founding.participantsNeeded(settings.electorate().names()),
                FoundingCandidates.fresh(candidates),
                Founding.freshNeeded(settings.electorate().names()));
    }

    private Phase phase() {
        if (stopped) {
            return Phase.STOPPED;
        }
        if (leaving) {
            return Phase.LEAVING;
        }
        return switch (process.standing()) {
            case FRESH -> search.isJoining() ? Phase.JOINING : Phase.SEARCHING;
            case ONLINE -> Phase.ONLINE;
            case BLOCKED, FROZEN -> Phase.BLOCKED;
        };
    }
}
