package io.xcom4ee.simulator.run;

import io.xcom4ee.core.base.Electorate;
import io.xcom4ee.core.base.MemberId;
import io.xcom4ee.core.base.MemberInfo;
import io.xcom4ee.core.base.ProtocolVersion;
import io.xcom4ee.core.member.MemberSettings;
import io.xcom4ee.core.member.Output;
import io.xcom4ee.simulator.check.Checker;
import io.xcom4ee.simulator.network.Network;
import io.xcom4ee.simulator.options.EpochClock;
import io.xcom4ee.simulator.options.Options;
import io.xcom4ee.simulator.process.MemberFactory;
import io.xcom4ee.simulator.process.ProcessEvents;
import io.xcom4ee.simulator.process.SimulatedProcess;
import io.xcom4ee.simulator.random.Randomness;
import io.xcom4ee.simulator.time.LocalClock;
import io.xcom4ee.simulator.time.Scheduler;
import io.xcom4ee.simulator.trace.Trace;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Starts and ends processes: each start is a new incarnation, and of each name one lives, or by mistake two. */
final class Hosts {
    private static final long CLOCK_OFFSET_MOST_MICROS = 1_000_000_000_000L;
    private static final int DRIFT_MOST_PER_MILLION = 200;
    /** How often a process of an older release comes back as one of the newest. */
    private static final int UPGRADED_PERMILLE = 300;

    private final Options options;
    private final Scheduler scheduler;
    private final Network network;
    private final MemberFactory factory;
    private final Checker checkers;
    private final Trace trace;
    private final Electorate electorate;
    private final List<Host> hosts = new ArrayList<>();
    /** Where a second process of a name runs. */
    private final Host twin;

    Hosts(
            Options options,
            List<String> names,
            Scheduler scheduler,
            Network network,
            MemberFactory factory,
            Checker checkers,
            Trace trace) {
        this.options = options;
        this.scheduler = scheduler;
        this.network = network;
        this.factory = factory;
        this.checkers = checkers;
        this.trace = trace;
        Randomness randomness = new Randomness(options.seed()).split("hosts");
        this.electorate = options.membership().dynamic()
                ? Electorate.dynamic()
                : Electorate.listed(names.subList(0, options.listed()));
        for (String name : names) {
            Randomness chance = randomness.split(name);
            int version = options.membership().upgrading()
                    ? chance.between(ProtocolVersion.FIRST, ProtocolVersion.NEWEST)
                    : ProtocolVersion.NEWEST;
            int weight = chance.between(0, 2);
            hosts.add(new Host(name, chance, hosts.size(), hosts.size() < options.listed(), version, weight));
        }
        twin = new Host("twin", randomness.split("twin"), hosts.size(), false, ProtocolVersion.NEWEST, 0);
        twin.want(false);
        for (Host host : hosts.subList(0, options.membership().bootstrapsMax())) {
            host.tellToBootstrap(true);
        }
    }

    /** All hosts, those of the list first. */
    List<Host> all() {
        return hosts;
    }

    /** Those of the list. */
    List<Host> listed() {
        return hosts.subList(0, options.listed());
    }

    /** Those outside the list. */
    List<Host> outsiders() {
        return hosts.subList(options.listed(), hosts.size());
    }

    /** Those of these hosts that run. */
    List<Host> running(List<Host> among) {
        return among.stream().filter(Host::isRunning).toList();
    }

    /** Starts the host after a time, if it is down and wanted then. */
    void startAfter(Host host, long micros, ProcessEvents events) {
        scheduler.after(micros, () -> start(host, events));
    }

    /** Starts a new incarnation, if none runs. */
    void start(Host host, ProcessEvents events) {
        if (host.isRunning() || !host.isWanted()) {
            return;
        }
        Randomness chance = host.chance();
        if (host.hasRun() && host.version() < ProtocolVersion.NEWEST && chance.permille(UPGRADED_PERMILLE)) {
            host.upgrade();
        }
        boolean bootstrap = host.isToldToBootstrap();
        SimulatedProcess process = run(host, host, bootstrap, events);
        trace.note(scheduler.nowMicros(), "start " + process.info().id() + (bootstrap ? " to bootstrap" : ""));
        if (!options.membership().bootstrapLeftOn()) {
            host.tellToBootstrap(false);
        }
        checkers.started(process.info(), scheduler.nowMicros());
        network.add(process);
        process.start();
    }

    /** Starts a second process under the name of this host, which runs, unless there is one of any name. */
    Optional<SimulatedProcess> startTwin(Host original, ProcessEvents events) {
        if (twin.isRunning()) {
            return Optional.empty();
        }
        SimulatedProcess process = run(twin, original, false, events);
        trace.note(scheduler.nowMicros(), "start " + process.info().id() + " as a second one of its name");
        checkers.started(process.info(), scheduler.nowMicros());
        network.addTwin(process);
        process.start();
        return Optional.of(process);
    }

    /** This second process of a name ends, if it has not yet; another one that came after it goes on. */
    void endTwin(SimulatedProcess process, boolean silently) {
        if (twin.process() == process) {
            endTwin(silently);
        }
    }

    /** The second process of a name ends, if there is one. */
    void endTwin(boolean silently) {
        crash(twin, silently);
    }

    private SimulatedProcess run(Host place, Host named, boolean bootstrap, ProcessEvents events) {
        Randomness chance = place.chance();
        MemberInfo info = new MemberInfo(
                new MemberId(named.name(), chance.uuid()),
                named.name(),
                7000 + place.index(),
                named.version(),
                named.weight());
        LocalClock clock = new LocalClock(
                chance.between(0L, CLOCK_OFFSET_MOST_MICROS),
                chance.between(-DRIFT_MOST_PER_MILLION, DRIFT_MOST_PER_MILLION));
        MemberSettings settings = new MemberSettings(
                info, electorate, bootstrap, epochFloor(named), options.limits(), options.timeouts(), chance.next());
        SimulatedProcess process = new SimulatedProcess(
                info, factory.create(settings, clock.local(scheduler.nowMicros())), clock, scheduler, chance, events);
        place.run(process);
        return process;
    }

    /** A process of the first version has none. */
    private long epochFloor(Host host) {
        if (host.version() == ProtocolVersion.FIRST) {
            return 0;
        }
        EpochClock clock = options.membership().clock();
        long skewMicros =
                new Randomness(options.seed()).split("clock of " + host.name()).between(0L, clock.skewMaxMicros());
        return clock.floor(scheduler.nowMicros(), skewMicros);
    }

    /** Kills what runs on the host: all its memory is gone. */
    void crash(Host host, boolean silently) {
        SimulatedProcess process = host.process();
        if (process != null) {
            trace.note(scheduler.nowMicros(), "crash " + process.info().id());
            end(host, process, silently);
        }
    }

    /** The member of the host has said its last. */
    void stopped(Host host, SimulatedProcess process, Output.StopReason reason) {
        trace.note(scheduler.nowMicros(), process.info().id() + " has stopped: " + reason);
        checkers.stopped(process.info().id(), reason, scheduler.nowMicros());
        end(host, process, false);
    }

    private void end(Host host, SimulatedProcess process, boolean silently) {
        process.kill();
        host.run(null);
        network.remove(process, silently);
        checkers.died(process.info().id(), scheduler.nowMicros());
    }

    /** The host of this process. */
    Host of(SimulatedProcess process) {
        for (Host host : hosts) {
            if (host.process() == process) {
                return host;
            }
        }
        if (twin.process() == process) {
            return twin;
        }
        throw new IllegalArgumentException("nobody runs " + process.info());
    }
}
