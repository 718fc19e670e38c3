package io.xcom4ee.simulator.exhaustive;

import io.xcom4ee.core.base.GroupId;
import io.xcom4ee.core.base.Limits;
import io.xcom4ee.core.base.Slot;
import io.xcom4ee.core.member.Input;
import io.xcom4ee.core.member.Output;
import io.xcom4ee.core.member.XComMember;
import io.xcom4ee.core.message.FoundingBallot;
import io.xcom4ee.core.message.FoundingProposal;
import io.xcom4ee.core.message.Frame;
import io.xcom4ee.core.message.Message.Founded;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Brings a group to where a search begins: it is founded, and everybody has heard of everybody. */
final class Beginning {
    private static final GroupId GROUP = new GroupId(new UUID(0, 1), 1);

    private final List<XComMember> members = new ArrayList<>();
    private final List<List<Input>> inputs = new ArrayList<>();
    private final ArrayDeque<Runnable> network = new ArrayDeque<>();
    private final List<Incarnation> processes;

    private Beginning(List<Incarnation> processes) {
        this.processes = processes;
    }

    /** What each of these processes is given, which are the first members of the group. */
    static List<List<Input>> of(List<Incarnation> processes, Machines machines) {
        Beginning beginning = new Beginning(processes);
        for (Incarnation process : processes) {
            beginning.members.add(machines.make(process));
            beginning.inputs.add(new ArrayList<>());
        }
        beginning.found();
        return beginning.inputs;
    }

    private void found() {
        FoundingProposal proposal = new FoundingProposal(
                GROUP,
                processes.stream().map(Incarnation::info).toList(),
                Limits.DEFAULT.eventHorizonRounds(),
                GroupId.NONE,
                new Slot(0, Slot.END_OF_ROUND),
                List.of(),
                0);
        Incarnation first = processes.get(0);
        Frame founded = new Frame(GroupId.NONE, new Founded(new FoundingBallot(1, first.id()), proposal));
        for (Incarnation process : processes) {
            for (Incarnation other : processes) {
                if (other.index() != process.index()) {
                    network.add(() -> give(process, new Input.ConnectionUp(other.info())));
                }
            }
        }
        processes.forEach(process -> network.add(() -> give(process, new Input.FrameReceived(first.id(), founded))));
        while (!network.isEmpty()) {
            network.remove().run();
        }
    }

    private void give(Incarnation to, Input input) {
        for (Input each : List.of(input, new Input.Tick())) {
            inputs.get(to.index()).add(each);
            for (Output output : members.get(to.index()).step(0, each)) {
                if (output instanceof Output.Send send) {
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
