package io.xcom4ee.core.member;

import io.xcom4ee.core.base.Configuration;
import io.xcom4ee.core.base.ConfiguredMember;
import io.xcom4ee.core.base.MemberId;
import io.xcom4ee.core.base.MemberInfo;
import io.xcom4ee.core.base.ProtocolVersion;
import io.xcom4ee.core.membership.Suspicions;
import io.xcom4ee.core.message.JoinRefusal;
import io.xcom4ee.core.message.Message.JoinRefused;
import io.xcom4ee.core.message.Message.Progress;
import io.xcom4ee.core.message.Message.Welcome;
import io.xcom4ee.core.message.Reconfiguration;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Who comes and who goes: quorum, suspicion, expulsion, joining, leaving.
 *
 * <p>Confined to: the member's event loop.
 */
final class Membership {
    /** A joiner whose older incarnation was silent for this long, or in part of the suspicion time-out, takes its place. */
    private static final long NAME_FREE_MICROS = 1_000_000;

    private final GroupState state;
    private final FastPath fastPath;
    private final Delivery delivery;
    private final Suspicions suspicions;
    private final ProtocolUpgrade upgrade;
    /** Changes that this member has proposed and that may still be decided, by whom they concern. */
    private final TreeMap<MemberId, Long> proposedMicros = new TreeMap<>();

    /** Members of the view of which the application was told that they are unreachable. */
    private final TreeSet<Integer> toldUnreachable = new TreeSet<>();

    private boolean leaving;

    Membership(GroupState state, FastPath fastPath, Delivery delivery) {
        this.state = state;
        this.fastPath = fastPath;
        this.delivery = delivery;
        this.suspicions = new Suspicions(state.settings().timeouts().expulsionMicros());
        this.upgrade = new ProtocolUpgrade(state, fastPath);
    }

    /** A frame of a member came in: it lives. */
    void heard(Peer peer) {
        state.detector().heard(peer.number(), state.nowMicros());
    }

    void onProgress(Peer from, Progress progress) {
        suspicions.report(from.number(), progress.suspects());
        delivery.onBooted(from.number());
    }

    /** This member itself did not run for a while: it judges nobody for what it may have missed. */
    void onOwnPause(long nowMicros) {
        state.forgive(nowMicros);
        suspicions.forgive();
    }

    void onTick() {
        state.detector().expire(state.nowMicros());
        tellReachability();
        suspicions.update(state.configuration(), state.self(), state.detector(), state.nowMicros());
        checkQuorum();
        proposedMicros.values().removeIf(proposed -> state.nowMicros() - proposed >= state.repetitionMicros());
        if (state.hasQuorum()) {
            expel();
            leaveWhenFlushed();
            upgrade.onTick();
        }
    }

    /** The application hears of members of its view only, whatever this member thinks of those to come and those gone. */
    private void tellReachability() {
        if (delivery.isDeparted()) {
            return;
        }
        Configuration configuration = state.configuration();
        toldUnreachable.removeIf(number -> configuration.member(number).isEmpty());
        for (ConfiguredMember member : configuration.members()) {
            boolean unreachable = state.detector().isUnreachable(member.number());
            if (unreachable && toldUnreachable.add(member.number())) {
                state.out().add(new Output.Unreachable(member.info()));
            } else if (!unreachable && toldUnreachable.remove(member.number())) {
                state.out().add(new Output.Reachable(member.info()));
            }
        }
    }

    private void checkQuorum() {
        int reachable = reachable();
        int needed = state.configuration().quorum();
        boolean reached = reachable >= needed;
        if (reached == state.hasQuorum()) {
            return;
        }
        state.quorum(reached);
        if (!reached) {
            fastPath.dropChanges();
        }
        state.out()
                .add(reached ? new Output.QuorumRegained(reachable, needed) : new Output.QuorumLost(reachable, needed));
    }

    private int reachable() {
        int reachable = 0;
        for (ConfiguredMember member : state.configuration().members()) {
            if (member.voter() && !state.detector().isUnreachable(member.number())) {
                reachable++;
            }
        }
        return reachable;
    }

