package io.xcom4ee.simulator.exhaustive;

import io.xcom4ee.core.base.InvariantViolation;
import io.xcom4ee.core.member.Input;
import io.xcom4ee.simulator.exhaustive.LocalState.Transition;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;

/** Goes through all worlds of a scenario, those that take fewer events first, and looks at each. */
public final class Exploration {
    /** What each clock shows when the search begins. */
    private static final long BEGIN_MICROS = 0;

    private final Scenario scenario;
    private final List<Incarnation> processes = new ArrayList<>();
    private final Events events = new Events(processes);
    private final Machines machines;
    private final List<Event> timers = new ArrayList<>();
    private final List<Event> restarts = new ArrayList<>();
    private final List<List<Event>> scripts = new ArrayList<>();
    private final LongSet visited = new LongSet();
    private final Set<List<Observed>> looked = new HashSet<>();
    private final Ways ways = new Ways();
    private final ArrayDeque<World> frontier = new ArrayDeque<>();
    private String problem = "";
    private int problemAt;

    private Exploration(Scenario scenario) {
        this.scenario = scenario;
        this.machines = new Machines(scenario.electorate(), events);
    }

    /** Searches until something is wrong, everything has been seen, or the scenario's depth is reached. */
    public static Result search(Scenario scenario) {
        long started = System.nanoTime();
        Exploration exploration = new Exploration(scenario);
        exploration.prepare();
        boolean whole = exploration.run();
        return exploration.result(whole, System.nanoTime() - started);
    }

    private void prepare() {
        scenario.names().forEach(name -> processes.add(Incarnation.of(processes.size(), processes.size(), name)));
        List<Incarnation> founders = List.copyOf(processes);
        for (Incarnation founder : founders) {
            if (scenario.members().get(founder.index()).restarts()) {
                processes.add(Incarnation.of(
                        processes.size(), founder.index(), founder.info().name()));
            }
        }
        int[] states = new int[processes.size()];
        Arrays.fill(states, World.ABSENT);
        List<Incarnation> joiners = founders.stream()
                .filter(each -> scenario.members().get(each.index()).joins())
                .toList();
        List<List<Input>> beginnings = Beginning.of(founders, joiners, scenario.electorate(), machines);
        long[] sent = new long[1];
        for (Incarnation process : founders) {
            Transition begun = machines.begin(process, beginnings.get(process.index()), BEGIN_MICROS);
            states[process.index()] = begun.next().id();
            // What a founder has said was heard; what a joiner has said may come again, or come at last.
            sent = joiners.contains(process) ? World.with(sent, begun.sent()) : sent;
            scripts.add(scenario.members().get(process.index()).script().stream()
                    .map(each -> events.scripted(process, each))
                    .toList());
        }
        for (Incarnation process : processes) {
            timers.add(events.timer(process, Machines.TIMER_MICROS));
            if (process.isRestarted()) {
                restarts.add(events.restart(processes.get(process.replaces())));
                scripts.add(List.of());
            }
        }
        reach(ways.first(), states, sent);
    }

    private boolean run() {
        while (!frontier.isEmpty() && problem.isEmpty()) {
            World world = frontier.remove();
            if (ways.depth(world.node()) >= scenario.eventsMax()) {
                return false;
            }
            expand(world);
        }
        return problem.isEmpty();
    }

    private void expand(World world) {
        for (int index = 0; index < world.states().length && problem.isEmpty(); index++) {
            if (world.states()[index] == World.ABSENT) {
                continue;
            }
            LocalState state = machines.get(world.states()[index]);
            if (state.isDead()) {
                continue;
            }
            List<Event> script = scripts.get(index);
            if (state.scripted() < script.size()) {
                happen(world, state, script.get(state.scripted()));
            }
            if (state.timers()
                    < scenario.members().get(state.process().replaces()).timers()) {
                happen(world, state, timers.get(index));
            }
        }
        for (int word = 0; word < world.sent().length; word++) {
            for (long bits = world.sent()[word]; bits != 0 && problem.isEmpty(); bits &= bits - 1) {
                Event event = events.get(word * Long.SIZE + Long.numberOfTrailingZeros(bits));
                int id = world.states()[event.process()];
                if (id != World.ABSENT && !machines.get(id).isDead()) {
                    happen(world, machines.get(id), event);
                }
            }
        }
        for (int index = 0; index < restarts.size() && problem.isEmpty(); index++) {
            restart(world, restarts.get(index), processes.get(scenario.members().size() + index));
        }
    }

    private void happen(World world, LocalState state, Event event) {
        try {
            Transition transition = machines.after(state, event);
            int[] states = transition.next() == state
                    ? world.states()
                    : World.with(
                            world.states(), event.process(), transition.next().id());
            long[] sent = World.with(world.sent(), transition.sent());
            if (states != world.states() || sent != world.sent()) {
                reach(ways.after(world.node(), event.index()), states, sent);
            }
        } catch (InvariantViolation e) {
            fail("an invariant of the core: " + e.getMessage(), ways.after(world.node(), event.index()));
        } catch (Unsafe e) {
            fail(String.valueOf(e.getMessage()), ways.after(world.node(), event.index()));
        }
    }

    private void restart(World world, Event event, Incarnation next) {
        int id = world.states()[event.process()];
        if (id == World.ABSENT || machines.get(id).isDead() || world.states()[next.index()] != World.ABSENT) {
            return;
        }
        LocalState killed = machines.dead(machines.get(id));
        List<Input> inputs = new ArrayList<>();
        List<Integer> sent = new ArrayList<>();
        for (Incarnation other : processes) {
            if (!other.isRestarted() && other.index() != event.process()) {
                inputs.add(new Input.ConnectionUp(other.info()));
                sent.add(events.disconnected(other, killed.process().id()).index());
                sent.add(events.connected(other, next.info()).index());
            }
        }
        inputs.add(new Input.Tick());
        Transition begun = machines.begin(next, inputs, BEGIN_MICROS);
        for (int each : begun.sent()) {
            sent.add(each);
        }
        int[] states = World.with(world.states(), event.process(), killed.id());
        states[next.index()] = begun.next().id();
        reach(
                ways.after(world.node(), event.index()),
                states,
                World.with(
                        world.sent(), sent.stream().mapToInt(Integer::intValue).toArray()));
    }

    private void reach(int node, int[] states, long[] sent) {
        if (!visited.add(World.hash(states, sent))) {
            ways.forget(node);
            return;
        }
        frontier.add(new World(node, states, sent));
        List<Observed> observed = new ArrayList<>();
        for (int state : states) {
            observed.add(
                    state == World.ABSENT
                            ? Observed.NOTHING
                            : machines.get(state).observed());
        }
        if (looked.add(observed)) {
            try {
                Agreement.check(scenario.electorate(), observed);
            } catch (Unsafe e) {
                fail(String.valueOf(e.getMessage()), node);
            }
        }
    }

    private void fail(String what, int node) {
        problem = what;
        problemAt = node;
    }

    private Result result(boolean whole, long nanos) {
        List<String> story = new ArrayList<>();
        if (!problem.isEmpty()) {
            for (int event : ways.to(problemAt)) {
                story.add(events.get(event).text());
            }
        }
        Collections.reverse(story);
        return new Result(
                scenario,
                ways.size(),
                machines.size(),
                ways.deepest(),
                whole,
                new TreeMap<>(events.kinds()),
                problem,
                story,
                nanos);
    }
}
