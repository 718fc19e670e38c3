package io.xcom4ee.simulator.run;

import io.xcom4ee.simulator.options.Options;
import io.xcom4ee.simulator.process.ProcessEvents;
import io.xcom4ee.simulator.process.SimulatedProcess;
import io.xcom4ee.simulator.random.Randomness;
import io.xcom4ee.simulator.time.Scheduler;
import io.xcom4ee.simulator.trace.Trace;
import java.util.List;
import java.util.Objects;

/** For a listed group: people start processes anew, until so many have forgotten everything that a founding is possible. */
final class ListedRescue implements Rescue {
    private static final long MILLIS = 1000;

    private final Options options;
    private final Randomness randomness;
    private final Scheduler scheduler;
    private final Hosts hosts;
    private final Memberships memberships;
    private final ProcessEvents events;
    private final Trace trace;

    ListedRescue(Recovery.Parts parts, Randomness randomness, Memberships memberships) {
        this.options = parts.options();
        this.randomness = randomness;
        this.scheduler = parts.scheduler();
        this.hosts = parts.hosts();
        this.events = parts.events();
        this.trace = parts.trace();
        this.memberships = memberships;
    }

    /** The majority is lost for good, and too few of the core have forgotten everything for a founding. */
    @Override
    public boolean isLost(List<Host> core) {
        int fresh = 0;
        for (Host host : core) {
            SimulatedProcess process = host.process();
            // One that is on its way to start will be fresh.
            if (process == null || memberships.isFresh(process.info().id())) {
                fresh++;
            }
        }
        long voters = memberships
                .newestOf(core)
                .map(view -> memberships.votersIn(view, core))
                .orElse(0L);
        return memberships.groupCount() > 0 && voters < options.quorum() && fresh < options.freshNeeded();
    }

    @Override
    public void help(List<Host> core) {
        List<Host> survivors = core.stream()
                .filter(host -> host.isRunning()
                        && !memberships.isFresh(
                                Objects.requireNonNull(host.process()).info().id()))
                .toList();
        int wanting = options.freshNeeded() - (core.size() - survivors.size());
        trace.note(scheduler.nowMicros(), "the group is lost: restart " + wanting + " of " + survivors);
        for (Host host : randomness.pick(Math.max(0, wanting), survivors)) {
            hosts.crash(host, false);
            hosts.startAfter(host, randomness.between(0L, 500 * MILLIS), events);
        }
    }
}
