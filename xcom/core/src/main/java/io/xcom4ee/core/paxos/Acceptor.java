package io.xcom4ee.core.paxos;

import io.xcom4ee.core.base.Ballot;
import io.xcom4ee.core.base.Invariants;
import io.xcom4ee.core.message.Message.Accept;
import io.xcom4ee.core.message.Message.Learn;
import io.xcom4ee.core.message.Message.Prepare;
import io.xcom4ee.core.message.Message.Promise;
import io.xcom4ee.core.message.Message.Propose;
import io.xcom4ee.core.message.NoOp;
import io.xcom4ee.core.message.RoundValue;
import io.xcom4ee.core.message.SlotReport;
import io.xcom4ee.core.message.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What an acceptor may do in a lane: the rules of protocol.md, "The fast path" and "The slow path". Has no state of its own. */
public final class Acceptor {
    private Acceptor() {}

    /** What became of a proposal of the lane's owner. */
    public enum ProposeOutcome {
        /** This member votes for it. */
        ACCEPTED,
        /** It was accepted or decided before. */
        KNOWN,
        /** Something before it is missing and must be asked for: a gap is never taken for a skip. */
        GAP,
        /** The round was promised to a revocation: ballot 0 is refused in it for ever. */
        PROMISED,
        /** This member cannot know the configuration of that round yet. */
        BEYOND_HORIZON
    }

    /**
     * Accepts the owner's proposal at ballot 0, if nothing forbids it.
     *
     * @param horizon the highest round whose configuration this member knows
     */
    public static ProposeOutcome propose(Lane lane, Propose propose, long horizon) {
        Optional<ProposeOutcome> ignored = ignore(lane, propose, horizon);
        if (ignored.isPresent()) {
            return ignored.get();
        }
        for (long skipped = lane.upTo() + 1; skipped < propose.round(); skipped++) {
            lane.skip(skipped);
            lane.extendVotes(skipped);
        }
        lane.accept(propose.round(), Ballot.ZERO, propose.value());
        lane.extendVotes(propose.round());
        lane.restartBehindDecided();
        applyClaim(lane, horizon);
        return ProposeOutcome.ACCEPTED;
    }

    private static Optional<ProposeOutcome> ignore(Lane lane, Propose propose, long horizon) {
        if (propose.round() <= lane.upTo()) {
            return Optional.of(ProposeOutcome.KNOWN);
        }
        if (propose.round() > horizon) {
            return Optional.of(ProposeOutcome.BEYOND_HORIZON);
        }
        if (propose.previousRound() > lane.upTo()) {
            return Optional.of(ProposeOutcome.GAP);
        }
        SlotState state = lane.find(propose.round());
        if (state != null && state.isDecided()) {
            return Optional.of(ProposeOutcome.KNOWN);
        }
        if (state != null && !state.promised().isZero()) {
            return Optional.of(ProposeOutcome.PROMISED);
        }
        return Optional.empty();
    }

    /** Takes the owner's claim that its slots in {@code (above, to]} are no-ops, as far as nothing before is missing. */
    public static void claim(Lane lane, long above, long to, long horizon) {
        lane.claim(above, to);
        applyClaim(lane, horizon);
    }

    /** Applies the newest claim again: to be called when the horizon has moved. */
    public static void applyClaim(Lane lane, long horizon) {
        lane.restartBehindDecided();
        if (lane.skippedAbove() > lane.upTo()) {
            return;
        }
        long to = Math.min(lane.skippedTo(), horizon);
        for (long round = lane.upTo() + 1; round <= to; round++) {
            lane.skip(round);
            lane.extendVotes(round);
        }
        lane.restartBehindDecided();
    }

    /** Whether the owner has used or given up rounds that this member has heard nothing of. */
    public static boolean hasGap(Lane lane, long horizon) {
        return Math.min(lane.skippedAbove(), horizon) > lane.upTo();
    }

    /**
     * The highest ballot promised in the range that forbids to answer this one. An equal ballot forbids nothing: no two
     * attempts share a ballot, so that it is the same attempt's message come again.
     */
    private static Optional<Ballot> refusal(Lane lane, Ballot ballot, long fromRound, long toRound) {
        Ballot highest = ballot;
        for (long round = fromRound; round <= toRound; round++) {
            SlotState state = lane.find(round);
            if (state != null && !state.isDecided() && state.promised().compareTo(highest) > 0) {
                highest = state.promised();
            }
        }
        return highest.equals(ballot) ? Optional.empty() : Optional.of(highest);
    }

