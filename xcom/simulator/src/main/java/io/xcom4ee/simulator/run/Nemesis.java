package io.xcom4ee.simulator.run;

import io.xcom4ee.core.member.Input;
import io.xcom4ee.simulator.frame.MessageKind;
import io.xcom4ee.simulator.network.Cut;
import io.xcom4ee.simulator.network.CutMode;
import io.xcom4ee.simulator.network.Network;
import io.xcom4ee.simulator.options.FaultKind;
import io.xcom4ee.simulator.options.FaultOptions;
import io.xcom4ee.simulator.process.ProcessEvents;
import io.xcom4ee.simulator.process.SimulatedProcess;
import io.xcom4ee.simulator.random.Randomness;
import io.xcom4ee.simulator.time.Scheduler;
import io.xcom4ee.simulator.trace.Trace;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Brings the faults, each kind from a source of chance of its own. */
final class Nemesis {
    private static final long MILLIS = 1000;

    private final FaultOptions options;
    private final Scheduler scheduler;
    private final Network network;
    private final Hosts hosts;
    private final ProcessEvents events;
    private final Trace trace;
    private final Map<FaultKind, Randomness> chances = new EnumMap<>(FaultKind.class);
    private boolean active;

    Nemesis(
            FaultOptions options,
            Randomness randomness,
            Scheduler scheduler,
            Network network,
            Hosts hosts,
            ProcessEvents events,
            Trace trace) {
        this.options = options;
        this.scheduler = scheduler;
        this.network = network;
        this.hosts = hosts;
        this.events = events;
        this.trace = trace;
        options.meanIntervalMicros().keySet().forEach(kind -> chances.put(kind, randomness.split(kind.name())));
    }

    void start() {
        active = true;
        options.meanIntervalMicros().forEach(this::strikeAgain);
    }

    void stop() {
        active = false;
    }

    private void strikeAgain(FaultKind kind, long meanIntervalMicros) {
        Randomness chance = Objects.requireNonNull(chances.get(kind));
        scheduler.after(chance.interval(meanIntervalMicros), () -> {
            if (active) {
                strike(kind, chance);
                strikeAgain(kind, meanIntervalMicros);
            }
        });
    }

    private void strike(FaultKind kind, Randomness chance) {
        switch (kind) {
            case CRASH -> crash(chance, 1);
            case MASS_CRASH ->
                crash(
                        chance,
                        chance.between(
                                hosts.listed().size() / 2 + 1, hosts.listed().size()));
            case PAUSE -> pause(chance);
            case SLOW -> slow(chance);
            case LEAVE -> leave(chance, 1);
            case MASS_LEAVE -> leave(chance, chance.between(2, hosts.listed().size()));
            case BREAK -> breakConnections(chance);
            case ONE_WAY_CUT -> cut(kind, chance, oneWay(chance));
            case HALVES ->
                cut(kind, chance, between(chance.pick(chance.between(1, most() - 1), hosts.all()), List.of()));
            case ISOLATION -> cut(kind, chance, between(chance.pick(1, hosts.all()), List.of()));
            case BRIDGE -> bridge(chance);
            case FLAPPING -> flap(chance, oneWay(chance), chance.between(2, 10));
            case FULL_QUEUE -> choke(chance);
            case KIND_LOSS -> loseKind(chance);
            case OUTSIDERS -> outsider(chance);
        }
    }

    private int most() {
        return hosts.all().size();
    }

    private void crash(Randomness chance, int count) {
        List<Host> running = hosts.running(hosts.listed());
        for (Host host : chance.pick(Math.min(count, running.size()), running)) {
            hosts.crash(host, chance.permille(300));
            hosts.startAfter(host, chance.magnitude(1 * MILLIS, options.downMaxMicros()), events);
        }
    }

    private void pause(Randomness chance) {
        List<Host> running = hosts.running(hosts.all());
        if (!running.isEmpty()) {
            Host host = chance.pick(running);
            long micros = chance.magnitude(1 * MILLIS, options.pauseMaxMicros());
            trace.note(scheduler.nowMicros(), "pause " + host + " for " + micros / MILLIS + " ms");
            Objects.requireNonNull(host.process()).pause(micros);
        }
    }

