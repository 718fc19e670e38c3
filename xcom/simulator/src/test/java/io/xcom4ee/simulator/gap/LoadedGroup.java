package io.xcom4ee.simulator.gap;

import io.xcom4ee.core.base.Configuration;
import io.xcom4ee.core.base.Limits;
import io.xcom4ee.core.base.MemberId;
import io.xcom4ee.core.base.MemberInfo;
import io.xcom4ee.core.base.ProtocolVersion;
import io.xcom4ee.core.base.Timeouts;
import io.xcom4ee.core.member.Command;
import io.xcom4ee.core.member.Input;
import io.xcom4ee.core.member.MemberSettings;
import io.xcom4ee.core.member.MemberStatistics;
import io.xcom4ee.core.member.Output;
import io.xcom4ee.core.member.XComMember;
import io.xcom4ee.core.message.Message;
import io.xcom4ee.simulator.network.Cut;
import io.xcom4ee.simulator.network.CutMode;
import io.xcom4ee.simulator.network.Network;
import io.xcom4ee.simulator.options.NetworkOptions;
import io.xcom4ee.simulator.process.CoreMember;
import io.xcom4ee.simulator.process.ProcessEvents;
import io.xcom4ee.simulator.process.SimulatedProcess;
import io.xcom4ee.simulator.random.Randomness;
import io.xcom4ee.simulator.time.LocalClock;
import io.xcom4ee.simulator.time.Scheduler;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/** A group of the real core, in virtual time, in which everybody broadcasts at a steady rate. Nothing fails but what is cut. */
final class LoadedGroup implements ProcessEvents {
    static final long MILLI = 1_000;
    static final long SECOND = 1_000 * MILLI;

    private static final List<String> NAMES = List.of("a", "b", "c", "d", "e");
    /** What waits for a peer that is cut off is bounded: what comes after is dropped, as a transport does. */
    private static final int QUEUE_FRAMES = 2_000;

    /** As long as a broadcast has that names no deadline itself. */
    private static final long DEADLINE_MICROS = 10 * SECOND;

    private final Scheduler scheduler = new Scheduler();
    private final Network network;
    private final List<XComMember> cores = new ArrayList<>();
    private final List<SimulatedProcess> members = new ArrayList<>();
    private final List<Deliveries> deliveries = new ArrayList<>();
    private final List<String> troubles = new ArrayList<>();
    private final Randomness chance;
    private final long intervalMicros;
    private int leader = Configuration.EVERYBODY;
    private int leaderChanges;
    private long forwards;

    private static final class Deliveries {
        private final List<String> messages = new ArrayList<>();
        /** When it has broadcast what it has not delivered yet, by number. */
        private final TreeMap<Long, Long> ownSinceMicros = new TreeMap<>();

        private long sinceMicros;
        private long longestGapMicros;
        private long longestOwnMicros;

        private void note(long nowMicros) {
            longestGapMicros = Math.max(longestGapMicros, nowMicros - sinceMicros);
            sinceMicros = nowMicros;
        }

        private void own(long number, long nowMicros) {
            longestOwnMicros = Math.max(longestOwnMicros, nowMicros - ownSinceMicros.remove(number));
        }

        /** What is not delivered at the end takes at least as long as it has taken. */
        private void end(long nowMicros) {
            note(nowMicros);
            ownSinceMicros.values().forEach(since -> longestOwnMicros = Math.max(longestOwnMicros, nowMicros - since));
        }

        private void begin(long nowMicros) {
            longestGapMicros = 0;
            longestOwnMicros = 0;
            sinceMicros = nowMicros;
        }
    }

    /**
     * A group that works and is under load.
     *
     * @param delayMaxMicros the longest way of a frame
     * @param perSecond broadcasts of each member
     */
    LoadedGroup(int size, long delayMaxMicros, int perSecond, long seed) {
        chance = new Randomness(seed);
        intervalMicros = SECOND / perSecond;
        NetworkOptions calm = new NetworkOptions(
                delayMaxMicros / 10, delayMaxMicros, 0, delayMaxMicros, 0, 0, 0, 0, QUEUE_FRAMES, 0, 1);
        List<String> names = NAMES.subList(0, size);
        network = new Network(scheduler, chance.split("network"), calm, names);
        names.forEach(name -> start(name, names));
        scheduler.runUntil(3 * SECOND);
        for (int member = 0; member < size; member++) {
            broadcast(member, 0, chance.split("load of " + member));
        }
        scheduler.runUntil(5 * SECOND);
    }

    private void start(String name, List<String> listed) {
        long incarnation = members.size() + 1L;
        MemberInfo info =
                new MemberInfo(new MemberId(name, new UUID(0, incarnation)), name, 1, ProtocolVersion.NEWEST, 50);
        MemberSettings settings = new MemberSettings(info, listed, Limits.DEFAULT, Timeouts.DEFAULT, chance.next());
        XComMember core = new XComMember(settings, 0);
        cores.add(core);
        deliveries.add(new Deliveries());
        SimulatedProcess process = new SimulatedProcess(
                info, new CoreMember(core), new LocalClock(0, 0), scheduler, chance.split(name), this);
        members.add(process);
        network.add(process);
        process.start();
    }

