package io.xcom4ee.simulator.run;

import io.xcom4ee.core.base.MemberId;
import io.xcom4ee.core.member.Input;
import io.xcom4ee.core.member.MemberReport;
import io.xcom4ee.core.member.Output;
import io.xcom4ee.simulator.check.BarrierChecker;
import io.xcom4ee.simulator.check.Checker;
import io.xcom4ee.simulator.check.CommandChecker;
import io.xcom4ee.simulator.check.ConfirmationChecker;
import io.xcom4ee.simulator.check.DynamicGroupsChecker;
import io.xcom4ee.simulator.check.ExpulsionChecker;
import io.xcom4ee.simulator.check.FairnessChecker;
import io.xcom4ee.simulator.check.FifoChecker;
import io.xcom4ee.simulator.check.FoundingChecker;
import io.xcom4ee.simulator.check.IntegrityChecker;
import io.xcom4ee.simulator.check.MemoryChecker;
import io.xcom4ee.simulator.check.OneGroupChecker;
import io.xcom4ee.simulator.check.OrderChecker;
import io.xcom4ee.simulator.check.OutcomeChecker;
import io.xcom4ee.simulator.check.PrimaryChecker;
import io.xcom4ee.simulator.check.QuorumChecker;
import io.xcom4ee.simulator.check.ReportsChecker;
import io.xcom4ee.simulator.check.RestChecker;
import io.xcom4ee.simulator.check.SameViewChecker;
import io.xcom4ee.simulator.check.TrafficChecker;
import io.xcom4ee.simulator.check.VersionsChecker;
import io.xcom4ee.simulator.check.ViewsChecker;
import io.xcom4ee.simulator.check.Violation;
import io.xcom4ee.simulator.network.Network;
import io.xcom4ee.simulator.options.FaultKind;
import io.xcom4ee.simulator.options.Options;
import io.xcom4ee.simulator.options.Selection;
import io.xcom4ee.simulator.process.MemberFactory;
import io.xcom4ee.simulator.process.ProcessEvents;
import io.xcom4ee.simulator.process.SimulatedProcess;
import io.xcom4ee.simulator.random.Randomness;
import io.xcom4ee.simulator.time.Scheduler;
import io.xcom4ee.simulator.trace.Trace;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One whole group in one thread, in virtual time: first everything may go wrong and no promise may break, then a majority
 * is healed and must work again.
 */
public final class Simulation implements ProcessEvents {
    /** A tick may come so much later than a deadline: the longest turn, and the rounding of drifting clocks. */
    private static final long DEADLINE_TOLERANCE_MICROS = 1000;
    /** A report costs as much as a step; every so many turns are enough. */
    private static final int REPORT_EVERY_TURNS = 31;

    /** Checkers of what holds as long as there is one group. */
    private static final Set<String> ABOUT_ONE_HISTORY = Set.of(
            "OneGroup", "Order", "SameView", "Views", "Quorum", "Outcome", "Barrier", "Confirmation", "Liveness");

    private final Options options;
    private final Scheduler scheduler = new Scheduler();
    private final Network network;
    private final Hosts hosts;
    private final Trace trace;
    private final Checkers checkers;
    private final Observer observer;
    private final Health health = new Health();
    private final Memberships memberships = new Memberships();
    private final Probes probes = new Probes();
    private final OutcomeChecker outcomes;
    private final Checker groups;
    private final Workload workload;
    private final BarrierChecker barrierChecker;
    private final FairnessChecker fairness = new FairnessChecker();
    private final Barriers barriers;
    private final HandOvers handOvers;
    private final Encounters encounters;
    private final Nemesis nemesis;
    private final Administration administration;
    private final Forcings forcings;
    private final SharedLoad load;
    private long turns;

