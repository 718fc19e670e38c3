package io.xcom4ee.core.member;

import io.xcom4ee.core.base.Configuration;
import io.xcom4ee.core.base.ProtocolVersion;
import io.xcom4ee.core.message.AcceptedInterval;
import io.xcom4ee.core.message.Forwarded;
import io.xcom4ee.core.message.Fragment;
import io.xcom4ee.core.message.GroupChange;
import io.xcom4ee.core.message.Marker;
import io.xcom4ee.core.message.Message.Forward;
import io.xcom4ee.core.message.Message.Progress;
import io.xcom4ee.core.message.Message.Propose;
import io.xcom4ee.core.message.NoOp;
import io.xcom4ee.core.message.Numbered;
import io.xcom4ee.core.message.Value;
import io.xcom4ee.core.paxos.Acceptor;
import io.xcom4ee.core.paxos.Acceptor.ProposeOutcome;
import io.xcom4ee.core.paxos.Lane;
import io.xcom4ee.core.stream.OpenBroadcasts;
import java.util.ArrayDeque;

/**
 * Two messages in the steady state: proposals of the owners and everybody's progress (protocol.md, "The fast path").
 *
 * <p>Confined to: the member's event loop.
 */
final class FastPath {
    /** Changes are few and proposed again by whoever wants them. */
    private static final int FORWARDED_CHANGES_MAX = 256;
    /** An idle member gives up one round ahead for so many slots that were used by others or nobody since it spoke. */
    private static final int IDLE_SLOTS_PER_ROUND_AHEAD = 4;
    /** At most one part in so many of the event horizon is given up ahead. */
    private static final int HORIZON_PER_AHEAD = 4;

    private final GroupState state;
    private final Repair repair;
    private final Window window;
    private final Forwarding forwarding;
    private final Relay relay;
    private final ProgressTeller progress;
    private final ProposalTimes proposalTimes = new ProposalTimes();
    private final ArrayDeque<GroupChange> changes = new ArrayDeque<>();
    private long sampledRound = Long.MAX_VALUE;
    private long sampledMicros;
    private boolean relayedLast;

    FastPath(GroupState state, Repair repair, Window window) {
        this.state = state;
        this.repair = repair;
        this.window = window;
        this.forwarding = new Forwarding(state, repair);
        this.relay = new Relay(state);
        this.progress = new ProgressTeller(state);
    }

    void onPropose(Peer from, Propose propose) {
        Lane lane = state.lane(from.number());
        if (lane == null
                || propose.round() < lane.firstRound()
                || propose.round() > state.configurations().lastRoundOf(from.number())) {
            return;
        }
        state.sawRound(propose.round());
        if (propose.round() > lane.upTo() && !window.hasRoomFor(lane, propose.round(), propose.value())) {
            return; // As if it had been lost: the gap is asked for when there is room again.
        }
        ProposeOutcome outcome = Acceptor.propose(lane, propose, state.horizon());
        switch (outcome) {
            case ACCEPTED -> replayHeld(lane);
            case GAP -> {
                window.hold(lane.owner(), propose);
                repair.askForGap(lane, propose.previousRound());
            }
            case BEYOND_HORIZON -> window.hold(lane.owner(), propose);
            case KNOWN, PROMISED -> {
                // Voted for or decided before; or refused for ever: it is learned from whoever decides it.
            }
        }
    }

    /** Takes up what was held back, as far as it can be accepted now. */
    void replayHeld(Lane lane) {
        Propose waiting = window.firstHeld(lane.owner());
        while (waiting != null) {
            ProposeOutcome outcome = Acceptor.propose(lane, waiting, state.horizon());
            if (outcome == ProposeOutcome.GAP || outcome == ProposeOutcome.BEYOND_HORIZON) {
                return;
            }
            window.release(lane.owner());
            waiting = window.firstHeld(lane.owner());
        }
    }

    /** The horizon has moved: claims and proposals that were too far ahead are looked at again. */
    void onHorizonMoved() {
        window.releaseUnless(owner -> state.lane(owner) != null);
        for (Lane lane : state.lanes()) {
            if (lane.owner() != state.self()) {
                if (!state.configurations().isEverybodyLeading()) {
                    lane.restartAt(state.cursor().round());
                }
                Acceptor.applyClaim(lane, state.horizon());
                replayHeld(lane);
            }
        }
    }

