package io.xcom4ee.simulator.run;

import io.xcom4ee.core.base.ConfiguredMember;
import io.xcom4ee.core.base.MemberId;
import io.xcom4ee.core.base.ProtocolVersion;
import io.xcom4ee.core.member.MemberReport;
import io.xcom4ee.core.member.Phase;
import io.xcom4ee.core.message.Marker;
import io.xcom4ee.simulator.check.BarrierChecker;
import io.xcom4ee.simulator.check.Installation;
import io.xcom4ee.simulator.check.OutcomeChecker;
import io.xcom4ee.simulator.check.Violation;
import io.xcom4ee.simulator.network.Cut;
import io.xcom4ee.simulator.network.CutMode;
import io.xcom4ee.simulator.network.Network;
import io.xcom4ee.simulator.options.Options;
import io.xcom4ee.simulator.process.ProcessEvents;
import io.xcom4ee.simulator.process.SimulatedProcess;
import io.xcom4ee.simulator.random.Randomness;
import io.xcom4ee.simulator.time.Scheduler;
import io.xcom4ee.simulator.trace.Trace;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The second half of a run: the faults end for a majority of the list, which must work again within a bound. */
final class Recovery {
    private static final long MILLIS = 1000;
    private static final long SECONDS = 1000 * MILLIS;
    private static final long LOOK_EVERY_MICROS = 20 * MILLIS;
    private static final int HELPS_MOST = 4;
    /** A group that looks lost for so long, and for some suspicions, is lost: what was under way has arrived. */
    private static final long LOST_MICROS = 5 * SECONDS;

    private final Options options;
    private final Randomness randomness;
    private final Scheduler scheduler;
    private final Network network;
    private final Hosts hosts;
    private final Memberships memberships;
    private final OutcomeChecker outcomes;
    private final Probes probes;
    private final Workload workload;
    private final Barriers barriers;
    private final BarrierChecker barrierChecker;
    private final SharedLoad load;
    private final ProcessEvents events;
    private final Trace trace;
    private final Rescue rescue;
    /** Those that are healed: a majority of the voters, then guests. */
    private List<Host> core = List.of();

    private List<Host> voters = List.of();

    Recovery(
            Parts parts,
            Probes probes,
            OutcomeChecker outcomes,
            BarrierChecker barrierChecker,
            Memberships memberships) {
        this.options = parts.options();
        this.randomness = new Randomness(options.seed()).split("recovery");
        this.scheduler = parts.scheduler();
        this.network = parts.network();
        this.hosts = parts.hosts();
        this.workload = parts.workload();
        this.barriers = parts.barriers();
        this.load = parts.load();
        this.barrierChecker = barrierChecker;
        this.events = parts.events();
        this.trace = parts.trace();
        this.memberships = memberships;
        this.outcomes = outcomes;
        this.probes = probes;
        this.rescue = options.membership().dynamic()
                ? new DynamicRescue(parts, randomness, memberships)
                : new ListedRescue(parts, randomness, memberships);
    }

    /** What a run is made of. */
    record Parts(
            Options options,
            Scheduler scheduler,
            Network network,
            Hosts hosts,
            Workload workload,
            Barriers barriers,
            Forcings forcings,
            SharedLoad load,
            ProcessEvents events,
            Trace trace) {}

