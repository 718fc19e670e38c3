package io.xcom4ee.simulator.run;

import io.xcom4ee.core.base.ConfiguredMember;
import io.xcom4ee.core.base.GroupId;
import io.xcom4ee.core.base.MemberId;
import io.xcom4ee.core.message.Frame;
import io.xcom4ee.core.message.Message;
import io.xcom4ee.core.message.Standing;
import io.xcom4ee.simulator.check.Checker;
import io.xcom4ee.simulator.check.Installation;
import io.xcom4ee.simulator.process.SimulatedProcess;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Who is in which view, seen from outside: no process knows as much. */
final class Memberships implements Checker {
    private final Map<MemberId, Installation> current = new HashMap<>();
    /** The view with which a process began in its group: what was decided before it has never known. */
    private final Map<MemberId, Installation> first = new HashMap<>();

    private final List<GroupId> groups = new ArrayList<>();
    private final Set<MemberId> frozen = new HashSet<>();

    @Override
    public void installed(Installation installation) {
        Installation before = current.put(installation.by(), installation);
        if (before == null || !before.group().equals(installation.group())) {
            frozen.remove(installation.by());
            first.put(installation.by(), installation);
        }
        if (!groups.contains(installation.group())) {
            groups.add(installation.group());
        }
    }

    @Override
    public void sent(MemberId by, List<MemberId> to, Frame frame) {
        boolean tellsFrozen =
                frame.message() instanceof Message.Presence presence && presence.standing() == Standing.FROZEN;
        if (tellsFrozen || frame.message() instanceof Message.FoundingPromise) {
            frozen.add(by);
        }
    }

    /** How many groups have been founded. */
    int groupCount() {
        return groups.size();
    }

    /** The last view of a process, null before its first one. */
    @Nullable Installation view(MemberId process) {
        return current.get(process);
    }

    /**
     * The newest view that one of these processes is in, of the group that was founded last. A newer one of the dead says
     * nothing of what the living can do: to come to it takes a majority of the view before, too.
     */
    Optional<Installation> newestOf(List<Host> living) {
        return living.stream()
                .flatMap(host -> Stream.ofNullable(host.process()))
                .flatMap(process -> Stream.ofNullable(current.get(process.info().id())))
                .max(Comparator.<Installation>comparingInt(view -> groups.indexOf(view.group()))
                        .thenComparing(view -> view.configuration().number()));
    }

    /** How many of these processes vote in this view, or will as soon as they are told what they lack. */
    long votersIn(Installation view, List<Host> living) {
        return living.stream()
                .flatMap(host -> Stream.ofNullable(host.process()))
                .filter(process -> canVoteIn(view, process.info().id(), living))
                .count();
    }

    private boolean canVoteIn(Installation view, MemberId process, List<Host> living) {
        Installation own = current.get(process);
        boolean inGroup = own == null || (own.group().equals(view.group()) && !isStuck(process, view, living));
        return isVoter(view, process) && !frozen.contains(process) && inGroup;
    }

    private static boolean isVoter(Installation view, MemberId process) {
        return view.configuration()
                .member(process)
                .filter(ConfiguredMember::voter)
                .isPresent();
    }

    /**
     * Whether a member never comes from its view to this later one of its group: nobody who lives has been in both and could
     * tell it what was decided in between, and too few live that could decide it. Who joined since does not know it.
     */
    boolean isStuck(MemberId process, Installation view, List<Host> living) {
        Installation own = Objects.requireNonNull(current.get(process));
        if (own.configuration().number() >= view.configuration().number()) {
            return false;
        }
        int voters = 0;
        for (Host host : living) {
            SimulatedProcess other = host.process();
            Installation now = other == null ? null : current.get(other.info().id());
            if (now == null || !now.group().equals(own.group())) {
                continue;
            }
            long began =
                    Objects.requireNonNull(first.get(now.by())).configuration().number();
            if (began <= own.configuration().number()
                    && now.configuration().number() > own.configuration().number()) {
                return false;
            }
            voters += now.name().equals(own.name()) && isVoter(own, now.by()) ? 1 : 0;
        }
        return voters < own.configuration().quorum();
    }

    /** Whether this process has been in no group since it started. */
    boolean isFresh(MemberId process) {
        return !current.containsKey(process);
    }
}
