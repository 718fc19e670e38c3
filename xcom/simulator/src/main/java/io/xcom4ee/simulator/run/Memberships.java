package io.xcom4ee.simulator.run;

import io.xcom4ee.core.base.ConfiguredMember;
import io.xcom4ee.core.base.GroupId;
import io.xcom4ee.core.base.MemberId;
import io.xcom4ee.core.message.Frame;
import io.xcom4ee.core.message.Message;
import io.xcom4ee.core.message.Standing;
import io.xcom4ee.simulator.check.Checker;
import io.xcom4ee.simulator.check.Installation;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Who is in which view, seen from outside: no process knows as much. */
final class Memberships implements Checker {
    private final Map<MemberId, Installation> current = new HashMap<>();
    private final Set<GroupId> groups = new LinkedHashSet<>();
    private final Set<MemberId> frozen = new HashSet<>();
    private @Nullable Installation newest;

    @Override
    public void installed(Installation installation) {
        Installation before = current.put(installation.by(), installation);
        if (before == null || !before.group().equals(installation.group())) {
            frozen.remove(installation.by());
        }
        boolean founded = groups.add(installation.group());
        Installation known = newest;
        boolean newer = known == null
                || founded
                || (installation.group().equals(known.group())
                        && installation.configuration().number()
                                > known.configuration().number());
        if (newer) {
            newest = installation;
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

    /** Whether this process votes in this view, or will as soon as it is told that it is in. */
    boolean canVoteIn(MemberId process, Installation view) {
        Installation own = current.get(process);
        return view.contains(process)
                && !frozen.contains(process)
                && (own == null || own.group().equals(view.group()));
    }

    /**
     * Whether this process votes in the newest view of the group that was founded last, or will as soon as it is told
     * that it is in.
     */
    boolean canVote(MemberId process) {
        Installation view = newest;
        if (view == null
                || view.configuration()
                        .member(process)
                        .filter(ConfiguredMember::voter)
                        .isEmpty()) {
            return false;
        }
        Installation own = current.get(process);
        return !frozen.contains(process) && (own == null || own.group().equals(view.group()));
    }

    /** Whether this process has been in no group since it started. */
    boolean isFresh(MemberId process) {
        return !current.containsKey(process);
    }
}