    private Simulation(Options drawn, Selection selection, MemberFactory factory, @Nullable Consumer<String> reader) {
        options = selection.appliedTo(drawn);
        Randomness randomness = new Randomness(options.seed());
        List<String> names = new ArrayList<>();
        for (int listed = 0; listed < options.listed(); listed++) {
            names.add(String.valueOf((char) ('a' + listed)));
        }
        List<String> list = List.copyOf(names);
        for (int outsider = 0; outsider < options.outsiders(); outsider++) {
            names.add(String.valueOf((char) ('x' + outsider)));
        }
        trace = new Trace(reader);
        encounters = new Encounters(options.timeouts());
        barrierChecker = new BarrierChecker(
                !options.membership().dynamic(), options.membership().rising(), DEADLINE_TOLERANCE_MICROS);
        outcomes = new OutcomeChecker(
                DEADLINE_TOLERANCE_MICROS, options.membership().dynamic());
        groups = oneGroup(list);
        checkers = new Checkers(checkers(list));
        observer = new Observer(checkers);
        network = new Network(scheduler, randomness.split("network"), options.network(), names);
        hosts = new Hosts(options, names, scheduler, network, factory, checkers, trace);
        workload = new Workload(options.workload(), selection, randomness.split("workload"), scheduler, hosts);
        barriers = new Barriers(options.workload(), randomness.split("barriers"), scheduler, hosts);
        handOvers = new HandOvers(options.workload(), randomness.split("hand-overs"), scheduler, hosts);
        administration =
                new Administration(options.administration(), randomness.split("administrators"), scheduler, hosts);
        FaultTools tools = new FaultTools(options.faults(), scheduler, network, hosts, this, trace);
        nemesis = new Nemesis(options, selection, tools, memberships, health.hits()::struck);
        forcings = new Forcings(
                options.membership().forceIntervalMicros(),
                randomness.split("forcings"),
                scheduler,
                hosts,
                memberships,
                trace);
        load = new SharedLoad(options, scheduler, workload, memberships, fairness, health::loadShared);
    }

    private List<Checker> checkers(List<String> list) {
        return List.of(
                new OrderChecker(),
                new SameViewChecker(),
                new ExpulsionChecker(),
                new IntegrityChecker(),
                new FifoChecker(),
                outcomes,
                new ConfirmationChecker(DEADLINE_TOLERANCE_MICROS),
                new QuorumChecker(),
                groups,
                new FoundingChecker(),
                new ViewsChecker(options.membership().dynamic() ? List.of() : list),
                new PrimaryChecker(),
                new VersionsChecker(),
                new CommandChecker(DEADLINE_TOLERANCE_MICROS),
                barrierChecker,
                fairness,
                new ReportsChecker(),
                new RestChecker(),
                new TrafficChecker(scheduler::nowMicros),
                new MemoryChecker(
                        options.limits(), options.listed() + options.outsiders(), options.eventHorizonRoundsMax()),
                memberships,
                probes,
                encounters,
                health);
    }

    private Checker oneGroup(List<String> list) {
        return options.membership().dynamic()
                ? new DynamicGroupsChecker(scheduler::nowMicros, searchMicros())
                : new OneGroupChecker(list, options.membership().rising());
    }

    /** For so long a process looks for a group before it makes one; by its own clock, which may be any. */
    private long searchMicros() {
        Set<FaultKind> faults = options.faults().meanIntervalMicros().keySet();
        boolean wrongClocks = faults.contains(FaultKind.CLOCK_JUMP) || faults.contains(FaultKind.CLOCK_DRIFT);
        return wrongClocks ? 0 : options.timeouts().suspicionMicros();
    }

    /** Runs the simulation that these options make. */
    public static Outcome run(Options options, MemberFactory factory) {
        return run(options, Selection.EVERYTHING, factory);
    }

    /** As {@link #run(Options, MemberFactory)}; {@code reader} gets each line of the trace. */
    public static Outcome run(Options options, MemberFactory factory, Consumer<String> reader) {
        return new Simulation(options, Selection.EVERYTHING, factory, reader).run();
    }

