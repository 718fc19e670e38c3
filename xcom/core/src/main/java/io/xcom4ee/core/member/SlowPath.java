package io.xcom4ee.core.member;

import io.xcom4ee.core.base.Ballot;
import io.xcom4ee.core.base.Configuration;
import io.xcom4ee.core.base.ConfiguredMember;
import io.xcom4ee.core.base.Slot;
import io.xcom4ee.core.message.Message.Accept;
import io.xcom4ee.core.message.Message.Accepted;
import io.xcom4ee.core.message.Message.Gone;
import io.xcom4ee.core.message.Message.Learn;
import io.xcom4ee.core.message.Message.Prepare;
import io.xcom4ee.core.message.Message.Promise;
import io.xcom4ee.core.message.Message.Refuse;
import io.xcom4ee.core.message.RoundValue;
import io.xcom4ee.core.message.SlotReport;
import io.xcom4ee.core.paxos.Acceptor;
import io.xcom4ee.core.paxos.Acceptor.Answer;
import io.xcom4ee.core.paxos.CatchUp;
import io.xcom4ee.core.paxos.Lane;
import io.xcom4ee.core.paxos.Revocation;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Takes over the slots of an owner for which delivery waits too long (protocol.md, section 4). Safe whoever does it and
 * however often; it expels nobody.
 *
 * <p>Confined to: the member's event loop.
 */
final class SlowPath {
    /** What somebody else knows is taken over only if it was not told for so many stall time-outs. */
    private static final int TOLD_STALLS = 16;

    /** So long the word of a member takes by way of another one, at most: a frame of each, and what delays them. */
    private static final int HEARING_ROUND_TRIPS = 3;
    /** And for that long, since a vote that nobody waits for is told a little later. */
    private static final long HEARING_MICROS = 2 * ProgressTeller.POSTPONED_MICROS;

    private static final int LEARN_BYTES_MAX = 4 * 1024 * 1024;

    private final GroupState state;
    private final Repair repair;
    private final Window window;
    private final TakeOver takeOver;
    private final TreeMap<Integer, Attempt> attempts = new TreeMap<>();
    private Slot stalled = new Slot(0, 0);
    private long stalledMicros;
    private long askedMicros = Long.MIN_VALUE;
    private long askedAtRound = Long.MIN_VALUE;

    SlowPath(GroupState state, Repair repair, Window window) {
        this.state = state;
        this.repair = repair;
        this.window = window;
        this.takeOver = new TakeOver(state);
    }

    private long stallMicros() {
        return state.stallMicros();
    }

    /** Looks whether delivery waits, and asks or takes over if it waits too long. */
    void onTick() {
        Slot next = state.cursor().slot(state.configuration());
        if (!next.equals(stalled)) {
            stalled = next;
            stalledMicros = state.nowMicros();
        }
        for (Attempt attempt : attempts.values()) {
            sendAgain(attempt);
        }
        if (!state.isBehind()) {
            repair.level();
        }
        if (!isWaiting()) {
            stalledMicros = state.nowMicros();
            return;
        }
        if (state.nowMicros() >= nextAskMicros()) {
            askedMicros = state.nowMicros();
            askedAtRound = state.cursor().round();
            repair.askForOpenSlots();
        }
        if (state.nowMicros() >= nextRevocationMicros()) {
            revoke(next.owner());
        }
    }

    /** Nothing is missed as long as nobody has used the cursor's round. */
    boolean isWaiting() {
        return state.cursor().round() <= state.highestRound();
    }

    /** The next slot to deliver. */
    Slot awaited() {
        return stalled;
    }

    /** Since when the next slot has been waited for; now, if none is. */
    long waitingSinceMicros() {
        return stalledMicros;
    }

