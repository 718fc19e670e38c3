package io.xcom4ee.simulator.process;

import io.xcom4ee.core.base.MemberInfo;
import io.xcom4ee.core.member.Input;
import io.xcom4ee.core.member.MemberReport;
import io.xcom4ee.core.member.MemberStatistics;
import io.xcom4ee.core.member.Output;
import io.xcom4ee.simulator.network.Endpoint;
import io.xcom4ee.simulator.random.Randomness;
import io.xcom4ee.simulator.time.LocalClock;
import io.xcom4ee.simulator.time.Scheduler;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * One process from its start to its death: an event loop around one member. Inputs wait in a queue; each turn takes what
 * is there, gives a tick, and takes time.
 */
public final class SimulatedProcess implements Endpoint {
    private static final int TURN_INPUTS_MAX = 256;
    private static final long TURN_MOST_MICROS = 200;

    private final MemberInfo info;
    private final MemberMachine machine;
    private final LocalClock clock;
    private final Scheduler scheduler;
    private final Randomness randomness;
    private final ProcessEvents events;
    private final Deque<Waiting> inbox = new ArrayDeque<>();
    private boolean alive = true;
    private long busyUntilMicros;
    private long turnMostMicros = TURN_MOST_MICROS;
    /** When the turn that counts is planned; turns planned for another time are stale. */
    private long plannedMicros = Long.MAX_VALUE;

    private record Waiting(Input input, Runnable whenTaken) {}

    public SimulatedProcess(
            MemberInfo info,
            MemberMachine machine,
            LocalClock clock,
            Scheduler scheduler,
            Randomness randomness,
            ProcessEvents events) {
        this.info = info;
        this.machine = machine;
        this.clock = clock;
        this.scheduler = scheduler;
        this.randomness = randomness;
        this.events = events;
    }

    @Override
    public MemberInfo info() {
        return info;
    }

    @Override
    public int oldestProtocolVersion() {
        return machine.oldestProtocolVersion();
    }

    @Override
    public boolean isAlive() {
        return alive;
    }

    /** What its own clock shows. */
    public long localMicros() {
        return clock.local(scheduler.nowMicros());
    }

    /** What the member says of itself. */
    public MemberReport report() {
        return machine.report();
    }

    /** What the member has done since it began. */
    public MemberStatistics statistics() {
        return machine.statistics();
    }

    @Override
    public void give(Input input) {
        enqueue(new Waiting(input, SimulatedProcess::doNothing));
    }

    @Override
    public void give(Input.FrameReceived frame, Runnable whenTaken) {
        enqueue(new Waiting(frame, whenTaken));
    }

    private static void doNothing() {}

    private void enqueue(Waiting waiting) {
        if (alive) {
            inbox.add(waiting);
            plan(scheduler.nowMicros());
        }
    }

    /** Gives the first tick, from which on the member's own deadlines keep it going. */
    public void start() {
        plan(scheduler.nowMicros());
    }

    /** Ends the process at once: all its memory is gone. */
    public void kill() {
        alive = false;
        inbox.clear();
    }

    /** Stands still from now on for so long, while inputs pile up. */
    public void pause(long micros) {
        busyUntilMicros = Math.max(busyUntilMicros, scheduler.nowMicros() + micros);
    }

    /** Takes so long for a turn at most, from now on. */
    public void slowDown(long turnMicros) {
        turnMostMicros = turnMicros;
    }

    /** Its clock jumps forward. */
    public void jumpClock(long micros) {
        clock.jump(scheduler.nowMicros(), micros);
        planAnew();
    }

    /** Its clock runs at this rate from now on. */
    public void driftClock(int perMillion) {
        clock.drift(scheduler.nowMicros(), perMillion);
        planAnew();
    }

    /** Its clock runs as clocks usually do. */
    public void steadyClock() {
        driftClock(0);
    }

    /** Ends pause and slowness. */
    public void recover() {
        busyUntilMicros = scheduler.nowMicros();
        turnMostMicros = TURN_MOST_MICROS;
        planAnew();
    }

    /** The next turn, at once if it is not busy, sees what the clock shows now. */
    private void planAnew() {
        plannedMicros = Long.MAX_VALUE;
        plan(scheduler.nowMicros());
    }

    private void plan(long micros) {
        long at = Math.max(micros, busyUntilMicros);
        if (at < plannedMicros) {
            plannedMicros = at;
            if (at != Long.MAX_VALUE) {
                scheduler.at(at, () -> turnIfPlanned(at));
            }
        }
    }

    private void turnIfPlanned(long at) {
        if (!alive || at != plannedMicros) {
            return;
        }
        plannedMicros = Long.MAX_VALUE;
        if (at < busyUntilMicros) {
            plan(busyUntilMicros);
            return;
        }
        long nextDeadlineMicros = turn();
        busyUntilMicros = scheduler.nowMicros() + randomness.between(1L, turnMostMicros);
        plan(inbox.isEmpty() ? Math.max(clock.virtual(nextDeadlineMicros), at + 1) : busyUntilMicros);
    }

    /** Returns when the member wants its next tick, on its own clock. */
    private long turn() {
        long local = localMicros();
        int taken = 0;
        while (alive && !inbox.isEmpty() && taken < TURN_INPUTS_MAX) {
            Waiting waiting = inbox.remove();
            taken++;
            waiting.whenTaken().run();
            boolean refused = waiting.input() instanceof Input.Broadcast && !machine.acceptsBroadcasts();
            if (!refused) {
                step(local, waiting.input());
            }
        }
        if (alive) {
            step(local, new Input.Tick());
        }
        if (!alive) {
            return Long.MAX_VALUE;
        }
        long nextDeadlineMicros = machine.nextDeadlineMicros();
        events.turnEnded(this, local, nextDeadlineMicros);
        return nextDeadlineMicros;
    }

    private void step(long local, Input input) {
        List<Output> outputs;
        try {
            outputs = machine.step(local, input);
        } catch (RuntimeException thrown) {
            // Whatever a member throws is its bug: the run ends with it.
            kill();
            events.threw(this, local, input, thrown);
            return;
        }
        events.stepped(this, local, input, outputs);
    }
}
