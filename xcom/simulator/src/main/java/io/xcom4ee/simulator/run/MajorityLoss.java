package io.xcom4ee.simulator.run;

import static io.xcom4ee.simulator.run.FaultTools.MILLIS;
import static io.xcom4ee.simulator.run.FaultTools.millis;

import io.xcom4ee.core.base.GroupId;
import io.xcom4ee.core.base.MemberId;
import io.xcom4ee.simulator.check.Installation;
import io.xcom4ee.simulator.random.Randomness;
import java.util.List;
import java.util.Objects;

/** A group of several loses just so many of its members that it has no majority, and several are left. */
final class MajorityLoss {
    /** The fewest of which two can be left without a majority. */
    private static final int MEMBERS_FEWEST = 4;
    /** Long enough for the others to notice, mostly. */
    private static final long CUT_LEAST_MICROS = 300 * MILLIS;

    private final FaultTools tools;
    private final Memberships memberships;
    private final ProcessFaults processes;
    private final NetworkFaults networks;

    MajorityLoss(FaultTools tools, Memberships memberships, ProcessFaults processes, NetworkFaults networks) {
        this.tools = tools;
        this.memberships = memberships;
        this.processes = processes;
        this.networks = networks;
    }

    /** Kills them, or cuts them off for a while; says whether there was such a group, with all of its members alive. */
    boolean strike(Randomness chance) {
        List<Host> running = tools.hosts().running(tools.all());
        Installation view = memberships.newestOf(running).orElse(null);
        if (view == null) {
            return false;
        }
        int size = view.configuration().members().size();
        List<Host> members =
                running.stream().filter(host -> isMember(host, view)).toList();
        if (size < MEMBERS_FEWEST || members.size() < size) {
            return false;
        }
        List<Host> lost = chance.pick(size - size / 2, members);
        boolean dead = chance.coin();
        long micros = chance.magnitude(
                CUT_LEAST_MICROS, Math.max(CUT_LEAST_MICROS, tools.options().cutMaxMicros()));
        tools.note(view.group() + " loses " + lost + (dead ? "" : millis(micros)));
        if (dead) {
            lost.forEach(host -> processes.crash(chance, host));
        } else {
            networks.cutOff(chance, lost, micros);
        }
        return true;
    }

    private boolean isMember(Host host, Installation view) {
        MemberId id = Objects.requireNonNull(host.process()).info().id();
        Installation own = memberships.view(id);
        GroupId group = own == null ? GroupId.NONE : own.group();
        return group.equals(view.group()) && view.configuration().member(id).isPresent();
    }
}
