package io.xcom4ee.core.member;

import io.xcom4ee.core.base.Configuration;
import io.xcom4ee.core.base.ConfiguredMember;
import io.xcom4ee.core.base.MemberId;
import io.xcom4ee.core.message.AcceptedInterval;
import io.xcom4ee.core.message.Message.Progress;
import io.xcom4ee.core.paxos.Lane;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiPredicate;

/**
 * Tells the others what this member has accepted, skipped and delivered. Each of them is told at once, in the turn in which it came
 * about, what its delivery may wait for; the rest with it, or else once a millisecond. So, of messages that follow each other closely,
 * each costs a member one progress message and not three, of its vote, of the skips of others, and of its delivery, and that goes only
 * to who needs the vote.
 *
 * <p>Confined to: the member's event loop.
 */
final class ProgressTeller {
    /**
     * What nobody's delivery waits for is told by the first turn that is so much later than the last progress message, unless
     * something pressing takes it along. With a timer of whole milliseconds that turn may be another one later.
     */
    static final long POSTPONED_MICROS = 1_000;

    private final GroupState state;
    private long nextMicros;
    /** The others know from the proposal itself that this round is used. */
    private long proposedRound;

    ProgressTeller(GroupState state) {
        this.state = state;
        this.nextMicros = state.nowMicros();
    }

    /** This member has sent everybody its proposal for this round. */
    void proposed(long round) {
        proposedRound = round;
    }

    /** Tells each member what has changed since it was told the last time, or that this member lives. */
    void tell() {
        List<MemberId> recipients = List.of();
        Progress progress = null;
        nextMicros = state.nowMicros() + heartbeatMicros();
        for (Peer peer : state.peers()) {
            Progress said = peer.lastProgress();
            boolean changed = said == null || isNews(said);
            long dueMicros = peer.lastProgressMicros() + (changed ? POSTPONED_MICROS : heartbeatMicros());
            if (said != null && state.nowMicros() < dueMicros && !(changed && isPressing(peer, said))) {
                nextMicros = Math.min(nextMicros, dueMicros);
                continue;
            }
            if (progress == null) {
                progress = current();
                recipients = new ArrayList<>(state.peers().size());
            }
            peer.told(progress, state.nowMicros());
            recipients.add(peer.id());
        }
        if (progress != null) {
            state.send(recipients, progress);
        }
    }

    /** Tells a member everything: what it was told on another connection may have been lost. */
    void tell(Peer peer) {
        Progress progress = current();
        peer.told(progress, state.nowMicros());
        state.send(peer.id(), progress);
    }

    private long heartbeatMicros() {
        return state.settings().timeouts().heartbeatMicros();
    }

    Progress current() {
        List<AcceptedInterval> intervals = new ArrayList<>();
        for (Lane lane : state.lanes()) {
            if (lane.owner() != state.self()) {
                intervals.add(lane.interval());
            }
        }
        return new Progress(
                state.own().skippedAbove(),
                state.own().skippedTo(),
                state.cursor().deliveredRound(),
                state.highestRound(),
                intervals,
                state.detector().unreachable());
    }

    /** Whether a member that was told this does not know all yet that {@link #current} would tell. */
    private boolean isNews(Progress said) {
        return said.skippedAbove() != state.own().skippedAbove()
                || said.skippedTo() != state.own().skippedTo()
                || said.deliveredRound() != state.cursor().deliveredRound()
                || said.highestRound() != state.highestRound()
                || !said.suspects().equals(state.detector().unreachable())
                || isAny(said.intervals(), (before, lane) -> !lane.isInterval(before));
    }

    /**
     * Whether this member's delivery may wait for what is new to it: a vote for a proposal, own slots in rounds that are used, or
     * suspects. No delivery waits for how far this member has delivered, for its having heard of slots that others gave up, or for
     * own slots that it has given up ahead. Who waits until all have delivered, or whether others hear somebody, waits a moment longer.
     */
    private boolean isPressing(Peer peer, Progress said) {
        return Math.min(state.own().skippedTo(), state.highestRound()) > Math.max(said.skippedTo(), proposedRound)
                || !said.suspects().equals(state.detector().unreachable())
                || isAny(said.intervals(), (before, lane) -> isVoteAwaited(peer, before, lane));
    }

    private boolean isVoteAwaited(Peer peer, AcceptedInterval before, Lane lane) {
        return before.owner() != lane.owner()
                || (lane.hasAcceptedAbove(before.upTo())
                        && (lane.owner() == peer.number() || isVoterFor(peer.number(), lane.owner())));
    }

    /**
     * Whether this member is among those from whom a member that is not the owner gets the votes that it lacks for a majority, beside
     * the owner's and its own: as many of the voters as needed, those before it in the order of the numbers, which is a circle. With
     * three members it lacks none. Everybody else's vote comes a little later, in case that one of these has not heard of the proposal: so it
     * does no harm if the voters of the round are others than those of the next one to deliver.
     */
    private boolean isVoterFor(int member, int owner) {
        Configuration configuration = state.configuration();
        int lacking = configuration.quorum();
        for (ConfiguredMember voter : configuration.members()) {
            int number = voter.number();
            if (voter.voter() && (number == member || number == owner || isHeardBetween(number, member))) {
                lacking--;
            }
        }
        return lacking > 0 && configuration.isVoter(state.self());
    }

    /** Whether this voter, on the way from this member to that one round the circle, is there to vote. */
    private boolean isHeardBetween(int number, int member) {
        int self = state.self();
        boolean between = self < member ? self < number && number < member : number > self || number < member;
        Peer peer = state.peer(number);
        return between
                && peer != null
                && peer.isConnected()
                && !state.isSilent(peer)
                && !state.detector().isUnreachable(number);
    }

    /** Whether this is so for the lane of anybody else and what was said of it, or if it was said of other lanes. */
    private boolean isAny(List<AcceptedInterval> said, BiPredicate<AcceptedInterval, Lane> condition) {
        int index = 0;
        for (Lane lane : state.lanes()) {
            if (lane.owner() != state.self()) {
                if (index == said.size() || condition.test(said.get(index), lane)) {
                    return true;
                }
                index++;
            }
        }
        return index < said.size();
    }

    /** When this member says at the latest what it has postponed, or that it lives. */
    long nextMicros() {
        return nextMicros;
    }
}
