package io.xcom4ee.simulator.run;

import io.xcom4ee.core.base.GroupId;
import io.xcom4ee.simulator.check.Installation;
import io.xcom4ee.simulator.process.ProcessEvents;
import io.xcom4ee.simulator.process.SimulatedProcess;
import io.xcom4ee.simulator.random.Randomness;
import io.xcom4ee.simulator.time.Scheduler;
import io.xcom4ee.simulator.trace.Trace;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * For a dynamic group: people bootstrap it if there is none, end one of two, and force the membership of one that has lost
 * its majority. Whoever is not in the core is dead.
 */
final class DynamicRescue implements Rescue {
    private static final long MILLIS = 1000;
    /** After so many attempts in vain people give the group up. */
    private static final int FORCES_MOST = 2;

    private final Randomness randomness;
    private final Scheduler scheduler;
    private final Hosts hosts;
    private final Memberships memberships;
    private final Forcings forcings;
    private final ProcessEvents events;
    private final Trace trace;
    private int forced;

    DynamicRescue(Recovery.Parts parts, Randomness randomness, Memberships memberships) {
        this.randomness = randomness;
        this.scheduler = parts.scheduler();
        this.hosts = parts.hosts();
        this.forcings = parts.forcings();
        this.events = parts.events();
        this.trace = parts.trace();
        this.memberships = memberships;
    }

    /** There is no group, or there are two, or it has lost its majority for good. */
    @Override
    public boolean isLost(List<Host> core) {
        Map<GroupId, List<Host>> groups = groups(core);
        return groups.size() != 1
                || !hasMajority(core, groups.values().iterator().next());
    }

    /** The processes of the core by the group that they are in. */
    private Map<GroupId, List<Host>> groups(List<Host> core) {
        Map<GroupId, List<Host>> groups =
                new TreeMap<>(Comparator.comparingLong(GroupId::epoch).thenComparing(GroupId::incarnation));
        for (Host host : core) {
            SimulatedProcess process = host.process();
            Installation view =
                    process == null ? null : memberships.view(process.info().id());
            if (view != null) {
                groups.computeIfAbsent(view.group(), group -> new ArrayList<>()).add(host);
            }
        }
        return groups;
    }

    private boolean hasMajority(List<Host> core, List<Host> members) {
        Installation newest = memberships.newestOf(members).orElseThrow();
        return memberships.votersIn(newest, core)
                >= newest.configuration().members().size() / 2 + 1;
    }

    @Override
    public void help(List<Host> core) {
        Map<GroupId, List<Host>> groups = groups(core);
        List<GroupId> working = groups.entrySet().stream()
                .filter(members -> hasMajority(core, members.getValue()))
                .map(Map.Entry::getKey)
                .toList();
        if (groups.isEmpty() || forced >= FORCES_MOST) {
            bootstrap(core);
            return;
        }
        GroupId kept = randomness.pick(working.isEmpty() ? List.copyOf(groups.keySet()) : working);
        List<Host> survivors = Objects.requireNonNull(groups.remove(kept));
        if (!groups.isEmpty()) {
            trace.note(scheduler.nowMicros(), "people keep " + kept + " and end " + groups);
            groups.values().forEach(ended -> ended.forEach(this::restart));
        } else if (working.isEmpty()) {
            forceWithoutStuck(core, survivors);
        }
    }

    /** Members that can never go on keep the others from seeing that the majority is lost: they start anew first. */
    private void forceWithoutStuck(List<Host> core, List<Host> survivors) {
        Installation newest = memberships.newestOf(survivors).orElseThrow();
        List<Host> stuck = survivors.stream()
                .filter(host -> memberships.isStuck(
                        Objects.requireNonNull(host.process()).info().id(), newest, core))
                .toList();
        if (stuck.isEmpty()) {
            force(survivors);
        } else {
            trace.note(scheduler.nowMicros(), "nobody knows any more what " + stuck + " lack: people restart them");
            stuck.forEach(this::restart);
        }
    }

    private void force(List<Host> survivors) {
        forced++;
        SimulatedProcess process =
                Objects.requireNonNull(randomness.pick(survivors).process());
        forcings.force(process, survivors.stream().map(Host::name).toList(), 5000 * MILLIS);
    }

    /** Everybody starts anew, one of them with the order to make the group. */
    private void bootstrap(List<Host> core) {
        Host first = randomness.pick(core);
        trace.note(scheduler.nowMicros(), "the group is lost: people let " + first + " bootstrap");
        core.forEach(host -> hosts.crash(host, false));
        first.tellToBootstrap(true);
        core.forEach(this::restart);
    }

    private void restart(Host host) {
        hosts.crash(host, false);
        hosts.startAfter(host, randomness.between(0L, 500 * MILLIS), events);
    }
}
