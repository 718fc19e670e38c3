package io.xcom4ee.simulator.check;

import io.xcom4ee.core.base.ConfiguredMember;
import io.xcom4ee.core.base.GroupId;
import io.xcom4ee.core.base.MemberId;
import io.xcom4ee.core.base.ProtocolVersion;
import io.xcom4ee.core.member.Input;
import io.xcom4ee.core.member.Output;
import io.xcom4ee.core.message.Marker;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * A barrier passes only when its member has delivered all that any member of its group had delivered when it was given; and
 * not in a group beside which a later one had begun by then. It ends once and in time.
 */
public final class BarrierChecker implements Checker {
    private static final String NAME = "Barrier";

    private final boolean oneGroup;
    private final boolean rising;
    private final long toleranceMicros;
    private final Map<MemberId, TreeMap<Long, Given>> open = new HashMap<>();
    private final Set<Long> mustPass = new HashSet<>();
    /** The highest position that anybody has delivered in the group's history. */
    private final Map<GroupId, Long> lengths = new HashMap<>();

    /** Who has installed a view of a group, of those that vote in it. */
    private final Map<GroupId, Set<MemberId>> voters = new HashMap<>();
    /** The groups that a majority has entered, in the order of that: none before can deliver without one. */
    private final List<GroupId> begun = new ArrayList<>();

    /** At which the group of a member works. */
    private final Map<MemberId, Integer> protocolVersions = new HashMap<>();

    private final Map<MemberId, GroupId> histories = new HashMap<>();
    private final Map<MemberId, Long> positions = new HashMap<>();

    /** What was delivered where, and which groups had begun, when the barrier was given. */
    private record Given(long deadlineMicros, Map<GroupId, Long> lengths, List<GroupId> begun) {}

    /**
     * @param oneGroup whether a group that works replaces those before; not so without a list
     * @param rising whether the later of two groups has the higher epoch, for certain
     * @param toleranceMicros answers may come this much later than the deadline, on the clock of the process
     */
    public BarrierChecker(boolean oneGroup, boolean rising, long toleranceMicros) {
        this.oneGroup = oneGroup;
        this.rising = rising;
        this.toleranceMicros = toleranceMicros;
    }

    /** From now on the group works: this barrier must pass. */
    public void requirePass(long token) {
        mustPass.add(token);
    }

    /** Whether one that must pass has not yet. */
    public boolean isOneAwaited() {
        return !mustPass.isEmpty();
    }

    @Override
    public void barrier(MemberId by, Input.Barrier barrier) {
        Given given = new Given(barrier.deadlineMicros(), Map.copyOf(lengths), List.copyOf(begun));
        if (open.computeIfAbsent(by, any -> new TreeMap<>()).put(barrier.token(), given) != null) {
            throw new Violation(NAME, by + " is given barrier " + barrier.token() + " twice");
        }
    }

    @Override
    public void installed(Installation installation) {
        reached(installation.by(), installation.history(), installation.position());
        protocolVersions.put(installation.by(), installation.configuration().protocolVersion());
        if (installation
                .configuration()
                .member(installation.by())
                .filter(ConfiguredMember::voter)
                .isPresent()) {
            enter(installation);
        }
    }

    private void enter(Installation installation) {
        GroupId group = installation.group();
        Set<MemberId> entered = voters.computeIfAbsent(group, any -> new HashSet<>());
        entered.add(installation.by());
        if (entered.size() >= installation.configuration().quorum() && !begun.contains(group)) {
            begun.add(group);
        }
    }

    @Override
    public void delivered(Delivery delivery) {
        reached(delivery.by(), delivery.history(), delivery.position());
    }

    private void reached(MemberId by, GroupId history, long position) {
        histories.put(by, history);
        positions.put(by, position);
        lengths.merge(history, position, Math::max);
    }

    @Override
    public void barrierEnded(MemberId by, long token, Output end) {
        Given given = open.getOrDefault(by, new TreeMap<>()).remove(token);
        if (given == null) {
            throw new Violation(NAME, by + " answers barrier " + token + " again, or it was never given: " + end);
        }
        if (end instanceof Output.BarrierPassed passed) {
            requireAllDelivered(by, given, passed);
            mustPass.remove(token);
        } else if (end instanceof Output.BarrierFailed failed && failed.cause() == Output.FailureCause.OLD_PROTOCOL) {
            requireOldProtocol(by, token);
        } else if (mustPass.contains(token)) {
            throw new Violation("Liveness", "a barrier of " + by + " in a healed group ended in " + end);
        }
    }

    private void requireOldProtocol(MemberId by, long token) {
        if (protocolVersions.getOrDefault(by, ProtocolVersion.FIRST) >= Marker.VERSION) {
            throw new Violation(NAME, by + " says that its group does not know what barrier " + token + " needs");
        }
    }

    private void requireAllDelivered(MemberId by, Given given, Output.BarrierPassed passed) {
        GroupId history = histories.get(by);
        Long position = positions.get(by);
        if (history == null || position == null || position != passed.position()) {
            throw new Violation(NAME, by + " has delivered " + position + " messages and says " + passed);
        }
        long before = given.lengths().getOrDefault(history, 0L);
        if (position < before) {
            throw new Violation(
                    NAME,
                    by + " passes barrier " + passed.token() + " at " + position + " though " + before
                            + " messages were delivered when it was given");
        }
        if (oneGroup) {
            requireNewest(by, history, given.begun());
        }
    }

    /**
     * Where epochs rise they tell which of two groups follows the other, whichever a majority entered first: the last of those
     * that found a group may enter it when a majority has lost it and founded another one.
     */
    private void requireNewest(MemberId by, GroupId history, List<GroupId> begun) {
        int rank = begun.indexOf(history);
        for (int at = 0; at < begun.size(); at++) {
            GroupId other = begun.get(at);
            boolean after = rank >= 0 && at > rank && other.epoch() >= history.epoch();
            boolean later = rising ? other.epoch() > history.epoch() : after;
            if (later) {
                throw new Violation(NAME, by + " passes a barrier in " + history + " though " + other + " had begun");
            }
        }
    }

    @Override
    public void stopped(MemberId by, Output.StopReason reason, long atMicros) {
        if (!open.getOrDefault(by, new TreeMap<>()).isEmpty()) {
            throw new Violation(NAME, by + " stops (" + reason + ") without an answer to " + open.get(by));
        }
    }

    @Override
    public void died(MemberId process, long atMicros) {
        // Nobody is left who could be answered.
        open.remove(process);
    }

    @Override
    public void turnEnded(MemberId by, long localMicros, long nextDeadlineMicros) {
        open.getOrDefault(by, new TreeMap<>()).forEach((token, given) -> {
            if (given.deadlineMicros() + toleranceMicros < localMicros) {
                throw new Violation(NAME, by + " leaves barrier " + token + " unanswered after its deadline");
            }
        });
    }

    @Override
    public void ended(List<MemberId> core) {
        for (MemberId member : core) {
            if (!open.getOrDefault(member, new TreeMap<>()).isEmpty()) {
                throw new Violation("Liveness", "barriers of " + member + " in a healed group have no answer");
            }
        }
    }
}
