package io.xcom4ee.simulator.check;

import io.xcom4ee.core.base.GroupId;
import io.xcom4ee.core.base.MemberId;
import io.xcom4ee.core.base.MemberInfo;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One quorum: no founding makes a second group that operates beside the first. A group operates from the moment at which a
 * majority of the list is in it. From then on nothing that is broadcast afterwards is delivered in an earlier group: in one of
 * a lower epoch where epochs rise, in one that operated earlier where they may not. When a process is the first one to enter a
 * new group, fewer voters than a majority are left outside it in any other one.
 *
 * <p>All that holds as long as each listed name is that of one process. When two of one name have been counted, one in each of two
 * groups, nothing can be promised, see {@link #isNameCountedTwice()}.
 */
public final class OneGroupChecker implements Checker {
    private static final String NAME = "OneGroup";

    private final List<String> listed;
    private final boolean rising;
    private final Map<GroupId, Entered> groups = new LinkedHashMap<>();
    private final Map<MemberId, GroupId> groupOf = new LinkedHashMap<>();
    /** Those that a majority of the list, all living, was in at some time. */
    private final Set<GroupId> worked = new LinkedHashSet<>();

    private final Map<Long, Long> broadcastAtMicros = new HashMap<>();

    private final Set<Twins> twins = new HashSet<>();
    private boolean nameCountedTwice;

    /** Two processes of one name that live at the same time. */
    private record Twins(MemberId one, MemberId other) {}

    /** Who has ever been in a group, and since when that is a majority of the list. */
    private static final class Entered {
        private final Set<String> names = new HashSet<>();
        /** Those, and who is yet to learn that it is in it. */
        private final Set<MemberId> members = new HashSet<>();

        private long operatesSinceMicros = Long.MAX_VALUE;
    }

    /** @param rising whether a group that works must have a higher epoch than all before it, even if nobody is left of them */
    public OneGroupChecker(List<String> listed, boolean rising) {
        this.listed = List.copyOf(listed);
        this.rising = rising;
    }

    @Override
    public void started(MemberInfo process, long atMicros) {
        for (MemberId other : groupOf.keySet()) {
            if (other.name().equals(process.name())) {
                twins.add(new Twins(other, process.id()));
            }
        }
        groupOf.put(process.id(), GroupId.NONE);
    }

    @Override
    public void died(MemberId process, long atMicros) {
        groupOf.remove(process);
    }

    @Override
    public void broadcast(Taken taken) {
        broadcastAtMicros.put(taken.tag().token(), taken.atMicros());
    }

    @Override
    public void installed(Installation installation) {
        GroupId before = groupOf.put(installation.by(), installation.group());
        boolean first = !groups.containsKey(installation.group());
        Entered entered = groups.computeIfAbsent(installation.group(), any -> new Entered());
        entered.members.add(installation.by());
        if (first) {
            installation.configuration().members().forEach(member -> entered.members.add(member.id()));
        }
        noteTwins();
        if (first) {
            requireNoMajorityElsewhere(installation);
        }
        boolean changes = before != null && !before.equals(GroupId.NONE) && !before.equals(installation.group());
        if (changes && before.epoch() >= installation.group().epoch()) {
            throw new Violation(NAME, installation.group() + " follows " + before + " and has no higher epoch");
        }
        if (listed.contains(installation.by().name())) {
            entered.names.add(installation.by().name());
        }
        if (entered.names.size() > listed.size() / 2 && entered.operatesSinceMicros == Long.MAX_VALUE) {
            entered.operatesSinceMicros = installation.atMicros();
        }
        if (isMajorityIn(installation.group()) && worked.add(installation.group())) {
            requireHighestEpoch(installation.group());
        }
    }

    private boolean isMajorityIn(GroupId group) {
        long living = groupOf.entrySet().stream()
                .filter(process -> process.getValue().equals(group))
                .map(process -> process.getKey().name())
                .filter(listed::contains)
                .distinct()
                .count();
        return living > listed.size() / 2;
    }

    private void requireHighestEpoch(GroupId working) {
        for (GroupId older : worked) {
            if (rising && !older.equals(working) && older.epoch() >= working.epoch()) {
                throw new Violation(NAME, working + " works after " + older + " and has no higher epoch");
            }
        }
    }

    private void requireNoMajorityElsewhere(Installation first) {
        for (GroupId older : groups.keySet()) {
            List<MemberId> left = new ArrayList<>();
            groupOf.forEach((member, group) -> {
                boolean voter = listed.contains(member.name());
                if (voter && group.equals(older) && !older.equals(first.group()) && !first.contains(member)) {
                    left.add(member);
                }
            });
            if (left.size() > listed.size() / 2) {
                throw new Violation(
                        NAME, first.group() + " is founded while " + left + " can go on in " + older + " without it");
            }
        }
    }

    @Override
    public void delivered(Delivery delivery) {
        Entered entered = groups.get(delivery.history());
        if (delivery.isInherited() || entered == null) {
            return;
        }
        if (entered.operatesSinceMicros == Long.MAX_VALUE) {
            throw new Violation(
                    NAME,
                    delivery.by() + " delivers " + delivery.tag() + " in " + delivery.history() + ", in which only "
                            + entered.names + " have ever been");
        }
        long broadcastAt = broadcastAtMicros.getOrDefault(delivery.tag().token(), 0L);
        groups.forEach((group, other) -> {
            if (isLater(group, other, delivery.history(), entered) && broadcastAt > other.operatesSinceMicros) {
                throw new Violation(
                        NAME,
                        delivery.by() + " delivers " + delivery.tag() + " in " + delivery.history()
                                + ", broadcast while " + group + " operates");
            }
        });
    }

    /**
     * Where epochs rise they tell which of two groups follows the other, whichever operates first: the last of those that
     * found a group may enter it when a majority has lost it and founded another one. Elsewhere the later one operates later
     * and has no lower epoch.
     */
    private boolean isLater(GroupId group, Entered other, GroupId than, Entered entered) {
        boolean after = other.operatesSinceMicros > entered.operatesSinceMicros && group.epoch() >= than.epoch();
        return rising ? group.epoch() > than.epoch() : after;
    }

    /**
     * Whether two groups had a majority of the list and no process in common, and only because two processes of one name were
     * counted, one in each. Whoever deploys must not let that happen.
     */
    public boolean isNameCountedTwice() {
        return nameCountedTwice;
    }

    private void noteTwins() {
        if (twins.isEmpty() || nameCountedTwice) {
            return;
        }
        List<List<MemberId>> working = new ArrayList<>();
        groups.values().forEach(entered -> {
            List<MemberId> voters = entered.members.stream()
                    .filter(member -> listed.contains(member.name()))
                    .toList();
            if (voters.stream().map(MemberId::name).distinct().count() > listed.size() / 2) {
                working.add(voters);
            }
        });
        nameCountedTwice = twins.stream()
                .anyMatch(pair -> working.stream()
                        .anyMatch(group -> group.contains(pair.one())
                                && working.stream()
                                        .anyMatch(another -> another.contains(pair.other())
                                                && Collections.disjoint(group, another))));
    }
}
