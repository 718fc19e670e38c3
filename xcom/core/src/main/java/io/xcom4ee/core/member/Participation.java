package io.xcom4ee.core.member;

import io.xcom4ee.core.base.Configuration;
import io.xcom4ee.core.base.ConfiguredMember;
import io.xcom4ee.core.base.GroupId;
import io.xcom4ee.core.base.MemberId;
import io.xcom4ee.core.base.MemberInfo;
import io.xcom4ee.core.message.FoundingProposal;
import io.xcom4ee.core.message.Message;
import io.xcom4ee.core.message.Message.Ask;
import io.xcom4ee.core.message.Message.NotMember;
import io.xcom4ee.core.message.OldState;
import io.xcom4ee.core.message.Snapshot;
import io.xcom4ee.core.paxos.Lane;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * This member's part in one group, from its first view to its last.
 *
 * <p>Confined to: the member's event loop.
 */
final class Participation {
    /** Steps of deliver, propose, skip in one turn; what is left is done in the next. */
    private static final int PASSES_MAX = 8;

    private final GroupState state;
    private final Window window;
    private final Repair repair;
    private final FastPath fastPath;
    private final SlowPath slowPath;
    private final Standstill standstill;
    private final MessageDelivery messageDelivery;
    private final Delivery delivery;
    private final Membership membership;
    private final Confirmation confirmation;
    private final GroupMessages messages;
    private final TreeMap<MemberId, Long> rejectedMicros = new TreeMap<>();
    private final TreeSet<MemberId> passed = new TreeSet<>();
    private Optional<Output.StopReason> stopped = Optional.empty();
    private boolean frozen;
    private boolean unfinished;

    Participation(GroupState.Host process, Snapshot snapshot, long nowMicros) {
        this.state = new GroupState(process, snapshot, nowMicros);
        this.window = new Window(state);
        this.repair = new Repair(state, window);
        this.fastPath = new FastPath(state, repair, window);
        this.slowPath = new SlowPath(state, repair, window);
        this.standstill = new Standstill(state, slowPath, repair);
        this.messageDelivery = new MessageDelivery(state, fastPath);
        this.delivery = new Delivery(state, fastPath, messageDelivery, process.connected());
        this.membership = new Membership(state, fastPath, delivery);
        this.confirmation = new Confirmation(state);
        this.messages = new GroupMessages(fastPath, slowPath, repair, membership);
        delivery.installFirst();
    }

    GroupId group() {
        return state.group();
    }

    boolean hasQuorum() {
        return state.hasQuorum();
    }

    boolean isLeaving() {
        return membership.isLeaving();
    }

    /** The newest configuration decided, as far as this member knows. */
    Configuration newestConfiguration() {
        return state.configurations().newest();
    }

    /** The last round that all of these members have delivered, as far as this one knows. */
    long deliveredByAll(List<MemberId> members) {
        return members.stream()
                .flatMap(id -> state.peer(id).stream())
                .mapToLong(Peer::deliveredRound)
                .reduce(deliveredRound(), Math::min);
    }

    /** Whether this member votes no more here: it has promised itself to a founding. */
    boolean isFrozen() {
        return frozen;
    }

    /** At which the group works now. */
    int protocolVersion() {
        return state.configuration().protocolVersion();
    }

    long position() {
        return state.sequencer().position();
    }

    MemberStatistics statistics() {
        return state.tally()
                .statistics(
                        deliveredRound(),
                        delivery.isDeparted() ? deliveredRound() : confirmation.deliveredByAll(),
                        state.confirmations().size(),
                        state.roundTripMicros());
    }

    long deliveredRound() {
        return state.cursor().deliveredRound();
    }

    MemberReport.MemoryReport memory() {
        long delivered = 0;
        for (Lane lane : state.lanes()) {
            delivered += lane.bytes() - lane.openBytes();
        }
        long own = state.own().lane().openBytes();
        return new MemberReport.MemoryReport(
                window.bytes() - own, own, window.refusals(), messageDelivery.incompleteBytes(), delivered);
    }

    /** That nothing is delivered although a majority is heard, if that is so. */
    Optional<MemberReport.Standstill> standstill() {
        return frozen ? Optional.empty() : standstill.current();
    }

    List<MemberId> unreachable() {
        if (state.detector().unreachable().isEmpty()) {
            return List.of(); // As a rule, and it is asked for in every turn.
        }
        return state.peers().stream()
                .filter(peer -> state.detector().isUnreachable(peer.number()))
                .map(Peer::id)
                .toList();
    }

    /** Why the participation has ended, if it has. */
    Optional<Output.StopReason> stopped() {
        return stopped;
    }

    /** Takes a frame of this group. */
    void onMessage(MemberId from, Message message, long nowMicros) {
        state.now(nowMicros);
        Optional<Peer> peer = state.peer(from);
        if (message instanceof NotMember notMember) {
            onNotMember(from, notMember);
        } else if (message instanceof Ask ask) {
            // Former members may ask too: they need what was decided before they left.
            repair.onAsk(from, ask);
            state.send(from, fastPath.progress().current());
        } else if (peer.isEmpty()) {
            reject(from);
        } else if (!frozen) {
            membership.heard(peer.get());
            messages.take(peer.get(), message);
            if (messages.gone().isPresent()) {
                stopped = Optional.of(Output.StopReason.LEFT_BEHIND);
            }
        }
    }

    /** Tells a process that it is not in the group any more, at most once per heartbeat. */
    private void reject(MemberId from) {
        long due = rejectedMicros.getOrDefault(from, Long.MIN_VALUE);
        if (state.nowMicros() >= due) {
            rejectedMicros.values().removeIf(next -> next <= state.nowMicros());
            rejectedMicros.put(
                    from, state.nowMicros() + state.settings().timeouts().heartbeatMicros());
            state.send(
                    from,
                    new NotMember(state.group(), state.configurations().newest().number()));
        }
    }