    /** Heals a random majority of the list, and some guests, and waits for them; the members of it are the result. */
    List<MemberId> heal() {
        hosts.all().forEach(host -> host.tellToBootstrap(false));
        voters = randomness.pick(randomness.between(options.quorum(), options.listed()), hosts.listed());
        core = new ArrayList<>(voters);
        if (!options.membership().dynamic()) {
            hosts.outsiders().stream().filter(guest -> randomness.coin()).forEach(core::add);
        }
        network.calm();
        for (Host host : hosts.all()) {
            if (core.contains(host)) {
                SimulatedProcess process = host.process();
                if (process != null) {
                    process.recover();
                    process.steadyClock();
                }
                host.want(true);
                hosts.startAfter(host, randomness.between(0L, 500 * MILLIS), events);
            } else {
                giveUp(host);
            }
        }
        trace.note(scheduler.nowMicros(), "heal " + core);
        finishUpgrade();
        awaitSettled();
        List<MemberId> settled = coreIds();
        load.put(core);
        requireStillThere(settled);
        for (Host host : core) {
            SimulatedProcess process = Objects.requireNonNull(host.process());
            probes.add(workload.broadcast(process, 32, options.livenessMicros(), true));
            if (knowsBarriers(process)) {
                barrierChecker.requirePass(barriers.give(process, options.livenessMicros()));
            }
        }
        awaitProbes(settled);
        // What is still under way may arrive.
        scheduler.runUntil(scheduler.nowMicros() + 500 * MILLIS);
        requireStillThere(settled);
        requireAtRest(settled);
        return settled;
    }

    private void requireAtRest(List<MemberId> settled) {
        if (outcomes.openCountOf(settled) > 0) {
            throw new Violation("Liveness", "broadcasts of a healed group have no answer");
        }
        for (Host host : core) {
            SimulatedProcess process = Objects.requireNonNull(host.process());
            if (process.report().standstill().isPresent()) {
                throw new Violation("Liveness", process.info().id() + " says that it delivers nothing");
            }
            if (process.report().memory().incompleteBytes() > 0) {
                // Each sender of the group has said something since, and the others are gone.
                throw new Violation("Memory", process.info().id() + " keeps parts that nobody completes");
            }
        }
    }

    /** A group with a listed member that nobody has seen upgraded stays at the old version. */
    private boolean knowsBarriers(SimulatedProcess process) {
        Installation view =
                Objects.requireNonNull(memberships.view(process.info().id()));
        return view.configuration().protocolVersion() >= Marker.VERSION;
    }

    /** People bring the rolling upgrade to its end, one member of the core after the other. */
    private void finishUpgrade() {
        for (Host host : core) {
            host.upgrade();
            if (host.isOutdated()) {
                trace.note(scheduler.nowMicros(), "upgrade " + host);
                hosts.crash(host, false);
                hosts.startAfter(host, randomness.between(0L, 200 * MILLIS), events);
                scheduler.runUntil(scheduler.nowMicros() + randomness.between(0L, 2 * SECONDS));
            }
        }
    }

    /** The rest dies, or lives on where nobody of the healed majority hears it. */
    private void giveUp(Host host) {
        host.want(false);
        // Without a list whoever is not in the core may be the majority, and must be dead before people exclude it.
        if (randomness.coin() || options.membership().dynamic()) {
            hosts.crash(host, randomness.coin());
            return;
        }
        List<Cut.Way> ways = new ArrayList<>();
        for (Host member : core) {
            ways.add(new Cut.Way(host.index(), member.index()));
            ways.add(new Cut.Way(member.index(), host.index()));
        }
        network.cut(new Cut(ways, randomness.coin() ? CutMode.LOSE : CutMode.BREAK));
    }

    private long lostAfterMicros() {
        return LOST_MICROS + 2 * options.timeouts().suspicionMicros();
    }

    /** What the last faults made members think of each other may still have its consequences. */
    private long verdictMicros() {
        return options.timeouts().suspicionMicros() + options.timeouts().expulsionMicros();
    }

