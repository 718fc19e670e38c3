package io.xcom4ee.simulator.run;

import io.xcom4ee.core.base.ConfiguredMember;
import io.xcom4ee.core.base.GroupId;
import io.xcom4ee.core.base.MemberId;
import io.xcom4ee.core.message.Frame;
import io.xcom4ee.core.message.Message;
import io.xcom4ee.core.message.Standing;
import io.xcom4ee.simulator.check.Checker;
import io.xcom4ee.simulator.check.Installation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Who is in which view, seen from outside: no process knows as much. */
final class Memberships implements Checker {
    private final Map<MemberId, Installation> current = new HashMap<>();
    private final List<GroupId> groups = new ArrayList<>();
    private final Set<MemberId> frozen = new HashSet<>();

    @Override
    public void installed(Installation installation) {
        Installation before = current.put(installation.by(), installation);
        if (before == null || !before.group().equals(installation.group())) {
            frozen.remove(installation.by());
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

    /** How many of these processes vote in this view, or will as soon as they are told that they are in. */
    long votersIn(Installation view, List<Host> living) {
        return living.stream()
                .flatMap(host -> Stream.ofNullable(host.process()))
                .filter(process -> canVoteIn(view, process.info().id()))
                .count();
    }

    private boolean canVoteIn(Installation view, MemberId process) {
        Installation own = current.get(process);
        boolean voter = view.configuration()
                .member(process)
                .filter(ConfiguredMember::voter)
                .isPresent();
        return voter && !frozen.contains(process) && (own == null || own.group().equals(view.group()));
    }

    /** Whether this process has been in no group since it started. */
    boolean isFresh(MemberId process) {
        return !current.containsKey(process);
    }
}
