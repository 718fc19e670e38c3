package io.xcom4ee.simulator.run;

import io.xcom4ee.core.member.Output;
import io.xcom4ee.simulator.options.FaultKind;
import io.xcom4ee.simulator.options.Options;
import io.xcom4ee.simulator.options.Selection;
import io.xcom4ee.simulator.options.Strike;
import io.xcom4ee.simulator.process.SimulatedProcess;
import io.xcom4ee.simulator.random.Randomness;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** Brings the faults that were planned, each from a source of chance of its own. */
final class Nemesis {
    private final Options options;
    private final Predicate<Strike> selected;
    private final FaultTools tools;
    private final ProcessFaults processes;
    private final NetworkFaults networks;
    private final MajorityLoss majorities;
    private final CrashPoints crashPoints = new CrashPoints();
    private final Consumer<FaultKind> onHit;
    private boolean active;

    /**
     * A nemesis that rests.
     *
     * @param onHit told of each fault that found something to harm
     */
    Nemesis(
            Options options,
            Selection selection,
            FaultTools tools,
            Memberships memberships,
            Consumer<FaultKind> onHit) {
        this.options = options;
        this.selected = selection.strikeFilter();
        this.tools = tools;
        this.onHit = onHit;
        this.processes = new ProcessFaults(tools);
        this.networks = new NetworkFaults(tools, () -> active);
        this.majorities = new MajorityLoss(tools, memberships, processes, networks);
    }

    void start() {
        active = true;
        Set<FaultKind> kinds = options.faults().meanIntervalMicros().keySet();
        if (kinds.contains(FaultKind.REPLAY) || kinds.contains(FaultKind.IMPOSTOR)) {
            networks.keepOldFrames();
        }
        for (Strike strike : StrikePlan.of(options)) {
            if (selected.test(strike)) {
                tools.scheduler().at(strike.atMicros(), () -> bring(strike));
            }
        }
    }

    void stop() {
        active = false;
        crashPoints.disarm();
        tools.hosts().endTwin(false);
    }

    private void bring(Strike strike) {
        if (active && strike(strike.kind(), StrikePlan.chance(options.seed(), strike))) {
            onHit.accept(strike.kind());
        }
    }

    /** Whether it found something to harm. */
    private boolean strike(FaultKind kind, Randomness chance) {
        return switch (kind) {
            case CRASH -> processes.crash(chance, 1);
            case MASS_CRASH -> processes.massCrash(chance);
            case MAJORITY_LOSS -> majorities.strike(chance);
            case TWIN -> processes.twin(chance);
            case PAUSE -> processes.pause(chance);
            case SLOW -> processes.slow(chance);
            case CLOCK_JUMP -> processes.jumpClock(chance);
            case CLOCK_DRIFT -> processes.driftClock(chance);
            case LEAVE -> processes.leave(chance, 1);
            case MASS_LEAVE ->
                processes.leave(chance, chance.between(2, tools.hosts().listed().size()));
            case OUTSIDERS -> processes.outsider(chance);
            case BREAK -> networks.breakConnections(chance);
            case HALF_OPEN -> networks.halfOpen(chance);
            case CORRUPTION -> networks.corrupt(chance);
            case REPLAY -> networks.replay(chance);
            case IMPOSTOR -> networks.forge(chance);
            case CRASH_POINT -> {
                crashPoints.arm(chance);
                // It counts when somebody meets it.
                yield false;
            }
            case ONE_WAY_CUT,
                    HALVES,
                    ISOLATION,
                    BRIDGE,
                    RING,
                    PARTIAL_MESH,
                    FLAPPING,
                    LATENCY,
                    FULL_QUEUE,
                    KIND_LOSS,
                    FEW_LOST -> {
                disturb(kind, chance);
                yield true;
            }
        };
    }

    private void disturb(FaultKind kind, Randomness chance) {
        switch (kind) {
            case ONE_WAY_CUT -> networks.oneWayCut(chance);
            case HALVES -> networks.halves(chance);
            case ISOLATION -> networks.isolation(chance);
            case BRIDGE -> networks.bridge(chance);
            case RING -> networks.ring(chance);
            case PARTIAL_MESH -> networks.partialMesh(chance);
            case FLAPPING -> networks.flap(chance);
            case LATENCY -> networks.latency(chance);
            case FULL_QUEUE -> networks.choke(chance);
            case KIND_LOSS -> networks.loseKind(chance);
            case FEW_LOST -> networks.loseFew(chance);
            default -> throw new IllegalArgumentException(kind + " is none of the network");
        }
    }

    /** What of this output still happens: a process may die in the middle of it. */
    Output meet(Output output) {
        return crashPoints.meet(output);
    }

    /** Kills the process if it has met a crash point, and says so. */
    boolean hasKilled(SimulatedProcess process) {
        Randomness chance = crashPoints.takeSprung();
        if (chance == null) {
            return false;
        }
        tools.note("crash point");
        onHit.accept(FaultKind.CRASH_POINT);
        processes.crash(chance, tools.hosts().of(process));
        return true;
    }
}