    /** Waits until the core works and nothing has changed for as long as a suspicion takes to put somebody out. */
    private void awaitSettled() {
        long bound = scheduler.nowMicros() + options.livenessMicros() + verdictMicros();
        long lostMicros = scheduler.nowMicros();
        long workingMicros = Long.MAX_VALUE;
        int helps = 0;
        while (true) {
            scheduler.runUntil(scheduler.nowMicros() + LOOK_EVERY_MICROS);
            String missing = missing();
            if (missing != null) {
                workingMicros = Long.MAX_VALUE;
            } else if (workingMicros == Long.MAX_VALUE) {
                workingMicros = scheduler.nowMicros();
            } else if (scheduler.nowMicros() - workingMicros >= verdictMicros()) {
                return;
            }
            if (!rescue.isLost(voters)) {
                lostMicros = scheduler.nowMicros();
            } else if (helps < HELPS_MOST && scheduler.nowMicros() - lostMicros > lostAfterMicros()) {
                helps++;
                lostMicros = scheduler.nowMicros();
                rescue.help(voters);
                bound = scheduler.nowMicros() + options.livenessMicros() + verdictMicros();
            }
            if (scheduler.nowMicros() > bound) {
                throw new Violation(
                        "Liveness",
                        "the healed members " + core + " do not work again: "
                                + (missing == null ? "not for long" : missing) + describe());
            }
        }
    }

    /** What is missing for the core to be one working group, null if nothing is. */
    private @Nullable String missing() {
        Installation common = null;
        long position = -1;
        for (Host host : core) {
            SimulatedProcess process = host.process();
            if (process == null) {
                return host + " is down";
            }
            MemberReport report = process.report();
            Installation view = memberships.view(process.info().id());
            if (view == null || report.phase() != Phase.ONLINE || !report.quorum()) {
                return process.info().id() + " is not online";
            }
            if (common != null && !view.name().equals(common.name())) {
                return "two views, " + view.name() + " and " + common.name();
            }
            if (position >= 0 && position != report.position()) {
                return "two positions, " + position + " and " + report.position();
            }
            common = view;
            position = report.position();
        }
        Installation view = Objects.requireNonNull(common);
        for (MemberId member : coreIds()) {
            if (!view.contains(member)) {
                return member + " is not in " + view.name();
            }
        }
        for (ConfiguredMember member : view.configuration().members()) {
            if (!coreIds().contains(member.id())) {
                return member.id() + " is still in " + view.name();
            }
        }
        if (core.containsAll(hosts.listed()) && view.configuration().protocolVersion() < ProtocolVersion.NEWEST) {
            return "it still works at the old protocol version";
        }
        return outcomes.openCountOf(coreIds()) > 0 ? "broadcasts have no answer" : null;
    }

    private void awaitProbes(List<MemberId> settled) {
        long bound = scheduler.nowMicros() + options.livenessMicros();
        while (!probes.arrivedAt(settled) || !probes.areConfirmed() || barrierChecker.isOneAwaited()) {
            requireStillThere(settled);
            if (scheduler.nowMicros() > bound) {
                throw new Violation(
                        "Liveness",
                        probes + " only, or not confirmed, or not all barriers passed, at all of " + settled
                                + describe());
            }
            scheduler.runUntil(scheduler.nowMicros() + LOOK_EVERY_MICROS);
        }
    }

    private void requireStillThere(List<MemberId> settled) {
        for (Host host : core) {
            SimulatedProcess process = host.process();
            if (process == null || !settled.contains(process.info().id())) {
                throw new Violation("Liveness", "the member of " + host + " ended in a healed group" + describe());
            }
        }
    }

    private List<MemberId> coreIds() {
        return core.stream()
                .map(host -> Objects.requireNonNull(host.process()).info().id())
                .toList();
    }

    private String describe() {
        StringBuilder text = new StringBuilder();
        for (Host host : hosts.all()) {
            SimulatedProcess process = host.process();
            text.append("\n    ").append(host).append(core.contains(host) ? " (core): " : ": ");
            if (process == null) {
                text.append("down");
            } else {
                Installation view = memberships.view(process.info().id());
                text.append(process.info().id())
                        .append(' ')
                        .append(process.report())
                        .append(" view ")
                        .append(view == null ? "none" : view.name());
            }
        }
        return text.toString();
    }
}
