package io.xcom4ee.simulator.exhaustive;

import io.xcom4ee.core.base.Agreements;
import io.xcom4ee.core.base.Configuration;
import io.xcom4ee.core.base.ConfiguredMember;
import io.xcom4ee.core.base.Electorate;
import io.xcom4ee.core.base.GroupId;
import io.xcom4ee.core.base.Limits;
import io.xcom4ee.core.base.ProtocolVersion;
import io.xcom4ee.core.member.Input;
import io.xcom4ee.core.member.Output;
import io.xcom4ee.core.member.XComMember;
import io.xcom4ee.core.message.FoundingBallot;
import io.xcom4ee.core.message.Frame;
import io.xcom4ee.core.message.Message;
import io.xcom4ee.core.message.Snapshot;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Brings a group to where a search begins: it is founded, everybody has heard of everybody, and who joins has asked to. */
final class Beginning {
    private static final GroupId GROUP = new GroupId(new UUID(0, 1), 1);

    private final List<XComMember> members = new ArrayList<>();
    private final List<List<Input>> inputs = new ArrayList<>();
    private final ArrayDeque<Runnable> network = new ArrayDeque<>();
    private final List<Incarnation> processes;
    private final List<Incarnation> joiners;

    private Beginning(List<Incarnation> processes, List<Incarnation> joiners) {
        this.processes = processes;
        this.joiners = joiners;
    }

    /** What each of these processes is given, which are the first members of the group but for those that join. */
    static List<List<Input>> of(
            List<Incarnation> processes, List<Incarnation> joiners, Electorate electorate, Machines machines) {
        Beginning beginning = new Beginning(processes, joiners);
        for (Incarnation process : processes) {
            beginning.members.add(machines.make(process));
            beginning.inputs.add(new ArrayList<>());
        }
        beginning.found(electorate);
        return beginning.inputs;
    }

    private void found(Electorate electorate) {
        for (Incarnation process : processes) {
            for (Incarnation other : processes) {
                if (other.index() != process.index()) {
                    network.add(() -> give(process, new Input.ConnectionUp(other.info())));
                }
            }
        }
        List<Incarnation> founders =
                processes.stream().filter(each -> !joiners.contains(each)).toList();
        Incarnation first = founders.get(0);
        Frame welcome = new Frame(GroupId.NONE, new Message.Welcome(snapshot(founders, electorate)));
        founders.forEach(process -> network.add(() -> give(process, new Input.FrameReceived(first.id(), welcome))));
        while (!network.isEmpty()) {
            network.remove().run();
        }
    }

    private static Snapshot snapshot(List<Incarnation> founders, Electorate electorate) {
        List<ConfiguredMember> members = new ArrayList<>();
        for (Incarnation founder : founders) {
            members.add(new ConfiguredMember(members.size() + 1, founder.info(), true));
        }
        Configuration first = new Configuration(
                1,
                1,
                Limits.DEFAULT.eventHorizonRounds(),
                members,
                electorate.quorum(members),
                members.size() + 1,
                founders.stream().map(Incarnation::info).toList(),
                List.of(),
                List.of(),
                Agreements.NEUTRAL.withProtocolVersion(ProtocolVersion.NEWEST).withTermBegan(1));
        FoundingBallot foundedAt = new FoundingBallot(1, founders.get(0).id());
        return new Snapshot(GROUP, foundedAt, 0, 0, List.of(first), List.of());
    }

    private void give(Incarnation to, Input input) {
        for (Input each : List.of(input, new Input.Tick())) {
            inputs.get(to.index()).add(each);
            for (Output output : members.get(to.index()).step(0, each)) {
                if (output instanceof Output.Send send && !(send.frame().message() instanceof Message.JoinRequest)) {
                    deliver(to, send);
                }
            }
        }
    }

    private void deliver(Incarnation from, Output.Send send) {
        for (Incarnation to : processes) {
            if (send.to().contains(to.id())) {
                network.add(() -> give(to, new Input.FrameReceived(from.id(), send.frame())));
            }
        }
    }
}
