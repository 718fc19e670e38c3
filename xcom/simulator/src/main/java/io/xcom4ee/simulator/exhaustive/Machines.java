package io.xcom4ee.simulator.exhaustive;

import io.xcom4ee.core.base.Electorate;
import io.xcom4ee.core.base.Limits;
import io.xcom4ee.core.base.Timeouts;
import io.xcom4ee.core.member.Input;
import io.xcom4ee.core.member.MemberSettings;
import io.xcom4ee.core.member.Output;
import io.xcom4ee.core.member.XComMember;
import io.xcom4ee.simulator.exhaustive.Event.Kind;
import io.xcom4ee.simulator.exhaustive.LocalState.Transition;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What each process does, remembered: the core runs once for each pair of a process's state and an event, however many worlds
 * contain that state. A state of the core cannot be copied; it is made again by giving a new member the same inputs.
 */
final class Machines {
    /** Longer than any patience of the core adds up to in a search, shorter than a suspicion. */
    static final long TIMER_MICROS = 30_000_000;

    private static final Timeouts TIMEOUTS = new Timeouts(
            TIMER_MICROS, 7 * TIMER_MICROS, TIMER_MICROS, 1_000, 1_000_000, TIMER_MICROS, 1_000_000, 20 * TIMER_MICROS);

    private final Electorate electorate;
    private final Events events;
    private final List<LocalState> states = new ArrayList<>();
    private final Map<Key, LocalState> known = new HashMap<>();
    private final Map<Observed, Observed> observations = new HashMap<>();
    private final Map<Integer, List<Input>> beginnings = new HashMap<>();
    private long steps;

    private record Key(int process, Fingerprint content, int scripted, int timers, Observed observed) {}

    Machines(Electorate electorate, Events events) {
        this.electorate = electorate;
        this.events = events;
    }

    /** How many states of single processes there are. */
    int size() {
        return states.size();
    }

    /** How many inputs the core has been given. */
    long steps() {
        return steps;
    }

    LocalState get(int id) {
        return states.get(id);
    }

    /** A process that has been given these inputs, and what it has sent. */
    Transition begin(Incarnation process, List<Input> inputs, long nowMicros) {
        beginnings.put(process.index(), List.copyOf(inputs));
        XComMember member = make(process);
        List<Output> outputs = new ArrayList<>();
        for (Input input : inputs) {
            outputs.addAll(member.step(0, input));
        }
        outputs.addAll(member.step(nowMicros, new Input.Tick()));
        return intern(process, null, null, nowMicros, 0, 0, Observed.NOTHING, member, outputs);
    }

    XComMember make(Incarnation process) {
        return new XComMember(
                new MemberSettings(process.info(), electorate, false, 0, Limits.DEFAULT, TIMEOUTS, process.index()), 0);
    }

    /** What becomes of the state by this event, which ends a turn. */
    Transition after(LocalState state, Event event) {
        Transition before = state.transition(event.index());
        if (before != null) {
            return before;
        }
        XComMember member = state.takeLive();
        if (member == null) {
            member = replay(state);
        }
        long now = state.nowMicros() + event.passMicros();
        List<Output> outputs = step(member, now, event);
        Transition transition = intern(
                state.process(),
                state,
                event,
                now,
                state.scripted() + (event.kind() == Kind.SCRIPTED ? 1 : 0),
                state.timers() + (event.kind() == Kind.TIMER ? 1 : 0),
                state.observed(),
                member,
                outputs);
        state.transition(event.index(), transition);
        return transition;
    }

    /** The process after it was killed in this state. */
    LocalState dead(LocalState state) {
        Key key = new Key(state.process().index(), Fingerprint.START, 0, 0, state.observed());
        return known.computeIfAbsent(key, any -> {
            LocalState dead = new LocalState(
                    states.size(), state.process(), state, null, LocalState.DEAD_MICROS, 0, 0, state.observed());
            states.add(dead);
            return dead;
        });
    }

    private List<Output> step(XComMember member, long now, Event event) {
        steps++;
        List<Output> outputs = new ArrayList<>(member.step(now, event.input().get()));
        outputs.addAll(member.step(now, new Input.Tick()));
        return outputs;
    }

    private XComMember replay(LocalState state) {
        List<LocalState> path = new ArrayList<>();
        for (LocalState at = state; at.before() != null; at = at.before()) {
            path.add(at);
        }
        XComMember member = make(state.process());
        for (Input input : beginnings.getOrDefault(state.process().index(), List.of())) {
            member.step(0, input);
        }
        LocalState first = path.isEmpty() ? state : path.get(path.size() - 1).before();
        member.step(Objects.requireNonNull(first).nowMicros(), new Input.Tick());
        for (int index = path.size() - 1; index >= 0; index--) {
            LocalState at = path.get(index);
            step(member, at.nowMicros(), by(at));
        }
        return member;
    }

    private static Event by(LocalState state) {
        Event by = state.by();
        if (by == null) {
            throw new IllegalStateException("only the first state of a process comes from nothing");
        }
        return by;
    }

    private Transition intern(
            Incarnation process,
            @Nullable LocalState before,
            @Nullable Event by,
            long nowMicros,
            int scripted,
            int timers,
            Observed observedBefore,
            XComMember member,
            List<Output> outputs) {
        Observed observed = observations.computeIfAbsent(observedBefore.and(process.id(), outputs), seen -> seen);
        Key key = new Key(process.index(), ObjectDigest.of(member), scripted, timers, observed);
        LocalState state = known.get(key);
        if (state == null) {
            state = new LocalState(states.size(), process, before, by, nowMicros, scripted, timers, observed);
            states.add(state);
            known.put(key, state);
        }
        state.keepLive(member);
        TreeSet<Integer> sent = new TreeSet<>();
        for (Output output : outputs) {
            if (output instanceof Output.Send send) {
                events.arrivals(process, send).forEach(event -> sent.add(event.index()));
            }
        }
        return new Transition(state, sent.stream().mapToInt(Integer::intValue).toArray());
    }
}
