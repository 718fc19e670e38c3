package io.xcom4ee.simulator.check;

import io.xcom4ee.core.base.Configuration;
import io.xcom4ee.core.base.Limits;
import io.xcom4ee.core.base.MemberId;
import io.xcom4ee.core.member.MemberReport;
import io.xcom4ee.core.member.Output;
import io.xcom4ee.core.message.Frame;
import io.xcom4ee.core.message.GroupChange;
import io.xcom4ee.core.message.Message;
import io.xcom4ee.core.message.OldState;
import io.xcom4ee.core.message.Value;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Bounded memory: what a member holds stays within its limits. */
public final class MemoryChecker implements Checker {
    /** What a part costs beside its bytes. */
    private static final int PART_LENGTH_BYTES = 4;

    private final Limits limits;
    private final int members;
    private final int eventHorizonRounds;
    private final long backlogMost;
    /** What each member works by. */
    private final Map<MemberId, Configuration> configurations = new HashMap<>();

    /** How many broadcasts of each have run into their deadlines since it had no value of its own. */
    private final Map<MemberId, Integer> expired = new HashMap<>();

    private long largestValueBytes;
    private long largestChangeBytes;

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
        if (value instanceof GroupChange) {
            largestChangeBytes = Math.max(largestChangeBytes, value.sizeBytes());
        }
    }

    @Override
    public void installed(Installation installation) {
        configurations.put(installation.by(), installation.configuration());
    }

    @Override
    public void failed(MemberId by, Output.Failed failed, long atMicros) {
        if (!failed.certain()) {
            expired.merge(by, 1, Integer::sum);
        }
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
        check(by, "bytes of its own", report.memory().ownBytes(), ownBytesMost(by));
        if (report.memory().ownBytes() == 0) {
            expired.remove(by);
        }
        long parts = limits.messageSizeBytesMax() / limits.fragmentBytesMax() + 1L;
        check(
                by,
                "bytes of incomplete messages",
                report.memory().incompleteBytes(),
                members * (limits.messageSizeBytesMax() + parts * PART_LENGTH_BYTES));
        // Kept whatever the limit: the last round delivered.
        check(by, "bytes delivered", report.memory().cacheBytes(), limits.cacheBytesMax() + nextRound);
    }

    /**
     * As much again where the first of it was taken over: all is said anew behind what keeps its slots until they are passed.
     * Changes of the group wait for no room, and what has run into its deadline makes room for another one, though its slot
     * stays open. An only leader proposes what the others say too, who may have delivered more than it has and say the next.
     */
    private long ownBytesMost(MemberId by) {
        long slots = eventHorizonRounds + 1L;
        Configuration configuration = configurations.get(by);
        if (configuration != null && isOnlyLeader(by, configuration)) {
            return slots * largestValueBytes;
        }
        long late = Math.min(expired.getOrDefault(by, 0), slots) * largestValueBytes;
        return 2 * (limits.openBytesMax() + largestValueBytes) + slots * largestChangeBytes + late;
    }

    private static boolean isOnlyLeader(MemberId id, Configuration configuration) {
        return configuration.member(id).stream().anyMatch(member -> member.number() == configuration.leader());
    }

    private static void check(MemberId by, String what, long found, long most) {
        if (found > most) {
            throw new Violation("Memory", by + " holds " + found + ' ' + what + ", at most " + most + " fit");
        }
    }
}
