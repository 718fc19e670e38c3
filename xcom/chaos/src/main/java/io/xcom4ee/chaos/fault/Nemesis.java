package io.xcom4ee.chaos.fault;

import io.xcom4ee.chaos.fault.FaultKind.Lane;
import io.xcom4ee.chaos.group.ChaosGroup;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** Does a plan's faults to a group: three lanes at the same time. */
public final class Nemesis {
    private static final long TICK_MILLIS = 20;
    /** How much longer than planned a run may last until each kind has hit something. */
    private static final Duration EXTENSION = Duration.ofMinutes(2);

    private final ChaosGroup group;
    private final FaultPlan plan;
    private final FaultLog log;
    private final LaneOfFaults connections;
    private final LaneOfFaults qualities;
    private final LaneOfFaults processes;
    private final ProcessFaults processFaults;
    private final Releases releases;

    /**
     * Draws from the plan's seed, for each lane by itself.
     *
     * @param releases who runs which release; processes that come back may be of another one
     */
    public Nemesis(ChaosGroup group, FaultPlan plan, Releases releases, FaultLog log) {
        this.group = group;
        this.plan = plan;
        this.log = log;
        this.releases = releases;
        this.processFaults = new ProcessFaults(group, plan.perSecond(), releases, random(Lane.PROCESSES), log);
        ConnectionFaults cuts = new ConnectionFaults(group.network(), group.size(), random(Lane.CONNECTIONS));
        QualityFaults spoiling = new QualityFaults(group.network(), group.size(), random(Lane.QUALITY));
        connections = lane(Lane.CONNECTIONS, kind -> Optional.of(cuts.begin(kind)), log);
        qualities = lane(Lane.QUALITY, kind -> Optional.of(spoiling.begin(kind)), log);
        processes = lane(Lane.PROCESSES, this::beginProcessFault, log);
    }

    private Random random(Lane lane) {
        return new Random(plan.seed() * 31 + lane.name().hashCode());
    }

    private LaneOfFaults lane(Lane lane, LaneOfFaults.Beginning beginning, FaultLog log) {
        List<FaultKind> kinds =
                plan.kinds().stream().filter(kind -> kind.lane() == lane).toList();
        Random random = new Random(plan.seed() * 37 + lane.name().hashCode());
        return new LaneOfFaults(new Deck(kinds, random), beginning, plan, random, log);
    }

    private Optional<Fault> beginProcessFault(FaultKind kind) throws InterruptedException {
        if (kind.needsWholeGroup() && (connections.active().isPresent() || !group.isWhole())) {
            return Optional.empty();
        }
        return Optional.of(processFaults.begin(kind));
    }

    /** Runs for the plan's duration, and on until each kind has hit and no old release runs, and undoes everything. */
    public void run() throws InterruptedException {
        long end = System.nanoTime() + plan.duration().toNanos();
        boolean mixed = releases.areMixed();
        while (System.nanoTime() < end || goesOn(end)) {
            // While a kill waits for a whole group the network gets time to become whole.
            connections.tick(!processes.waits()
                    && processes.active().filter(FaultKind::needsConnections).isEmpty());
            qualities.tick(true);
            processes.tick(true);
            if (mixed && !releases.areMixed()) {
                // The group rises only now.
                mixed = false;
                end = Math.max(end, System.nanoTime() + plan.longest().toNanos());
            }
            Thread.sleep(TICK_MILLIS);
        }
        processes.end();
        connections.end();
        qualities.end();
    }

    private boolean goesOn(long end) {
        boolean done = log.hasAll(plan.kinds()) && !releases.areMixed();
        return !done && System.nanoTime() - end < EXTENSION.toNanos();
    }
}