    void onProgress(Peer from, Progress progress) {
        Lane lane = state.lane(from.number());
        if (lane == null) {
            return;
        }
        from.delivered(progress.deliveredRound());
        state.sawRound(progress.highestRound());
        Acceptor.claim(lane, progress.skippedAbove(), progress.skippedTo(), state.horizon());
        replayHeld(lane);
        for (AcceptedInterval interval : progress.intervals()) {
            Lane voted = state.lane(interval.owner());
            if (voted != null && interval.owner() != from.number() && voted.recordVotes(from.number(), interval)) {
                heardOf(from, interval);
            }
        }
        sampleRoundTrip();
        // Votes and claims travel before proposals: what is claimed may still be on its way.
        if (Acceptor.hasGap(lane, state.horizon())
                && from.isOverdue(lane.upTo(), repair.resendMicros(), state.nowMicros())) {
            repair.askForGap(lane, lane.skippedAbove());
        }
    }

    /** The last vote of an interval that has grown is for what the owner has said, not for what was decided without it. */
    private void heardOf(Peer from, AcceptedInterval interval) {
        Peer owner = state.peer(interval.owner());
        if (owner != null && interval.covers(interval.upTo())) {
            owner.heardOf(from.number(), state.nowMicros());
        }
    }

    /** A change of the configuration: waits for the next free slot, travels alone and before batches. */
    void enqueue(GroupChange change) {
        changes.addLast(change);
    }

    /** What waits was meant for a group with a quorum as it was then. */
    void dropChanges() {
        changes.clear();
    }

    /** Another member forwards something to this one, which it takes for the only leader, or for one that hears it. */
    void onForward(Peer from, Forward forward) {
        if (forwarding.isToBePassedOn(from, forward)) {
            forwarding.passOn(from, forward);
        } else if (forward.value() instanceof Numbered content) {
            relay.take(from.number(), forward, content);
        } else if (forward.value() instanceof Forwarded passedOn && state.peer(passedOn.sender()) != null) {
            relay.take(passedOn.sender(), forward, passedOn.content());
        } else if (forward.value() instanceof GroupChange change
                && state.configuration().leader() == state.self()
                && changes.size() < FORWARDED_CHANGES_MAX) {
            changes.addLast(change);
        }
    }

    /** Proposes what waits, as far as the event horizon lets it; natural batching, no timer. */
    void propose() {
        while (state.hasQuorum() && isAnythingWaiting() && mayUse(state.own().nextRound())) {
            propose(nextValue());
        }
        Peer leader = forwarding.leader();
        if (leader != null) {
            forwardChanges(leader);
            forwarding.forward();
        }
    }

    private void propose(Value value) {
        Propose propose = state.own().propose(value);
        state.tally().proposed(value instanceof NoOp);
        proposalTimes.proposed(propose.round(), state.nowMicros());
        state.sawRound(propose.round());
        state.sendToAll(propose);
        progress.proposed(propose.round());
        if (sampledRound == Long.MAX_VALUE) {
            sampledRound = propose.round();
            sampledMicros = state.nowMicros();
        }
    }

    private boolean isAnythingWaiting() {
        return isChangeWaiting()
                || state.broadcasts().mayPropose()
                || relay.isReadyFor(state.own().nextRound());
    }

    private boolean mayUse(long round) {
        return round <= state.horizon()
                && (state.configurations().isEverybodyLeading()
                        ? round <= state.configurations().lastRoundOf(state.self())
                        : state.configurations().at(round).isLeading(state.self()));
    }

    /** What this member wants to change waits for no timer: a leader that is not there is to be replaced for it. */
    private void forwardChanges(Peer leader) {
        state.commands().retry(state.nowMicros() - state.repetitionMicros());
        state.barriers().retry(state.nowMicros() - state.repetitionMicros());
        if (state.hasQuorum() && isChangeWaiting()) {
            state.sawRound(state.cursor().round());
        }
        Peer next = forwarding.wayTo(leader);
        while (state.hasQuorum() && next.isConnected() && isChangeWaiting()) {
            forwarding.send(next, nextForwardedChange());
        }
    }

    private GroupChange nextForwardedChange() {
        GroupChange change = changes.pollFirst();
        if (change != null) {
            return change;
        }
        return isCommandWaiting()
                ? state.commands().forward(state.nowMicros())
                : state.barriers().forward(state.nowMicros());
    }

    private boolean isChangeWaiting() {
        return !changes.isEmpty() || isCommandWaiting() || isBarrierWaiting();
    }

    /** The slots of rounds before the group's version was raised may belong to a member that cannot read what is decided. */
    private boolean isCommandWaiting() {
        return state.commands().isWaiting() && state.speaks(ProtocolVersion.SECOND);
    }

    /** As for commands. */
    private boolean isBarrierWaiting() {
        return state.barriers().isWaiting() && state.speaks(Marker.VERSION);
    }