    private long nextAskMicros() {
        boolean behind = state.isBehind();
        long patience = behind ? repair.behindPatienceMicros(stalled.owner()) : stallMicros() / 2;
        // Only a question in vain has to wait before it is repeated.
        boolean moved = behind && state.cursor().round() > askedAtRound;
        long repetition =
                moved || askedMicros == Long.MIN_VALUE ? Long.MIN_VALUE : askedMicros + repair.resendMicros() / 4;
        return Math.max(stalledMicros + patience, repetition);
    }

    private long nextRevocationMicros() {
        int rank = rank(stalled.owner());
        if (rank < 0 || !mayBeRevoked(stalled)) {
            return Long.MAX_VALUE;
        }
        long patience = patienceWith(state.peer(stalled.owner())) + rank * stallMicros();
        if (state.isKnownBeyond(stalled.round(), TOLD_STALLS * stallMicros())) {
            // It is decided: to be told what is costs less than to take it over with everything behind it.
            patience += TOLD_STALLS * stallMicros();
        }
        Attempt attempt = attempts.get(stalled.owner());
        long retry = attempt == null ? Long.MIN_VALUE : attempt.retryMicros();
        return Math.max(stalledMicros + patience, retry);
    }

    private long patienceWith(@Nullable Peer owner) {
        if (owner == null || !state.isSilent(owner)) {
            return stallMicros();
        }
        return owner.isHearingDue(state.nowMicros())
                ? Math.min(HEARING_ROUND_TRIPS * state.roundTripMicros() + HEARING_MICROS, stallMicros())
                : 0;
    }

    /**
     * An own proposal that nobody has asked to revoke only lacks votes: it is sent again, not revoked, unless somebody has
     * passed over it: then the votes at ballot 0 may never be told again.
     */
    private boolean mayBeRevoked(Slot slot) {
        Lane lane = state.lane(slot.owner());
        return lane != null
                && (slot.owner() != state.self()
                        || Acceptor.isPromised(lane, slot.round())
                        || lane.isPassedOver(
                                slot.round(), state.configurations().at(slot.round())));
    }

    /**
     * This member's place among those that may revoke: the voters that are not silent, by number. The first one acts, the
     * others hold back, each for another stall time-out. Negative if this member does not vote.
     */
    private int rank(int owner) {
        int rank = 0;
        for (ConfiguredMember member : state.configuration().members()) {
            if (member.number() == state.self()) {
                return member.voter() ? rank : -1;
            }
            Peer peer = state.peer(member.number());
            if (peer != null && member.voter() && member.number() != owner && !state.isSilent(peer)) {
                rank++;
            }
        }
        return -1;
    }

    private void revoke(int owner) {
        Lane lane = state.lane(owner);
        long from = state.cursor().round();
        if (lane == null || from < lane.retainedFrom()) {
            return;
        }
        Configuration configuration = state.configurations().at(from);
        // A range never spans two configurations.
        long to = Math.min(state.horizon(), state.configurations().lastRoundOf(configuration));
        Ballot ballot = new Ballot(state.nextBallotNumber(), state.self());
        Revocation revocation = new Revocation(
                new Prepare(ballot, owner, from, to), configuration, takeOver.from(owner, configuration));
        Attempt attempt = attempts.computeIfAbsent(owner, number -> new Attempt());
        attempt.begin(revocation, stallMicros(), state.random().nextBelow(stallMicros()), state.nowMicros());
        attempt.sent(repair.resendMicros(), state.nowMicros());
        Peer peer = state.peer(owner);
        if (peer != null) {
            peer.revoke(state.detector().lastHeardMicros(peer.number()), state.nowMicros(), stallMicros());
        }
        state.tally().revoked();
        state.sendToAll(revocation.prepare());
        onOwnPrepare(lane, attempt, revocation);
    }

    private void onOwnPrepare(Lane lane, Attempt attempt, Revocation revocation) {
        Answer<Promise> answer = promise(lane, revocation.prepare());
        answer.given().ifPresent(promise -> count(lane, attempt, revocation, state.self(), promise));
    }