    private void expel() {
        Configuration configuration = state.configuration();
        if (suspicions.isNobodyAgreed()
                || !configuration.equals(state.configurations().newest())) {
            return;
        }
        long extra = rank(configuration) * 2L * state.settings().timeouts().heartbeatMicros();
        List<MemberId> due = suspicions.due(state.nowMicros(), extra).stream()
                .filter(member -> state.detector().isUnreachable(member))
                .flatMap(member -> configuration.member(member).stream())
                .map(ConfiguredMember::id)
                .filter(this::isUnproposed)
                .toList();
        if (!due.isEmpty()) {
            due.forEach(this::noteProposed);
            fastPath.enqueue(new Reconfiguration(List.of(), List.of(), due, configuration.number()));
        }
    }

    /** The first member that nobody suspects acts; the others hold back in turn, in case it does not. */
    private int rank(Configuration configuration) {
        return (int) configuration.members().stream()
                .filter(member -> member.number() < state.self())
                .filter(member -> !suspicions.isAgreed(member.number()))
                .filter(member -> !state.detector().isUnreachable(member.number()))
                .count();
    }

    private boolean isUnproposed(MemberId id) {
        return !proposedMicros.containsKey(id);
    }

    private void noteProposed(MemberId id) {
        proposedMicros.put(id, state.nowMicros());
    }

    /** A process wants to be let in by this member. */
    void onJoinRequest(MemberInfo joiner) {
        if (state.configurations().find(joiner.id()).isPresent()) {
            welcomeAgain(joiner.id());
            return;
        }
        Optional<JoinRefusal> refusal = objectionTo(state.configurations().newest(), joiner);
        if (refusal.isPresent()) {
            refuse(joiner, refusal.get());
            return;
        }
        if (state.hasQuorum() && !leaving && isUnproposed(joiner.id())) {
            noteProposed(joiner.id());
            fastPath.enqueue(new Reconfiguration(List.of(joiner), List.of(), List.of(), 0));
        }
    }

    /**
     * A joiner that is in already has not heard of it. It is needed for as long as it counts in a majority, also when its
     * expulsion is decided: what comes before that takes effect may need its vote.
     */
    void welcomeAgain(MemberId joiner) {
        state.configurations()
                .find(joiner)
                .flatMap(member -> delivery.welcomeFor(member.number()))
                .ifPresent(snapshot -> state.sendOutside(joiner, new Welcome(snapshot)));
    }

    /** One that is too old to read the reason has heard it when it connected. */
    private void refuse(MemberInfo joiner, JoinRefusal refusal) {
        if (refusal.version() <= ProtocolVersion.newestOf(joiner)) {
            state.sendOutside(joiner.id(), new JoinRefused(refusal));
        }
    }

    private Optional<JoinRefusal> objectionTo(Configuration newest, MemberInfo joiner) {
        if (!ProtocolVersion.isSpokenBy(joiner, newest.protocolVersion())) {
            return Optional.of(JoinRefusal.VERSION_NOT_SPOKEN);
        }
        Optional<ConfiguredMember> sameName = newest.named(joiner.name());
        if (sameName.filter(this::isAlive).isPresent()) {
            return Optional.of(JoinRefusal.NAME_IN_USE);
        }
        if (sameName.isEmpty()
                && newest.members().size() >= state.settings().limits().membersMax()) {
            return Optional.of(JoinRefusal.GROUP_FULL);
        }
        return Optional.empty();
    }

    /** A killed process loses its connections at once and stays silent; a live one is heard every heartbeat. */
    private boolean isAlive(ConfiguredMember member) {
        Peer peer = state.peer(member.number());
        if (peer == null) {
            return member.number() == state.self();
        }
        long silent = state.nowMicros() - state.detector().lastHeardMicros(peer.number());
        long patience = Math.min(NAME_FREE_MICROS, state.settings().timeouts().suspicionMicros());
        boolean connected = peer.isConnected();
        return !state.detector().isUnreachable(peer.number()) && (connected || silent < patience);
    }

    /** This member wants to go. */
    void leave() {
        leaving = true;
    }

    boolean isLeaving() {
        return leaving;
    }

    /** Own messages first, then the removal. */
    private void leaveWhenFlushed() {
        MemberId self = state.settings().self().id();
        boolean flushed = state.broadcasts().size() == 0;
        boolean present = state.configurations().newest().member(self).isPresent();
        if (leaving && flushed && present && isUnproposed(self)) {
            noteProposed(self);
            fastPath.enqueue(new Reconfiguration(List.of(), List.of(self), List.of(), 0));
        }
    }
}