    /** The promise or acceptance that was given, or the higher ballot that forbids it. */
    public record Answer<T>(Optional<T> given, Ballot promised) {
        private static <T> Answer<T> of(T given, Ballot ballot) {
            return new Answer<>(Optional.of(given), ballot);
        }

        private static <T> Answer<T> refused(Ballot promised) {
            return new Answer<>(Optional.empty(), promised);
        }
    }

    /**
     * Promises the range to a revocation, unless any open slot of it was promised to a higher ballot. Promises are kept
     * per slot. The answer reports everything accepted or decided in the range, ballot-0 votes, skips and own proposals
     * included, so that a value which any member delivered is always found.
     *
     * <p>The range must not begin below {@link Lane#retainedFrom()}.
     */
    public static Answer<Promise> prepare(Lane lane, Prepare prepare) {
        Invariants.require(prepare.fromRound() >= lane.retainedFrom(), "evicted slots are not promised", prepare);
        Optional<Ballot> higher = refusal(lane, prepare.ballot(), prepare.fromRound(), prepare.toRound());
        if (higher.isPresent()) {
            return Answer.refused(higher.get());
        }
        List<SlotReport> reports = new ArrayList<>();
        for (long round = prepare.fromRound(); round <= prepare.toRound(); round++) {
            SlotState known = lane.find(round);
            if (known == null || !known.isDecided()) {
                lane.open(round).promise(prepare.ballot());
            }
            report(round, lane.find(round)).ifPresent(reports::add);
        }
        return Answer.of(
                new Promise(prepare.ballot(), prepare.owner(), prepare.fromRound(), prepare.toRound(), reports),
                prepare.ballot());
    }

    private static Optional<SlotReport> report(long round, @Nullable SlotState state) {
        if (state == null || state.value() == null) {
            return Optional.empty();
        }
        Ballot ballot = state.acceptedBallot() == null ? Ballot.ZERO : state.acceptedBallot();
        return Optional.of(new SlotReport(round, state.isDecided(), ballot, Objects.requireNonNull(state.value())));
    }

    /** Everything accepted or decided in the range. */
    public static List<SlotReport> reports(Lane lane, long fromRound, long toRound) {
        List<SlotReport> reports = new ArrayList<>();
        for (long round = Math.max(fromRound, lane.retainedFrom()); round <= toRound; round++) {
            report(round, lane.find(round)).ifPresent(reports::add);
        }
        return reports;
    }

    /**
     * Accepts the values of a revocation's second phase in all open slots of the range, unless any of them was promised
     * to a higher ballot. The answer holds the rounds voted for; decided ones are not among them.
     */
    public static Answer<List<Long>> accept(Lane lane, Accept accept) {
        long from = Math.max(accept.fromRound(), lane.retainedFrom());
        Optional<Ballot> higher = refusal(lane, accept.ballot(), from, accept.toRound());
        if (higher.isPresent()) {
            return Answer.refused(higher.get());
        }
        List<Long> voted = new ArrayList<>();
        for (long round = from; round <= accept.toRound(); round++) {
            SlotState known = lane.find(round);
            if (known == null || !known.isDecided()) {
                lane.accept(round, accept.ballot(), valueAt(accept.values(), round));
                voted.add(round);
            }
        }
        return Answer.of(voted, accept.ballot());
    }

    /** Whether the open slot was promised to a revocation, or given up for one. */
    public static boolean isPromised(Lane lane, long round) {
        SlotState state = lane.find(round);
        return state == null || !state.promised().isZero();
    }

    /**
     * Takes decided values. Rounds beyond {@code horizon} are left out: they can be asked for later.
     *
     * @return whether any of them was not known to be decided
     */
    public static boolean learn(Lane lane, Learn learn, long horizon) {
        long from = Math.max(learn.fromRound(), lane.retainedFrom());
        long to = Math.min(learn.toRound(), horizon);
        boolean news = false;
        for (long round = from; round <= to; round++) {
            news |= lane.decide(round, valueAt(learn.values(), round));
        }
        applyClaim(lane, horizon);
        return news;
    }

    static Value valueAt(List<RoundValue> values, long round) {
        for (RoundValue value : values) {
            if (value.round() == round) {
                return value.value();
            }
        }
        return NoOp.NO_OP;
    }
}