    private void slow(Randomness chance) {
        List<Host> running = hosts.running(hosts.all());
        if (!running.isEmpty()) {
            Host host = chance.pick(running);
            SimulatedProcess process = Objects.requireNonNull(host.process());
            trace.note(scheduler.nowMicros(), host + " becomes slow");
            process.slowDown(chance.magnitude(MILLIS / 2, options.turnMaxMicros()));
            scheduler.after(chance.magnitude(10 * MILLIS, options.cutMaxMicros()), process::recover);
        }
    }

    private void leave(Randomness chance, int count) {
        List<Host> running = hosts.running(hosts.listed());
        for (Host host : chance.pick(Math.min(count, running.size()), running)) {
            trace.note(scheduler.nowMicros(), host + " shall leave");
            Objects.requireNonNull(host.process()).give(new Input.Leave());
        }
    }

    private void breakConnections(Randomness chance) {
        int from = chance.below(most());
        int to = chance.below(most());
        trace.note(
                scheduler.nowMicros(),
                "break " + hosts.all().get(from) + " to " + hosts.all().get(to));
        network.breakConnection(from, to);
        if (chance.coin()) {
            network.breakConnection(to, from);
        }
    }

    private List<Cut.Way> oneWay(Randomness chance) {
        List<Host> pair = chance.pick(2, hosts.all());
        return List.of(new Cut.Way(pair.get(0).index(), pair.get(1).index()));
    }

    /** All ways between these hosts and the others, in both directions, but for those of the bridges. */
    private List<Cut.Way> between(List<Host> part, List<Host> bridges) {
        List<Cut.Way> ways = new ArrayList<>();
        for (Host one : hosts.all()) {
            for (Host other : hosts.all()) {
                boolean crosses = part.contains(one) != part.contains(other);
                if (crosses && !bridges.contains(one) && !bridges.contains(other)) {
                    ways.add(new Cut.Way(one.index(), other.index()));
                }
            }
        }
        return ways;
    }

    private void bridge(Randomness chance) {
        List<Host> part = chance.pick(chance.between(1, most() - 1), hosts.all());
        cut(FaultKind.BRIDGE, chance, between(part, List.of(chance.pick(part))));
    }

    private void cut(FaultKind kind, Randomness chance, List<Cut.Way> ways) {
        long micros = chance.magnitude(10 * MILLIS, options.cutMaxMicros());
        Cut cut = new Cut(ways, chance.pick(List.of(CutMode.values())));
        trace.note(scheduler.nowMicros(), kind + " " + describe(cut) + " for " + micros / MILLIS + " ms");
        network.cut(cut);
        scheduler.after(micros, () -> network.restore(cut));
    }

    private String describe(Cut cut) {
        StringBuilder text = new StringBuilder(cut.mode().name());
        for (Cut.Way way : cut.ways()) {
            text.append(' ')
                    .append(hosts.all().get(way.from()))
                    .append('>')
                    .append(hosts.all().get(way.to()));
        }
        return text.toString();
    }

    private void flap(Randomness chance, List<Cut.Way> ways, int times) {
        if (!active || times == 0) {
            return;
        }
        Cut cut = new Cut(ways, CutMode.BREAK);
        trace.note(scheduler.nowMicros(), "flap " + describe(cut));
        network.cut(cut);
        scheduler.after(chance.magnitude(1 * MILLIS, 200 * MILLIS), () -> {
            network.restore(cut);
            scheduler.after(chance.magnitude(1 * MILLIS, 500 * MILLIS), () -> flap(chance, ways, times - 1));
        });
    }

    private void choke(Randomness chance) {
        Cut.Way way = oneWay(chance).get(0);
        trace.note(
                scheduler.nowMicros(),
                "full queue " + hosts.all().get(way.from()) + ">" + hosts.all().get(way.to()));
        network.choke(way.from(), way.to(), chance.magnitude(1 * MILLIS, options.cutMaxMicros()));
    }

    private void loseKind(Randomness chance) {
        MessageKind kind = chance.pick(List.of(MessageKind.values()));
        trace.note(scheduler.nowMicros(), "lose every " + kind);
        network.lose(kind);
        scheduler.after(chance.magnitude(10 * MILLIS, options.cutMaxMicros()), () -> network.carry(kind));
    }

    private void outsider(Randomness chance) {
        Host host = chance.pick(hosts.outsiders());
        SimulatedProcess process = host.process();
        if (process == null) {
            hosts.start(host, events);
        } else if (chance.coin()) {
            process.give(new Input.Leave());
        } else {
            hosts.crash(host, chance.coin());
        }
    }
}