    private void onNotMember(MemberId from, NotMember notMember) {
        passed.add(from);
        if (notMember.configurationNumber() > state.configurations().newest().number()) {
            stopped = Optional.of(membership.isLeaving() ? Output.StopReason.LEFT : Output.StopReason.EXPELLED);
        }
    }

    void onConnectionUp(MemberInfo info, long nowMicros) {
        state.now(nowMicros);
        state.peer(info.id()).ifPresent(peer -> {
            peer.connect();
            fastPath.progress().tell(peer);
            repair.resume(peer);
            fastPath.resume(peer);
        });
    }

    void onConnectionDown(MemberId id, long nowMicros) {
        state.now(nowMicros);
        state.peer(id).ifPresent(peer -> peer.disconnect(nowMicros));
    }

    void onJoinRequest(MemberInfo joiner, long nowMicros) {
        state.now(nowMicros);
        if (!frozen) {
            membership.onJoinRequest(joiner);
        }
    }

    /** An administrator wants something of the group. */
    void onCommand(Input.Command command) {
        if (frozen || !state.hasQuorum()) {
            state.commands().refuse(command, CommandRefusal.NO_QUORUM);
        } else {
            state.commands().add(command, state.configurations().newest());
        }
    }

    /** This member did not run for a while: it judges nobody for what it may have missed. */
    void onOwnPause(long nowMicros) {
        membership.onOwnPause(nowMicros);
        standstill.onOwnPause(nowMicros);
    }

    void leave() {
        membership.leave();
    }

    /** The end of a turn: delivers, proposes, skips, looks after the silent, tells what has changed. */
    void tick(long nowMicros) {
        state.now(nowMicros);
        if (frozen) {
            return;
        }
        membership.onTick();
        boolean moved = delivery.deliver();
        int passes = 0;
        do {
            if (!delivery.isDeparted()) {
                if (moved) {
                    fastPath.onHorizonMoved();
                }
                fastPath.propose();
                fastPath.skip();
                moved = delivery.deliver();
            }
            passes++;
        } while (moved && !delivery.isDeparted() && passes < PASSES_MAX);
        unfinished = moved && !delivery.isDeparted();
        if (delivery.isDeparted()) {
            onDeparted();
        } else {
            slowPath.onTick();
            standstill.onTick();
            if (standstill.isLeftBehind()) {
                stopped = Optional.of(Output.StopReason.LEFT_BEHIND);
            }
        }
        if (!delivery.isDeparted()) {
            confirmation.onTick();
        }
        repair.resend();
        fastPath.progress().tell();
        delivery.evict();
    }

    /**
     * The group goes on without this member. Expelled: it stops. Leaving: it stays a while, so that the others get all that
     * only it may know, until they have passed the boundary too.
     */
    private void onDeparted() {
        boolean everybody = state.configurations().newest().members().stream()
                .map(ConfiguredMember::id)
                .allMatch(id -> passed.contains(id) || hasCaughtUp(id));
        if (!membership.isLeaving()) {
            stopped = Optional.of(Output.StopReason.EXPELLED);
        } else if (everybody) {
            stopped = Optional.of(Output.StopReason.LEFT);
        }
    }

    private boolean hasCaughtUp(MemberId id) {
        return state.peer(id)
                .filter(peer -> peer.deliveredRound() >= deliveredRound())
                .isPresent();
    }

    /** Whether this member was heard in the group. */
    boolean hasHeard(MemberId id) {
        return state.peer(id).filter(Peer::isBooted).isPresent();
    }

    /** Whether every other member was heard in the group. */
    boolean isEverybodyBooted() {
        return state.peers().stream().allMatch(Peer::isBooted);
    }

    /** Whether this member is the only one left: it has nobody to agree with, and nobody waits for it. */
    boolean isAlone() {
        return state.configurations().newest().members().size() == 1
                && state.broadcasts().size() == 0;
    }

    boolean isDeparted() {
        return delivery.isDeparted();
    }

    /** The next moment at which {@link #tick} has something to do. */
    long nextDeadlineMicros() {
        if (frozen) {
            return Long.MAX_VALUE;
        }
        if (unfinished) {
            return state.nowMicros();
        }
        long next = Math.min(fastPath.progress().nextMicros(), repair.nextResendMicros());
        if (delivery.isDeparted()) {
            return next;
        }
        next = Math.min(next, Math.min(slowPath.nextDeadlineMicros(), fastPath.nextForwardMicros()));
        return Math.min(next, standstill.nextDeadlineMicros());
    }

    /** Votes and delivers no more here, and gives what a founding asks for. */
    OldState freeze(long fromRound) {
        frozen = true;
        return new SurvivorState(state).from(fromRound);
    }

    /** A process that may be a joiner of this group makes itself known: it seems to have missed its welcome. */
    void welcomeAgain(MemberId id) {
        if (!frozen) {
            membership.welcomeAgain(id);
        }
    }

    /**
     * Delivers what the new group inherits and this member has not delivered yet, as the last messages of the old one.
     *
     * @return whether this member can go on in the new group: what it had delivered before is what the group inherits
     */
    boolean continueIn(FoundingProposal proposal) {
        boolean whole = proposal.inherited().equals(state.group())
                && !delivery.isDeparted()
                && state.cursor().delivered(state.configuration()).compareTo(proposal.inheritedFrom()) >= 0
                && new InheritedDelivery(state, delivery, messageDelivery)
                        .deliver(proposal.inheritedTail(), proposal.position());
        if (whole) {
            state.broadcasts().moveToNewGroup();
        }
        return whole;
    }
}