    private void broadcast(int member, long number, Randomness load) {
        byte[] payload =
                ByteBuffer.allocate(size(load)).putInt(member).putLong(number).array();
        deliveries.get(member).ownSinceMicros.put(number, scheduler.nowMicros());
        members.get(member).give(Input.Broadcast.of(number, payload, scheduler.nowMicros() + DEADLINE_MICROS));
        scheduler.after(
                load.between(intervalMicros / 2, 3 * intervalMicros / 2), () -> broadcast(member, number + 1, load));
    }

    /** Mostly small, some of several packets, a few of many. */
    private static int size(Randomness load) {
        int drawn = load.below(1_000);
        if (drawn < 2) {
            return 200_000;
        }
        return drawn < 30 ? 8_000 : 32 + load.below(200);
    }

    /** How many messages all broadcast in such a time. */
    long broadcast(long micros) {
        return size() * micros / intervalMicros;
    }

    int size() {
        return members.size();
    }

    /** From soon on this member is the only leader. */
    void lead(int member) {
        String name = members.get(member).info().name();
        members.get(0)
                .give(new Input.Command(
                        1, new Command.Leaders(true, Optional.of(name)), scheduler.nowMicros() + DEADLINE_MICROS));
    }

    /** Cuts both ways between two members. */
    Cut cut(int one, int other, CutMode mode) {
        Cut cut = new Cut(List.of(new Cut.Way(one, other), new Cut.Way(other, one)), mode);
        network.cut(cut);
        return cut;
    }

    void restore(Cut cut) {
        network.restore(cut);
    }

    /** Each member in turn stands still for a moment, again and again, as on a busy machine. */
    void hiccup(long everyMicros, long micros) {
        hiccup(0, everyMicros, micros);
    }

    private void hiccup(int member, long everyMicros, long micros) {
        members.get(member).pause(micros);
        scheduler.after(everyMicros, () -> hiccup((member + 1) % size(), everyMicros, micros));
    }

    /** Lets time pass, and looks from now on how long each member delivers nothing. */
    void run(long micros) {
        deliveries.forEach(each -> each.begin(scheduler.nowMicros()));
        scheduler.runUntil(scheduler.nowMicros() + micros);
        deliveries.forEach(each -> each.end(scheduler.nowMicros()));
    }

    /** Of the last {@link #run}, per member: how long it delivered nothing at the longest. */
    List<Long> longestGapsMillis() {
        return deliveries.stream().map(each -> each.longestGapMicros / MILLI).toList();
    }

    /** Of the last {@link #run}, per member: how long it took at the longest until it had delivered what it has broadcast itself. */
    List<Long> longestOwnMillis() {
        return deliveries.stream().map(each -> each.longestOwnMicros / MILLI).toList();
    }

    /** What a member has delivered, in order. */
    List<String> delivered(int member) {
        return List.copyOf(deliveries.get(member).messages);
    }

    MemberStatistics statistics(int member) {
        return cores.get(member).statistics();
    }

    /** How often who leads has changed, as the first member has seen it. */
    int leaderChanges() {
        return leaderChanges;
    }

    /** How many frames were sent so that a leader proposes what they hold, or so that somebody passes it on. */
    long forwards() {
        return forwards;
    }

    /** What has gone wrong: broadcasts that failed, members that stopped. */
    List<String> troubles() {
        return List.copyOf(troubles);
    }

    @Override
    public void stepped(SimulatedProcess process, long localMicros, Input input, List<Output> outputs) {
        for (Output output : outputs) {
            if (output instanceof Output.Send send) {
                forwards += send.frame().message() instanceof Message.Forward
                        ? send.to().size()
                        : 0;
                network.send(process, send.to(), send.frame());
            } else if (output instanceof Output.Deliver deliver) {
                deliver(deliveries.get(members.indexOf(process)), deliver);
            } else if (output instanceof Output.InstallView view && members.indexOf(process) == 0) {
                leaderChanges += view.configuration().leader() == leader ? 0 : 1;
                leader = view.configuration().leader();
            } else if (output instanceof Output.Failed
                    || output instanceof Output.Stopped
                    || output instanceof Output.QuorumLost) {
                troubles.add(process.info().name() + ": " + output);
            }
        }
    }

    private void deliver(Deliveries by, Output.Deliver deliver) {
        by.note(scheduler.nowMicros());
        for (long number : deliver.tokens()) {
            by.own(number, scheduler.nowMicros());
        }
        for (byte[] payload : deliver.payloads()) {
            ByteBuffer content = ByteBuffer.wrap(payload);
            by.messages.add(content.getInt() + ":" + content.getLong());
        }
    }

    @Override
    public void threw(SimulatedProcess process, long localMicros, Input input, RuntimeException thrown) {
        throw thrown;
    }

    @Override
    public void turnEnded(SimulatedProcess process, long localMicros, long nextDeadlineMicros) {
        // What counts is what it delivers.
    }
}
