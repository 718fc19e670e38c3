package io.xcom4ee.simulator.run;

import io.xcom4ee.core.base.Configuration;
import io.xcom4ee.core.base.GroupId;
import io.xcom4ee.core.base.MemberId;
import io.xcom4ee.core.base.Timeouts;
import io.xcom4ee.core.member.Command;
import io.xcom4ee.core.member.Output;
import io.xcom4ee.core.message.ForceRefusal;
import io.xcom4ee.core.message.Forwarded;
import io.xcom4ee.core.message.Frame;
import io.xcom4ee.core.message.Message;
import io.xcom4ee.simulator.check.Checker;
import io.xcom4ee.simulator.check.Installation;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Counts situations that only several messages or views together make: they are where protocols break. */
final class Encounters implements Checker {
    private final Timeouts timeouts;
    private final Map<Encounter, Long> counts = new EnumMap<>(Encounter.class);
    private final Map<Lane, Attempt> attempts = new HashMap<>();
    private final Map<View, Configuration> views = new HashMap<>();
    private final Map<MemberId, Long> lastTurn = new HashMap<>();
    private final Map<MemberId, GroupId> groupOf = new HashMap<>();
    private final Map<GroupId, Set<GroupId>> followers = new HashMap<>();

    /** What is counted. Each must happen in a batch of seeds. */
    enum Encounter {
        /** Two members want to take over the same slots. */
        DUELS,
        /** A member passed on to the only leader what another one has forwarded that does not reach it. */
        PASSED_ON,
        /** A configuration that differs in one member. */
        CHANGES_OF_ONE,
        /** A configuration that differs in several members. */
        CHANGES_OF_SEVERAL,
        /** A configuration that was decided before the one before it took effect. */
        CHAINED_CHANGES,
        /** A member of a group did not run for longer than it should have told that it lives. */
        OWN_PAUSES,
        /** A membership that was forced to several members. */
        FORCED_TO_SEVERAL,
        /** Two memberships that one group was forced to, beside each other. */
        FORCED_TO_TWO,
        /** Two administrators force one member's group at the same time. */
        FORCES_AT_ONCE,
        /** A membership that could not be forced. */
        FORCES_REFUSED,
        /** A frame of the group that a membership was forced in, from one of those that go on to another of them. */
        FRAMES_FROM_BEFORE
    }

    private record Lane(GroupId group, int owner) {}

    private record Attempt(MemberId by, long fromRound, long toRound) {}

    private record View(GroupId group, long number) {}

    Encounters(Timeouts timeouts) {
        this.timeouts = timeouts;
    }

    Map<Encounter, Long> counts() {
        return counts;
    }

    private void count(Encounter encounter) {
        counts.merge(encounter, 1L, Long::sum);
    }

    @Override
    public void received(MemberId by, MemberId from, Frame frame) {
        GroupId group = groupOf.get(by);
        if (group != null && group.equals(groupOf.get(from)) && group.isLaterThan(frame.group())) {
            count(Encounter.FRAMES_FROM_BEFORE);
        }
        if (frame.message() instanceof Message.Prepare prepare) {
            Attempt attempt = new Attempt(from, prepare.fromRound(), prepare.toRound());
            Attempt other = attempts.put(new Lane(frame.group(), prepare.owner()), attempt);
            boolean overlaps =
                    other != null && other.fromRound() <= attempt.toRound() && attempt.fromRound() <= other.toRound();
            if (overlaps && !other.by().equals(from)) {
                count(Encounter.DUELS);
            }
        }
        if (frame.message() instanceof Message.Forward forward && forward.value() instanceof Forwarded) {
            count(Encounter.PASSED_ON);
        } else if (frame.message() instanceof Message.ForceAnswer answer
                && answer.refusal().filter(ForceRefusal.UNDER_WAY::equals).isPresent()) {
            count(Encounter.FORCES_AT_ONCE);
        }
    }

    @Override
    public void commandEnded(MemberId by, long token, Output end) {
        if (end instanceof Output.CommandRefused refused && refused.command() instanceof Command.ForceMembers) {
            count(Encounter.FORCES_REFUSED);
        }
    }

    private void followed(GroupId before, Installation first) {
        boolean forced = before.incarnation().getMostSignificantBits()
                == first.group().incarnation().getMostSignificantBits();
        Set<GroupId> successors = followers.computeIfAbsent(before, any -> new HashSet<>());
        if (forced && successors.add(first.group())) {
            if (first.configuration().members().size() > 1) {
                count(Encounter.FORCED_TO_SEVERAL);
            }
            if (successors.size() == 2) {
                count(Encounter.FORCED_TO_TWO);
            }
        }
    }

    @Override
    public void installed(Installation installation) {
        GroupId group = groupOf.put(installation.by(), installation.group());
        if (group != null && !group.equals(installation.group())) {
            followed(group, installation);
        }
        Configuration now = installation.configuration();
        if (views.put(new View(installation.group(), now.number()), now) != null) {
            return;
        }
        Configuration before = views.get(new View(installation.group(), now.number() - 1));
        if (before == null) {
            return;
        }
        int changed = now.joined().size() + now.left().size() + now.expelled().size();
        if (changed > 0) {
            count(changed == 1 ? Encounter.CHANGES_OF_ONE : Encounter.CHANGES_OF_SEVERAL);
        }
        if (now.firstRound() - before.firstRound() <= before.eventHorizonRounds()) {
            count(Encounter.CHAINED_CHANGES);
        }
    }

    @Override
    public void turnEnded(MemberId by, long localMicros, long nextDeadlineMicros) {
        Long before = lastTurn.put(by, localMicros);
        if (before != null && localMicros - before > 2 * timeouts.heartbeatMicros() && groupOf.containsKey(by)) {
            count(Encounter.OWN_PAUSES);
        }
    }
}
