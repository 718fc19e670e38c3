package io.xcom4ee.simulator.check;

import io.xcom4ee.core.base.ConfiguredMember;
import io.xcom4ee.core.base.GroupId;
import io.xcom4ee.core.base.MemberId;
import io.xcom4ee.core.base.MemberInfo;
import io.xcom4ee.core.message.FoundingBallot;
import io.xcom4ee.core.message.Frame;
import io.xcom4ee.core.message.Message;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * One group in dynamic membership, as far as anybody can know. A group is made by one process alone, which has looked for
 * another one for the time that it must, and was told of none in that time. It is followed by another one only when its
 * membership is forced: then every member of that one has promised to vote in the old one no more, and delivers nothing there
 * that the new one does not inherit. And whoever was told that its group has been followed delivers nothing in it any more.
 */
public final class DynamicGroupsChecker implements Checker {
    private static final String NAME = "OneGroup";
    /** Clocks drift. */
    private static final int TOLERANCE_PER_MILLION = 1000;

    private final LongSupplier nowMicros;
    private final long searchMicros;
    private final Set<GroupId> groups = new HashSet<>();
    private final Map<MemberId, GroupId> groupOf = new HashMap<>();
    /** Since when a process knows of no group. */
    private final Map<MemberId, Long> freeSinceMicros = new HashMap<>();
    /** In which groups a process has promised to vote no more. */
    private final Map<MemberId, Set<GroupId>> renounced = new HashMap<>();
    /** Who said last that it reaches a majority. */
    private final Map<MemberId, Boolean> reached = new HashMap<>();

    private final Map<FoundingBallot, GroupId> proposed = new HashMap<>();
    private final Map<MemberId, Set<GroupId>> accepted = new HashMap<>();
    private final Map<GroupId, GroupId> originOf = new HashMap<>();
    /** The latest group that a process was told of, of those that follow on its own. */
    private final Map<MemberId, GroupId> told = new HashMap<>();

    /**
     * A checker of one run.
     *
     * @param searchMicros how long a process must look for a group before it makes one
     */
    public DynamicGroupsChecker(LongSupplier nowMicros, long searchMicros) {
        this.nowMicros = nowMicros;
        this.searchMicros = searchMicros - searchMicros * TOLERANCE_PER_MILLION / 1_000_000;
    }

    @Override
    public void started(MemberInfo process, long atMicros) {
        freeSinceMicros.put(process.id(), atMicros);
    }

    @Override
    public void received(MemberId by, MemberId from, Frame frame) {
        if (frame.message() instanceof Message.Presence presence
                && !presence.group().equals(GroupId.NONE)) {
            freeSinceMicros.put(by, nowMicros.getAsLong());
            if (follows(presence.group(), groupOf.get(by))) {
                told.put(by, presence.group());
            }
        }
    }

    private static boolean follows(GroupId later, @Nullable GroupId earlier) {
        return earlier != null
                && later.incarnation().getMostSignificantBits()
                        == earlier.incarnation().getMostSignificantBits()
                && later.epoch() > earlier.epoch();
    }

    @Override
    public void sent(MemberId by, List<MemberId> to, Frame frame) {
        if (frame.message() instanceof Message.FoundingPromise promise) {
            promise.oldState().ifPresent(state -> renounce(by, state.group()));
        } else if (frame.message() instanceof Message.FoundingAccepted accepted) {
            accept(by, proposed.get(accepted.ballot()));
        } else if (frame.message() instanceof Message.FoundingAccept accept) {
            proposed.put(accept.ballot(), accept.proposal().group());
            // Whoever asks others to accept has accepted itself.
            accept(by, accept.proposal().group());
        } else if (frame.message() instanceof Message.ForcePrepare prepare && prepare.binding()) {
            // Whoever asks others for their promise has given its own.
            renounce(by, prepare.group());
        }
    }

    private void accept(MemberId by, @Nullable GroupId group) {
        if (group != null) {
            accepted.computeIfAbsent(by, any -> new HashSet<>()).add(group);
        }
    }

    private void renounce(MemberId by, GroupId group) {
        if (reached.getOrDefault(by, false)) {
            throw new Violation(NAME, by + " renounces " + group + " while it reaches a majority");
        }
        renounced.computeIfAbsent(by, any -> new HashSet<>()).add(group);
    }

    private boolean hasRenounced(MemberId member, GroupId group) {
        return renounced.getOrDefault(member, Set.of()).contains(group);
    }

    @Override
    public void quorum(MemberId by, boolean reached, long atMicros) {
        this.reached.put(by, reached);
    }

    @Override
    public void installed(Installation installation) {
        reached.putIfAbsent(installation.by(), true);
        GroupId before = groupOf.put(installation.by(), installation.group());
        if (before != null && !before.equals(installation.group())) {
            requireOneWay(installation, before);
        }
        if (!groups.add(installation.group())) {
            return;
        }
        if (before == null) {
            requireSearch(installation);
        } else {
            requireForced(installation, before);
        }
    }

    private void requireSearch(Installation first) {
        if (first.configuration().members().size() != 1) {
            throw new Violation(NAME, first.name() + " is made by several");
        }
        long looked = first.atMicros() - freeSinceMicros.getOrDefault(first.by(), Long.MAX_VALUE);
        if (looked < searchMicros) {
            throw new Violation(
                    NAME,
                    first.by() + " makes " + first.group() + " after " + looked
                            + " us in which it was told of no group, it must look for " + searchMicros);
        }
    }

    /** All that come to a group from another one come from the same. */
    private void requireOneWay(Installation first, GroupId before) {
        GroupId origin = originOf.putIfAbsent(first.group(), before);
        if (origin != null && !origin.equals(before)) {
            throw new Violation(
                    NAME, first.by() + " comes to " + first.group() + " from " + before + ", others from " + origin);
        }
    }

    private void requireForced(Installation first, GroupId before) {
        if (!follows(first.group(), before)) {
            throw new Violation(NAME, first.by() + " goes over from " + before + " to " + first.group());
        }
        if (first.configuration().members().size() == 1) {
            // Whoever goes on alone asks nobody: what it has promised and accepted is not to be seen.
            return;
        }
        for (ConfiguredMember member : first.configuration().members()) {
            if (!hasRenounced(member.id(), before)) {
                throw new Violation(NAME, member.id() + " is in " + first.name() + " and has not renounced " + before);
            }
            if (!accepted.getOrDefault(member.id(), Set.of()).contains(first.group())) {
                throw new Violation(NAME, member.id() + " is in " + first.name() + " and has not accepted it");
            }
        }
    }

    @Override
    public void delivered(Delivery delivery) {
        GroupId history = delivery.history();
        if (hasRenounced(delivery.by(), history)) {
            throw new Violation(
                    NAME,
                    delivery.by() + " delivers " + delivery.tag() + " in " + history + ", which it has renounced");
        }
        GroupId later = told.get(delivery.by());
        if (later != null && follows(later, history)) {
            throw new Violation(
                    NAME, delivery.by() + " delivers " + delivery.tag() + " in " + history + " and knows of " + later);
        }
    }
}