    private Answer<Promise> promise(Lane lane, Prepare prepare) {
        if (prepare.owner() == state.self()) {
            state.own().jumpBehind(prepare.toRound());
        }
        return Acceptor.prepare(lane, prepare);
    }

    private void count(Lane lane, Attempt attempt, Revocation revocation, int from, Promise promise) {
        for (SlotReport report : promise.reports()) {
            if (report.decided()
                    && revocation.isInRange(report.round())
                    && window.hasRoomFor(lane, report.round(), report.value())) {
                lane.decide(report.round(), report.value());
            }
        }
        revocation.onPromise(from, promise).ifPresent(accept -> {
            attempt.sent(repair.resendMicros(), state.nowMicros());
            state.sendToAll(accept);
            vote(lane, revocation, accept);
            finish(lane, attempt, revocation);
        });
    }

    private void vote(Lane lane, Revocation revocation, Accept accept) {
        for (long round : accept(lane, accept).given().orElse(List.of())) {
            decide(lane, revocation.onAccepted(state.self(), accept.ballot(), round, round));
        }
    }

    private Answer<List<Long>> accept(Lane lane, Accept accept) {
        if (accept.owner() == state.self()) {
            state.own().jumpBehind(accept.toRound());
        }
        return Acceptor.accept(lane, window.fitting(lane, accept));
    }

    private void decide(Lane lane, List<RoundValue> decided) {
        for (RoundValue value : decided) {
            if (window.hasRoomFor(lane, value.round(), value.value())) {
                lane.decide(value.round(), value.value());
            }
        }
    }

    /** Ends an attempt whose slots are all decided, and tells everybody. */
    private void finish(Lane lane, Attempt attempt, Revocation revocation) {
        long from = revocation.prepare().fromRound();
        long to = revocation.prepare().toRound();
        for (long round = from; round <= to; round++) {
            if (round < lane.retainedFrom() || state.decided(lane, round) != null) {
                revocation.settle(round);
            }
        }
        if (!revocation.isDone()) {
            return;
        }
        attempt.end(state.nowMicros());
        Optional<Learn> learn = CatchUp.decided(lane, from, to, LEARN_BYTES_MAX);
        while (learn.isPresent()) {
            repair.onLearn(learn.get());
            state.sendToAll(learn.get());
            learn = learn.get().toRound() >= to
                    ? Optional.empty()
                    : CatchUp.decided(lane, learn.get().toRound() + 1, to, LEARN_BYTES_MAX);
        }
    }

    /** A message of an attempt may have been lost: sends it again to those that have not answered. */
    private void sendAgain(Attempt attempt) {
        Revocation revocation = attempt.revocation();
        if (revocation == null) {
            return;
        }
        Lane lane = state.lane(revocation.prepare().owner());
        if (lane == null) {
            attempt.giveUp();
            return;
        }
        if (state.nowMicros() < attempt.resendAtMicros()) {
            return;
        }
        attempt.sentAgain(repair.resendMicros(), state.nowMicros());
        revocation.accept().ifPresent(accept -> vote(lane, revocation, accept));
        finish(lane, attempt, revocation);
        for (int missing : revocation.unanswered()) {
            Peer peer = state.peer(missing);
            if (attempt.revocation() != null && peer != null && peer.isConnected()) {
                state.send(
                        peer.id(),
                        revocation.accept().isPresent() ? revocation.accept().get() : revocation.prepare());
            }
        }
    }

