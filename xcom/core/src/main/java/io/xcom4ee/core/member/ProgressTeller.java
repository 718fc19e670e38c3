package io.xcom4ee.core.member;

import io.xcom4ee.core.message.AcceptedInterval;
import io.xcom4ee.core.message.Message.Progress;
import io.xcom4ee.core.paxos.Lane;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/**
 * Tells the others what this member has accepted, skipped and delivered. What somebody's delivery may wait for is told at once, in
 * the turn in which it came about; the rest with it, or else once a millisecond. So, of messages that follow each other closely,
 * each costs a member one progress message and not three: of its vote, of the skips of others, and of its delivery.
 *
 * <p>Confined to: the member's event loop.
 */
final class ProgressTeller {
    /**
     * What nobody's delivery waits for is told by the first turn that is so much later than the last progress message, unless
     * something pressing takes it along. With a timer of whole milliseconds that turn may be another one later.
     */
    private static final long POSTPONED_MICROS = 1_000;

    private final GroupState state;
    private @Nullable Progress last;
    private long lastMicros;
    private boolean postponed;
    /** The others know from the proposal itself that this round is used. */
    private long proposedRound;

    ProgressTeller(GroupState state) {
        this.state = state;
    }

    /** This member has sent everybody its proposal for this round. */
    void proposed(long round) {
        proposedRound = round;
    }

    /** Tells everybody what has changed since the last time, or that this member lives. */
    void tell() {
        boolean changed = last == null || isNews(last);
        boolean pressing = last == null || (changed && isPressing(last));
        postponed = changed && !pressing;
        if (pressing || state.nowMicros() >= nextMicros()) {
            Progress progress = current();
            state.sendToAll(progress);
            last = progress;
            lastMicros = state.nowMicros();
            postponed = false;
        }
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

    /** Whether the others do not know all yet that {@link #current} would tell. */
    private boolean isNews(Progress said) {
        return said.skippedAbove() != state.own().skippedAbove()
                || said.skippedTo() != state.own().skippedTo()
                || said.deliveredRound() != state.cursor().deliveredRound()
                || said.highestRound() != state.highestRound()
                || !said.suspects().equals(state.detector().unreachable())
                || isAny(said.intervals(), (before, lane) -> !lane.isInterval(before));
    }

    /**
     * Whether somebody's delivery may wait for what is new: a vote for a proposal, own slots that were given up, or suspects. No
     * delivery waits for how far this member has delivered, or for its having heard of slots that others gave up. Who waits until
     * all have delivered, or whether others hear somebody, waits a moment longer.
     */
    private boolean isPressing(Progress said) {
        return state.own().skippedTo() > Math.max(said.skippedTo(), proposedRound)
                || !said.suspects().equals(state.detector().unreachable())
                || isAny(said.intervals(), ProgressTeller::hasNewVotes);
    }

    private static boolean hasNewVotes(AcceptedInterval before, Lane lane) {
        return before.owner() != lane.owner()
                || before.base() != lane.interval().base()
                || lane.hasAcceptedAbove(before.upTo());
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
        return lastMicros
                + (postponed ? POSTPONED_MICROS : state.settings().timeouts().heartbeatMicros());
    }
}
