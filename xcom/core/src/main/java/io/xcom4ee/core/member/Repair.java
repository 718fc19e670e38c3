package io.xcom4ee.core.member;

import io.xcom4ee.core.base.MemberId;
import io.xcom4ee.core.message.Message.Ask;
import io.xcom4ee.core.message.Message.Gone;
import io.xcom4ee.core.message.Message.Learn;
import io.xcom4ee.core.message.Message.Propose;
import io.xcom4ee.core.paxos.Acceptor;
import io.xcom4ee.core.paxos.CatchUp;
import io.xcom4ee.core.paxos.Lane;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Fills what was lost: gaps are asked for, decided slots are learned from others, unconfirmed proposals are sent again.
 *
 * <p>Confined to: the member's event loop.
 */
final class Repair {
    /** Bytes of values in one answer; the rest is asked for again. */
    private static final int ANSWER_BYTES_MAX = 512 * 1024;

    /** What others have delivered is on its way for so long, at least, before it is taken for lost. */
    private static final long BEHIND_FLOOR_MICROS = 1_000;

    private final GroupState state;
    private final Window window;
    /** Whether this member was told something new since it last asked; not any more once it is level with the others. */
    private boolean helpedOn;
    /** Per owner, when it may be asked for again. */
    private final TreeMap<Integer, Long> nextAskMicros = new TreeMap<>();
    /** Goes round the peers, so that a deaf one is not asked for ever. */
    private int turn;

    Repair(GroupState state, Window window) {
        this.state = state;
        this.window = window;
    }

    /** A repetition is never faster than the round trip: that would be a livelock. */
    long resendMicros() {
        return Math.max(state.settings().timeouts().resendFloorMicros(), 4 * state.roundTripMicros());
    }

    /** Asks the owner for what is missing in its lane up to this round. */
    void askForGap(Lane lane, long toRound) {
        Peer owner = state.peer(lane.owner());
        long to = window.askable(Math.min(toRound, state.horizon()));
        if (owner == null || to <= lane.upTo() || !mayAsk(lane)) {
            return;
        }
        Ask ask = new Ask(lane.owner(), lane.upTo() + 1, to);
        state.tally().asked(1);
        if (!state.isSilent(owner)) {
            state.send(owner.id(), ask);
        }
    }

    /**
     * Delivery stands still at the cursor: asks for everything that is open up to the highest round in use, in every lane;
     * the owner of each, and one other member that may know more.
     */
    void askForOpenSlots() {
        long from = state.cursor().round();
        long to = window.askable(Math.min(state.highestRound(), state.horizon()));
        List<Ask> asks = new ArrayList<>();
        for (Lane lane : state.lanes()) {
            firstOpen(lane, from, to)
                    .filter(open -> mayAsk(lane))
                    .ifPresent(open -> asks.add(new Ask(lane.owner(), open, to)));
        }
        // The turn goes on only with a question: otherwise it could pass over the same peer every time.
        state.tally().asked(asks.size());
        helpedOn = helpedOn && asks.isEmpty();
        Optional<Peer> helper = asks.isEmpty() ? Optional.empty() : nextHelper();
        for (Ask ask : asks) {
            Peer owner = state.peer(ask.owner());
            if (owner != null && owner.isConnected()) {
                state.send(owner.id(), ask);
            }
            helper.filter(peer -> peer.number() != ask.owner()).ifPresent(peer -> state.send(peer.id(), ask));
        }
    }

    private Optional<Long> firstOpen(Lane lane, long fromRound, long toRound) {
        long last = Math.min(toRound, state.configurations().lastRoundOf(lane.owner()));
        for (long round = Math.max(fromRound, lane.firstRound()); round <= last; round++) {
            if (state.decided(lane, round) == null
                    && state.configurations().at(round).isLeading(lane.owner())) {
                return Optional.of(round);
            }
        }
        return Optional.empty();
    }

    private boolean mayAsk(Lane lane) {
        if (state.nowMicros() < nextAskMicros.getOrDefault(lane.owner(), Long.MIN_VALUE)) {
            return false;
        }
        nextAskMicros.put(lane.owner(), state.nowMicros() + Math.max(2 * state.roundTripMicros(), 5_000));
        return true;
    }

    /**
     * How long delivery stands still before what others have delivered is asked for. As a rule it is on its way: votes
     * and progress overtake proposals, and each other. Nothing is on its way from an owner that is not connected or was not heard
     * for just as long; and who is being helped on lacks more, and asks for it at once.
     */
    long behindPatienceMicros(int owner) {
        long patience = Math.min(Math.max(4 * state.roundTripMicros(), BEHIND_FLOOR_MICROS), state.stallMicros() / 2);
        boolean onItsWay = owner == state.self() || isHeardWithin(owner, patience);
        return helpedOn || !onItsWay ? 0 : patience;
    }

    private boolean isHeardWithin(int owner, long micros) {
        Peer peer = state.peer(owner);
        return peer != null
                && peer.isConnected()
                && state.nowMicros() - state.detector().lastHeardMicros(owner) < micros;
    }

    /** This member waits for nothing that others have delivered. */
    void level() {
        helpedOn = false;
    }

    /** A peer that hears this member and is ahead if there is one, else any that hears it; another one each time. */
    private Optional<Peer> nextHelper() {
        List<Peer> connected = new ArrayList<>();
        List<Peer> ahead = new ArrayList<>();
        for (Peer peer : state.peers()) {
            if (peer.isConnected() && !state.isCutOff(peer)) {
                connected.add(peer);
                long round = state.cursor().round();
                if (peer.hasDelivered(round) && !peer.isWithout(round)) {
                    ahead.add(peer);
                }
            }
        }
        List<Peer> candidates = ahead.isEmpty() ? connected : ahead;
        if (candidates.isEmpty()) {
            return Optional.empty();
        }
        turn++;
        return Optional.of(candidates.get(Math.floorMod(turn, candidates.size())));
    }

