package io.xcom4ee.simulator.exhaustive;

import io.xcom4ee.core.base.MemberId;
import io.xcom4ee.core.base.MemberInfo;
import io.xcom4ee.core.member.Input;
import io.xcom4ee.core.member.Output;
import io.xcom4ee.core.message.Frame;
import io.xcom4ee.simulator.exhaustive.Event.Kind;
import io.xcom4ee.simulator.trace.Wording;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** All events of one search, numbered in the order in which they came up: what was sent twice is one event. */
final class Events {
    private final List<Incarnation> processes;
    private final Wording wording;
    private final List<Event> events = new ArrayList<>();
    private final Map<Arrival, Event> arrivals = new HashMap<>();
    /** How many arrivals there are of each kind of message. */
    private final TreeMap<String, Integer> kinds = new TreeMap<>();

    private record Arrival(int to, Input input) {}

    Events(List<Incarnation> processes) {
        this.processes = processes;
        this.wording = new Wording(number -> processes.get(number - 1).label());
    }

    Event get(int index) {
        return events.get(index);
    }

    Map<String, Integer> kinds() {
        return kinds;
    }

    Event timer(Incarnation process, long passMicros) {
        return add(process, Kind.TIMER, passMicros, new Input.Tick(), process.label() + ": what waits is due");
    }

    Event restart(Incarnation process) {
        return add(process, Kind.RESTART, 0, new Input.Tick(), process.label() + " is killed and starts again");
    }

    Event scripted(Incarnation process, Script script) {
        Event event = new Event(
                events.size(),
                process.index(),
                Kind.SCRIPTED,
                0,
                script::input,
                process.label() + ": " + script.text());
        events.add(event);
        return event;
    }

    private Event add(Incarnation process, Kind kind, long passMicros, Input input, String text) {
        Event event = new Event(events.size(), process.index(), kind, passMicros, () -> input, text);
        events.add(event);
        return event;
    }

    Event connected(Incarnation to, MemberInfo peer) {
        return arrival(to, new Input.ConnectionUp(peer), "a connection to " + peer.name());
    }

    Event disconnected(Incarnation to, MemberId peer) {
        return arrival(to, new Input.ConnectionDown(peer), "no connection to " + peer.name());
    }

    /** What this output of a process may bring about at others. */
    List<Event> arrivals(Incarnation from, Output.Send send) {
        List<Event> made = new ArrayList<>();
        for (MemberId id : send.to()) {
            process(id).ifPresent(to -> made.add(arrival(to, from, send.frame())));
        }
        return made;
    }

    private Event arrival(Incarnation to, Incarnation from, Frame frame) {
        Input input = new Input.FrameReceived(from.id(), frame);
        int before = arrivals.size();
        Event event = arrival(to, input, from.label() + " says " + wording.of(frame.message()));
        if (arrivals.size() > before) {
            kinds.merge(Wording.kind(frame.message()), 1, Integer::sum);
        }
        return event;
    }

    private Event arrival(Incarnation to, Input input, String text) {
        return arrivals.computeIfAbsent(
                new Arrival(to.index(), input), key -> add(to, Kind.ARRIVAL, 0, input, to.label() + " < " + text));
    }

    private Optional<Incarnation> process(MemberId id) {
        return processes.stream().filter(process -> process.id().equals(id)).findFirst();
    }
}