    private Value nextValue() {
        GroupChange change = changes.pollFirst();
        if (change != null) {
            return change;
        }
        if (isCommandWaiting()) {
            return state.commands().propose(state.own().nextRound());
        }
        if (isBarrierWaiting()) {
            return state.barriers().propose(state.own().nextRound());
        }
        long round = state.own().nextRound();
        boolean ownWaiting = state.broadcasts().mayPropose();
        // In turn, so that a leader's own messages and those of the others do not hold each other up.
        relayedLast = relay.isReadyFor(round) && !(relayedLast && ownWaiting);
        return relayedLast
                ? relay.poll(round)
                : state.broadcasts().propose(round, state.sequencer().next(state.self()), cuttingConfiguration(round));
    }

    private long cuttingConfiguration(long round) {
        return state.speaks(Fragment.VERSION) ? state.configurations().at(round).number() : OpenBroadcasts.UNCUT;
    }

    /**
     * Gives up unused own slots up to the highest round seen, so that nobody waits for them. Who has been idle for a while gives up
     * some more, so that not each of the others' proposals waits for its word; it says so again before they are used up.
     */
    void skip() {
        if (!state.configurations().isEverybodyLeading()) {
            skipOrFill();
            return;
        }
        long last = Math.min(state.horizon(), state.configurations().lastRoundOf(state.self()));
        long wanted = Math.min(state.highestRound(), last);
        long ahead = roundsAhead();
        if (state.own().skippedTo() < wanted + ahead / 2) {
            state.own().skipTo(Math.min(wanted + ahead, last));
        }
    }

    /**
     * How far a member may give up its slots ahead. What it says next comes behind them, in a round that all others have to skip to, so it
     * grows with the time that it has said nothing: so slowly that where all speak in turn, each time in a round so far ahead, the
     * distance does not grow by itself. A round within the event horizon is always left.
     */
    private long roundsAhead() {
        long idleRounds = state.highestRound() - state.own().skippedAbove();
        Configuration configuration = state.configuration();
        return Math.min(
                idleRounds / ((long) IDLE_SLOTS_PER_ROUND_AHEAD * configuration.leaderCount()),
                configuration.eventHorizonRounds() / HORIZON_PER_AHEAD);
    }

    /**
     * As {@link #skip}, configuration by configuration. The only leader never gives up a slot without a vote: it proposes a
     * no-op. So whoever takes a slot of its over may put any value there.
     */
    private void skipOrFill() {
        long wanted = Math.min(state.highestRound(), state.horizon());
        boolean further = true;
        while (further && state.own().nextRound() <= state.horizon()) {
            long round = state.own().nextRound();
            Configuration configuration = state.configurations().at(round);
            long last = Math.min(state.configurations().lastRoundOf(configuration), state.horizon());
            if (configuration.leader() == state.self()) {
                further = round <= wanted && state.hasQuorum();
                if (further) {
                    propose(NoOp.NO_OP);
                }
            } else if (configuration.isLeading(state.self())) {
                state.own().skipTo(Math.min(wanted, last));
                further = wanted >= last;
            } else {
                state.own().skipTo(last);
            }
        }
    }

    /** What was sent to this peer may have been lost. */
    void resume(Peer peer) {
        forwarding.resume(peer);
    }

    /** Another configuration begins. */
    void onBoundary() {
        // Rounds that have passed without a slot of this member must not be taken for free ones of the new
        // configuration.
        state.own().skipTo(state.cursor().deliveredRound());
        relay.onBoundary();
        forwarding.onBoundary();
        state.commands().retry(state.nowMicros());
        state.barriers().retry(state.nowMicros());
    }

    /** What this member said was delivered in a slot of the leader. */
    void onForwardDelivered(Numbered content) {
        forwarding.onDelivered(content);
    }

    long nextForwardMicros() {
        return forwarding.nextDeadlineMicros();
    }

    /** Votes have come: if they choose the own proposal that is watched, this is how long an agreement takes. */
    private void sampleRoundTrip() {
        if (sampledRound != Long.MAX_VALUE && state.decided(state.own().lane(), sampledRound) != null) {
            state.measured(state.nowMicros() - sampledMicros);
            sampledRound = Long.MAX_VALUE;
        }
    }

    /**
     * The cursor has passed an own round. If it was decided in another way than by votes, by a revocation or at a member
     * that lagged, it is no sample: taking a standstill for a round trip would make every later time-out as long.
     */
    void onOwnDelivered(long round, boolean delivered) {
        long took = proposalTimes.delivered(round, state.nowMicros());
        if (took != ProposalTimes.NONE) {
            state.tally().proposalDelivered(took);
        }
        relay.onOwnDelivered(round, delivered);
        if (round >= sampledRound) {
            sampledRound = Long.MAX_VALUE;
        }
    }

    /** What is to be told of this member's work. */
    ProgressTeller progress() {
        return progress;
    }
}