    /** Tells the asker everything known of the range, and whoever asks for what is gone that it is gone. */
    void onAsk(MemberId from, Ask ask) {
        Lane lane = state.lane(ask.owner());
        long retainedFrom = lane == null ? state.evictedBelow() : lane.retainedFrom();
        if (ask.fromRound() < retainedFrom) {
            state.send(from, new Gone(ask.owner(), retainedFrom));
            return;
        }
        if (lane == null) {
            return;
        }
        long to = Math.min(ask.toRound(), state.storableRound());
        Optional<Told> told = state.peer(from).map(peer -> peer.told(ask.owner()));
        if (state.decided(lane, ask.fromRound()) != null) {
            told.ifPresent(last -> last.decided(ask.fromRound()));
        }
        long start = told.map(last -> last.answerFrom(ask.fromRound(), resendMicros(), state.nowMicros()))
                .orElse(ask.fromRound());
        Answered answered = tell(from, lane, start, to);
        told.filter(last -> answered.toRound() >= start)
                .ifPresent(last -> last.told(answered.toRound(), answered.firstProposed()));
    }

    /** Up to where, without a gap, somebody is told what is decided or proposed by this member, and what is proposed only. */
    private record Answered(long toRound, long firstProposed) {}

    private Answered tell(MemberId to, Lane lane, long fromRound, long toRound) {
        int bytes = 0;
        long toldTo = fromRound - 1;
        long firstProposed = Long.MAX_VALUE;
        long round = Math.max(fromRound, lane.retainedFrom());
        while (round <= Math.min(toRound, lane.end() - 1) && bytes < ANSWER_BYTES_MAX) {
            Optional<Learn> learn = decidedFrom(lane, round, toRound, ANSWER_BYTES_MAX - bytes);
            if (learn.isPresent()) {
                bytes += learn.get().values().stream()
                        .mapToInt(value -> value.value().sizeBytes())
                        .sum();
                state.send(to, learn.get());
                toldTo = toldTo == round - 1 ? learn.get().toRound() : toldTo;
                round = learn.get().toRound() + 1;
                continue;
            }
            if (lane.owner() == state.self()) {
                for (Propose propose : state.own().openProposals(round, round, ANSWER_BYTES_MAX)) {
                    bytes += propose.value().sizeBytes();
                    state.send(to, propose);
                    toldTo = toldTo == round - 1 ? round : toldTo;
                    firstProposed = Math.min(firstProposed, round);
                }
            }
            round++;
        }
        return new Answered(toldTo, firstProposed);
    }

    private Optional<Learn> decidedFrom(Lane lane, long round, long toRound, int bytesMax) {
        for (long at = round; at <= toRound; at++) {
            if (state.decided(lane, at) == null) {
                break;
            }
        }
        return CatchUp.decided(lane, round, toRound, bytesMax);
    }

    void onLearn(Learn learn) {
        Lane lane = state.lane(learn.owner());
        if (lane == null || learn.fromRound() < lane.firstRound()) {
            return;
        }
        state.sawRound(learn.toRound());
        if (learn.owner() == state.self()) {
            // Somebody has decided own slots that this member may not have used: it never uses them now.
            state.own().jumpBehind(Math.min(learn.toRound(), state.storableRound()));
        }
        boolean news = Acceptor.learn(lane, window.fitting(lane, learn), state.storableRound());
        if (news) {
            // The next question need not wait any more. Were each answer a reason to ask, two peers, who are both
            // asked, would make ever more questions of what is known long since.
            nextAskMicros.remove(learn.owner());
            helpedOn = true;
        }
    }

    /** The peer can be reached again: tells it the own lane from where it stopped. */
    void resume(Peer peer) {
        tell(peer.id(), state.own().lane(), confirmedBy(peer) + 1, state.own().skippedTo());
    }

    private long confirmedBy(Peer peer) {
        return Math.max(state.own().lane().votedUpTo(peer.number()), peer.firstRound() - 1);
    }

    /** Sends own proposals again to peers that have confirmed nothing for a while. */
    void resend() {
        for (Peer peer : state.peers()) {
            long confirmed = confirmedBy(peer);
            if (confirmed >= state.own().skippedAbove()) {
                peer.confirmedAll();
            } else if (peer.isConnected() && peer.isResendDue(confirmed, resendMicros(), state.nowMicros())) {
                state.tally().repeated();
                tell(peer.id(), state.own().lane(), confirmed + 1, state.own().skippedTo());
            }
        }
    }

    long nextResendMicros() {
        // A peer without a connection gets what it lacks when it has one again.
        long next = Long.MAX_VALUE;
        for (Peer peer : state.peers()) {
            if (peer.isConnected()) {
                next = Math.min(next, peer.resendAtMicros());
            }
        }
        return next;
    }

    /**
     * A peer no longer keeps what this member lacks.
     *
     * @return whether nobody that is alive and ahead keeps it: this member is left behind
     */
    boolean onGone(Peer from, Gone gone) {
        long round = state.cursor().round();
        from.retains(gone.retainedFrom());
        // One that is not ahead lacks it as well, and so does who joined later: nobody must wait for those.
        return from.isWithout(round)
                && state.peers().stream()
                        .filter(peer -> !state.detector().isUnreachable(peer.number()) && peer.hasDelivered(round))
                        .allMatch(peer -> peer.isWithout(round));
    }
}