    /** Runs only what is selected of it. */
    public static Outcome run(Options options, Selection selection, MemberFactory factory) {
        return new Simulation(options, selection, factory, null).run();
    }

    /** As {@link #run(Options, Selection, MemberFactory)}; {@code reader} gets each line of the trace. */
    public static Outcome run(Options options, Selection selection, MemberFactory factory, Consumer<String> reader) {
        return new Simulation(options, selection, factory, reader).run();
    }

    private Outcome run() {
        Optional<Failure> failure = Optional.empty();
        try {
            phases();
        } catch (Violation violation) {
            trace.note(scheduler.nowMicros(), "VIOLATION " + violation.story());
            if (isExcused(violation)) {
                health.excused();
            } else {
                failure = Optional.of(new Failure(violation.checker(), violation.story(), scheduler.nowMicros()));
            }
        }
        health.hits().ran(options.profile());
        health.hits().addFrames(network.counts());
        health.hits().addEncounters(encounters.counts());
        return new Outcome(
                options, failure, trace.hash(), trace.steps(), scheduler.nowMicros(), workload.bursts(), health);
    }

    /** Two live processes of one listed name in two groups void every promise about one history: the run ends there. */
    private boolean isExcused(Violation violation) {
        return groups instanceof OneGroupChecker checker
                && checker.isNameCountedTwice()
                && ABOUT_ONE_HISTORY.contains(violation.checker());
    }

    private void phases() {
        Randomness starts = new Randomness(options.seed()).split("starts");
        for (Host host : hosts.listed()) {
            hosts.startAfter(host, starts.between(0L, options.startSpreadMicros()), this);
        }
        nemesis.start();
        forcings.start();
        workload.start();
        barriers.start();
        handOvers.start();
        administration.start();
        scheduler.runUntil(options.faultPhaseMicros());
        nemesis.stop();
        forcings.stop();
        workload.stop();
        barriers.stop();
        handOvers.stop();
        administration.stop();
        Recovery.Parts parts =
                new Recovery.Parts(options, scheduler, network, hosts, workload, barriers, forcings, load, this, trace);
        checkers.ended(new Recovery(parts, probes, outcomes, barrierChecker, memberships).heal());
    }

    @Override
    public void stepped(SimulatedProcess process, long localMicros, Input input, List<Output> outputs) {
        MemberId member = process.info().id();
        trace.record(scheduler.nowMicros(), member, input, outputs);
        observer.observe(member, scheduler.nowMicros(), input, outputs);
        for (Output wanted : outputs) {
            Output output = nemesis.meet(wanted);
            if (output instanceof Output.Send send) {
                network.send(process, send.to(), send.frame());
            } else if (output instanceof Output.InstallView) {
                network.closeOlderThanSpoken(process);
            } else if (output instanceof Output.Stopped stopped) {
                Host host = hosts.of(process);
                hosts.stopped(host, process, stopped.reason());
                hosts.startAfter(host, options.faults().downMaxMicros() / 2, this);
            }
            if (nemesis.hasKilled(process)) {
                return;
            }
        }
    }

    @Override
    public void threw(SimulatedProcess process, long localMicros, Input input, RuntimeException thrown) {
        trace.record(scheduler.nowMicros(), process.info().id(), input, List.of());
        StringWriter stack = new StringWriter();
        thrown.printStackTrace(new PrintWriter(stack, true));
        throw new Violation("Core", process.info().id() + " threw at " + input + ": " + stack);
    }

    @Override
    public void turnEnded(SimulatedProcess process, long localMicros, long nextDeadlineMicros) {
        checkers.turnEnded(process.info().id(), localMicros, nextDeadlineMicros);
        turns++;
        if (turns % REPORT_EVERY_TURNS == 0) {
            MemberReport report = process.report();
            checkers.reported(process.info().id(), report);
            health.hits().figures().sample(process.statistics(), report.memory());
        }
    }
}
