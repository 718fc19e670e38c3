package io.xcom4ee.simulator.check;

import io.xcom4ee.core.base.Limits;
import io.xcom4ee.core.base.MemberId;
import io.xcom4ee.core.member.MemberReport;
import io.xcom4ee.core.message.Frame;
import io.xcom4ee.core.message.Message;
import io.xcom4ee.core.message.OldState;
import io.xcom4ee.core.message.Value;
import java.util.List;

/** Bounded memory: what a member holds stays within its limits. */
public final class MemoryChecker implements Checker {
    /** What a part costs beside its bytes. */
    private static final int PART_LENGTH_BYTES = 4;

    private final Limits limits;
    private final int members;
    private final int eventHorizonRounds;
    private final long backlogMost;
    private long largestValueBytes;

    /**
     * Checks these limits.
     *
     * @param members in one configuration at most
     * @param eventHorizonRounds the widest that may come
     */
    public MemoryChecker(Limits limits, int members, int eventHorizonRounds) {
        this.limits = limits;
        this.members = members;
        this.eventHorizonRounds = eventHorizonRounds;
        // What waits, what is proposed and not delivered, and the batch that is being cut.
        backlogMost = limits.pendingMessagesMax() + (long) (eventHorizonRounds + 1) * limits.batchMessagesMax();
    }

    @Override
    public void sent(MemberId by, List<MemberId> to, Frame frame) {
        if (frame.message() instanceof Message.Propose propose) {
            proposed(propose.value());
        } else if (frame.message() instanceof Message.Accept accept) {
            // A revoker may put a change of its own where nobody has accepted anything.
            accept.values().forEach(value -> proposed(value.value()));
        } else if (frame.message() instanceof Message.FoundingPromise promise) {
            promise.oldState().ifPresent(state -> brought(by, state));
        }
    }

    private void proposed(Value value) {
        largestValueBytes = Math.max(largestValueBytes, value.sizeBytes());
    }

    /** The window, as much again of what was delivered, the next round, and all that the member proposed itself. */
    private void brought(MemberId by, OldState state) {
        long bytes = state.reports().stream()
                .mapToLong(owned -> owned.report().value().sizeBytes())
                .sum();
        long most = 2L * limits.windowBytesMax() + (members + eventHorizonRounds + 1L) * largestValueBytes;
        check(by, "bytes for a founding", bytes, most);
    }

    @Override
    public void reported(MemberId by, MemberReport report) {
        check(by, "broadcasts", report.backlog(), backlogMost);
        // Taken whatever the limit: the slots of the next round to deliver.
        long nextRound = members * largestValueBytes;
        check(by, "bytes not delivered", report.memory().windowBytes(), limits.windowBytesMax() + nextRound);
        long parts = limits.messageSizeBytesMax() / limits.fragmentBytesMax() + 1L;
        check(
                by,
                "bytes of incomplete messages",
                report.memory().incompleteBytes(),
                members * (limits.messageSizeBytesMax() + parts * PART_LENGTH_BYTES));
        // Kept whatever the limit: the last round delivered.
        check(by, "bytes delivered", report.memory().cacheBytes(), limits.cacheBytesMax() + nextRound);
    }

    private static void check(MemberId by, String what, long found, long most) {
        if (found > most) {
            throw new Violation("Memory", by + " holds " + found + ' ' + what + ", at most " + most + " fit");
        }
    }
}
