package io.xcom4ee.core.paxos;

import io.xcom4ee.core.base.Ballot;
import io.xcom4ee.core.base.Configuration;
import io.xcom4ee.core.base.Invariants;
import io.xcom4ee.core.message.Message.Accept;
import io.xcom4ee.core.message.Message.Prepare;
import io.xcom4ee.core.message.Message.Promise;
import io.xcom4ee.core.message.NoOp;
import io.xcom4ee.core.message.RoundValue;
import io.xcom4ee.core.message.SlotReport;
import io.xcom4ee.core.message.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * One attempt of this member to decide a silent owner's slots of a range, at one ballot (Paxos, both phases). The range
 * lies within one configuration. Votes count per slot, ballot and distinct voter of the slot's configuration.
 *
 * <p>Confined to: the member's event loop.
 */
public final class Revocation {
    private final Prepare prepare;
    private final Configuration configuration;
    private final Optional<Value> first;
    private final TreeSet<Integer> promised = new TreeSet<>();
    private final TreeMap<Long, SlotReport> highest = new TreeMap<>();
    /** Rounds that are not decided yet, and who has accepted there; filled with the second phase. */
    private final TreeMap<Long, TreeSet<Integer>> open = new TreeMap<>();

    private Optional<Accept> accept = Optional.empty();

    /** An attempt that starts with this message. Its ballot must never have been used before. */
    public Revocation(Prepare prepare, Configuration configuration) {
        this(prepare, configuration, Optional.empty());
    }

    /**
     * An attempt that puts a value of its own into the first slot that may be free. Only where no owner ever gives up a slot
     * without a vote, that is, where there is one leader: there the lane is plain Paxos, in which anybody may propose
     * anything.
     */
    public Revocation(Prepare prepare, Configuration configuration, Optional<Value> first) {
        Invariants.require(!prepare.ballot().isZero(), "ballot 0 belongs to the owner", prepare);
        Invariants.require(
                first.isEmpty() || !configuration.isEverybodyLeading(),
                "for another's slot only a no-op may be proposed where slots are given up without a vote",
                prepare);
        this.prepare = prepare;
        this.configuration = configuration;
        this.first = first;
    }

    /** The first phase's message, to be sent until {@link #accept()} is there. */
    public Prepare prepare() {
        return prepare;
    }

    /** The second phase's message, once a majority has promised. */
    public Optional<Accept> accept() {
        return accept;
    }

    /** Whether this ballot belongs to this attempt. */
    public boolean isAt(Ballot ballot) {
        return prepare.ballot().equals(ballot);
    }

    /** Whether the round is one of those that are taken over. */
    public boolean isInRange(long round) {
        return prepare.fromRound() <= round && round <= prepare.toRound();
    }

    /** Voters that have not answered the current phase in full. */
    public List<Integer> unanswered() {
        List<Integer> missing = new ArrayList<>();
        for (var member : configuration.members()) {
            if (member.voter() && !hasAnswered(member.number())) {
                missing.add(member.number());
            }
        }
        return missing;
    }

    private boolean hasAnswered(int member) {
        if (accept.isEmpty()) {
            return promised.contains(member);
        }
        return open.values().stream().allMatch(voters -> voters.contains(member));
    }

    /** Whether every slot of the range is decided. */
    public boolean isDone() {
        return accept.isPresent() && open.isEmpty();
    }

    /** This round was decided in another way: nothing more is to be done for it. */
    public void settle(long round) {
        open.remove(round);
    }

    /**
     * Counts a promise.
     *
     * @return the second phase's message, when this promise made the majority
     */
    public Optional<Accept> onPromise(int from, Promise promise) {
        boolean answersThis = isAt(promise.ballot())
                && promise.fromRound() == prepare.fromRound()
                && promise.toRound() == prepare.toRound();
        if (accept.isPresent() || !answersThis || !configuration.isVoter(from)) {
            return Optional.empty();
        }
        promised.add(from);
        for (SlotReport report : promise.reports()) {
            highest.merge(report.round(), report, Revocation::stronger);
        }
        if (promised.size() < configuration.quorum()) {
            return Optional.empty();
        }
        List<RoundValue> values = new ArrayList<>();
        Optional<Value> unplaced = first;
        for (long round = prepare.fromRound(); round <= prepare.toRound(); round++) {
            open.put(round, new TreeSet<>());
            SlotReport report = highest.get(round);
            if (report == null && unplaced.isPresent()) {
                values.add(new RoundValue(round, unplaced.get()));
                unplaced = Optional.empty();
            }
            // For another's slot only a no-op may be proposed (Mencius, section 4), unless its owner's value may have
            // been
            // chosen: then it is among the reports.
            if (report != null && report.value() != NoOp.NO_OP) {
                values.add(new RoundValue(round, report.value()));
            }
        }
        accept = Optional.of(
                new Accept(prepare.ballot(), prepare.owner(), prepare.fromRound(), prepare.toRound(), values));
        return accept;
    }

    private static SlotReport stronger(SlotReport one, SlotReport other) {
        if (one.decided() || other.decided()) {
            return one.decided() ? one : other;
        }
        return one.ballot().compareTo(other.ballot()) >= 0 ? one : other;
    }

    /**
     * Counts acceptances.
     *
     * @return what these acceptances decided
     */
    public List<RoundValue> onAccepted(int from, Ballot ballot, long fromRound, long toRound) {
        if (accept.isEmpty() || !isAt(ballot) || !configuration.isVoter(from)) {
            return List.of();
        }
        List<RoundValue> decided = new ArrayList<>();
        for (var round : open.subMap(fromRound, true, toRound, true).entrySet()) {
            round.getValue().add(from);
            if (round.getValue().size() >= configuration.quorum()) {
                decided.add(new RoundValue(
                        round.getKey(), Acceptor.valueAt(accept.get().values(), round.getKey())));
            }
        }
        decided.forEach(value -> open.remove(value.round()));
        return decided;
    }
}
