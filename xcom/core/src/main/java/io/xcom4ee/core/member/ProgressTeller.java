package io.xcom4ee.core.member;

import io.xcom4ee.core.message.AcceptedInterval;
import io.xcom4ee.core.message.Message.Progress;
import io.xcom4ee.core.paxos.Lane;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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
    private Optional<Progress> last = Optional.empty();
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
        Progress progress = current();
        boolean changed = last.filter(progress::equals).isEmpty();
        boolean pressing =
                changed && last.filter(said -> !isPressing(said, progress)).isEmpty();
        postponed = changed && !pressing;
        if (pressing || state.nowMicros() >= nextMicros()) {
            state.sendToAll(progress);
            last = Optional.of(progress);
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

    /**
     * Whether somebody's delivery may wait for what is new: a vote for a proposal, own slots that were given up, or suspects. No
     * delivery waits for how far this member has delivered, or for its having heard of slots that others gave up. Who waits until
     * all have delivered, or whether others hear somebody, waits a moment longer.
     */
    private boolean isPressing(Progress said, Progress now) {
        return now.skippedTo() > Math.max(said.skippedTo(), proposedRound)
                || !said.suspects().equals(now.suspects())
                || hasNewVotes(said.intervals(), now.intervals());
    }

    private boolean hasNewVotes(List<AcceptedInterval> said, List<AcceptedInterval> now) {
        if (said.size() != now.size()) {
            return true;
        }
        for (int index = 0; index < now.size(); index++) {
            AcceptedInterval before = said.get(index);
            AcceptedInterval after = now.get(index);
            Lane lane = state.lane(after.owner());
            if (before.owner() != after.owner()
                    || before.base() != after.base()
                    || lane == null
                    || lane.hasAcceptedAbove(before.upTo())) {
                return true;
            }
        }
        return false;
    }

    /** When this member says at the latest what it has postponed, or that it lives. */
    long nextMicros() {
        return lastMicros
                + (postponed ? POSTPONED_MICROS : state.settings().timeouts().heartbeatMicros());
    }
}