    void onPrepare(Peer from, Prepare prepare) {
        Lane lane = state.lane(prepare.owner());
        state.sawBallot(prepare.ballot().number());
        if (lane == null && prepare.fromRound() < state.evictedBelow()) {
            state.send(from.id(), new Gone(prepare.owner(), state.evictedBelow()));
        }
        if (lane == null || prepare.fromRound() < lane.firstRound() || prepare.toRound() > state.storableRound()) {
            return;
        }
        if (prepare.fromRound() < lane.retainedFrom()) {
            state.send(from.id(), new Gone(prepare.owner(), lane.retainedFrom()));
            return;
        }
        for (long round = prepare.fromRound(); round <= prepare.toRound(); round++) {
            state.decided(lane, round);
        }
        state.sawRound(prepare.toRound());
        Answer<Promise> answer = promise(lane, prepare);
        if (answer.given().isPresent()) {
            state.send(from.id(), answer.given().get());
        } else {
            refuse(from, prepare.ballot(), prepare.owner(), prepare.fromRound(), answer.promised());
        }
    }

    private void refuse(Peer to, Ballot ballot, int owner, long fromRound, Ballot promised) {
        state.send(to.id(), new Refuse(ballot, owner, fromRound, promised));
    }

    void onPromise(Peer from, Promise promise) {
        Lane lane = state.lane(promise.owner());
        Attempt attempt = attempts.get(promise.owner());
        Revocation revocation = attempt == null ? null : attempt.revocation();
        if (lane != null && attempt != null && revocation != null && revocation.isAt(promise.ballot())) {
            count(lane, attempt, revocation, from.number(), promise);
        }
    }

    void onRefuse(Refuse refuse) {
        state.sawBallot(refuse.promised().number());
        Attempt attempt = attempts.get(refuse.owner());
        Revocation revocation = attempt == null ? null : attempt.revocation();
        if (attempt != null && revocation != null && revocation.isAt(refuse.ballot())) {
            attempt.giveUp();
        }
    }

    void onAccept(Peer from, Accept accept) {
        Lane lane = state.lane(accept.owner());
        state.sawBallot(accept.ballot().number());
        if (lane == null || accept.fromRound() < lane.firstRound() || accept.toRound() > state.storableRound()) {
            return;
        }
        state.sawRound(accept.toRound());
        Answer<List<Long>> answer = accept(lane, accept);
        if (answer.given().isEmpty()) {
            refuse(from, accept.ballot(), accept.owner(), accept.fromRound(), answer.promised());
            return;
        }
        answerAccepted(from, lane, accept, answer.given().get());
    }

    /** Votes go back as ranges; what was decided before goes back as decided. */
    private void answerAccepted(Peer from, Lane lane, Accept accept, List<Long> voted) {
        int index = 0;
        while (index < voted.size()) {
            long first = voted.get(index);
            long last = first;
            while (index + 1 < voted.size() && voted.get(index + 1) == last + 1) {
                index++;
                last++;
            }
            index++;
            state.send(from.id(), new Accepted(accept.ballot(), accept.owner(), first, last));
        }
        long round = Math.max(accept.fromRound(), lane.retainedFrom());
        while (round <= accept.toRound()) {
            Optional<Learn> learn = CatchUp.decided(lane, round, accept.toRound(), LEARN_BYTES_MAX);
            learn.ifPresent(known -> state.send(from.id(), known));
            round = learn.map(known -> known.toRound() + 1).orElse(round + 1);
        }
    }

    void onAccepted(Peer from, Accepted accepted) {
        Lane lane = state.lane(accepted.owner());
        Attempt attempt = attempts.get(accepted.owner());
        Revocation revocation = attempt == null ? null : attempt.revocation();
        if (lane == null || attempt == null || revocation == null) {
            return;
        }
        decide(lane, revocation.onAccepted(from.number(), accepted.ballot(), accepted.fromRound(), accepted.toRound()));
        finish(lane, attempt, revocation);
    }

    long nextDeadlineMicros() {
        long next = Long.MAX_VALUE;
        for (Attempt attempt : attempts.values()) {
            if (attempt.revocation() != null) {
                next = Math.min(next, attempt.resendAtMicros());
            }
        }
        return isWaiting() ? Math.min(next, Math.min(nextAskMicros(), nextRevocationMicros())) : next;
    }
}
