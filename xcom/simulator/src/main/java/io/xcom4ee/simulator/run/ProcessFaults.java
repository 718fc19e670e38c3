package io.xcom4ee.simulator.run;

import static io.xcom4ee.simulator.run.FaultTools.MILLIS;
import static io.xcom4ee.simulator.run.FaultTools.SECONDS;
import static io.xcom4ee.simulator.run.FaultTools.millis;
import static io.xcom4ee.simulator.run.FaultTools.processOf;

import io.xcom4ee.core.member.Input;
import io.xcom4ee.simulator.process.SimulatedProcess;
import io.xcom4ee.simulator.random.Randomness;
import java.util.List;
import java.util.Optional;

/** What happens to processes. Each method says whether it found something to harm. */
final class ProcessFaults {
    private static final long CLOCK_JUMP_MOST_MICROS = 3600 * SECONDS;
    private static final long TWIN_LIVES_MOST_MICROS = 5 * SECONDS;
    private static final int CLOCK_SLOWEST_PER_MILLION = -900_000;
    private static final int CLOCK_FASTEST_PER_MILLION = 2_000_000;

    private final FaultTools tools;

    ProcessFaults(FaultTools tools) {
        this.tools = tools;
    }

    boolean crash(Randomness chance, int count) {
        List<Host> running = tools.hosts().running(tools.hosts().listed());
        for (Host host : chance.pick(Math.min(count, running.size()), running)) {
            crash(chance, host);
        }
        return !running.isEmpty();
    }

    /** Kills what runs on the host; it comes back. */
    void crash(Randomness chance, Host host) {
        tools.hosts().crash(host, chance.permille(300));
        tools.hosts()
                .startAfter(host, chance.magnitude(1 * MILLIS, tools.options().downMaxMicros()), tools.events());
    }

    boolean massCrash(Randomness chance) {
        int listed = tools.hosts().listed().size();
        return crash(chance, chance.between(listed / 2 + 1, listed));
    }

    /** Starts a second process of a name for a while; nothing but the handshake keeps the two apart. */
    boolean twin(Randomness chance) {
        List<Host> running = tools.hosts().running(tools.hosts().listed());
        if (running.isEmpty()) {
            return false;
        }
        Optional<SimulatedProcess> twin = tools.hosts().startTwin(chance.pick(running), tools.events());
        twin.ifPresent(process -> {
            boolean silently = chance.permille(300);
            tools.scheduler()
                    .after(
                            chance.magnitude(20 * MILLIS, TWIN_LIVES_MOST_MICROS),
                            () -> tools.hosts().endTwin(process, silently));
        });
        return twin.isPresent();
    }

    boolean pause(Randomness chance) {
        List<Host> running = tools.hosts().running(tools.all());
        if (running.isEmpty()) {
            return false;
        }
        Host host = chance.pick(running);
        long micros = chance.magnitude(1 * MILLIS, tools.options().pauseMaxMicros());
        tools.note("pause " + host + millis(micros));
        processOf(host).pause(micros);
        return true;
    }

    boolean slow(Randomness chance) {
        List<Host> running = tools.hosts().running(tools.all());
        if (running.isEmpty()) {
            return false;
        }
        Host host = chance.pick(running);
        SimulatedProcess process = processOf(host);
        tools.note(host + " becomes slow");
        process.slowDown(chance.magnitude(MILLIS / 2, tools.options().turnMaxMicros()));
        tools.scheduler().after(chance.magnitude(10 * MILLIS, tools.options().cutMaxMicros()), process::recover);
        return true;
    }

    boolean jumpClock(Randomness chance) {
        List<Host> running = tools.hosts().running(tools.all());
        if (running.isEmpty()) {
            return false;
        }
        Host host = chance.pick(running);
        long micros = chance.magnitude(1 * MILLIS, CLOCK_JUMP_MOST_MICROS);
        tools.note("the clock of " + host + " jumps" + millis(micros));
        processOf(host).jumpClock(micros);
        return true;
    }

    boolean driftClock(Randomness chance) {
        List<Host> running = tools.hosts().running(tools.all());
        if (running.isEmpty()) {
            return false;
        }
        Host host = chance.pick(running);
        SimulatedProcess process = processOf(host);
        int drift = chance.between(CLOCK_SLOWEST_PER_MILLION, CLOCK_FASTEST_PER_MILLION);
        tools.note("the clock of " + host + " gains " + drift / 1000 + " ms in a second");
        process.driftClock(drift);
        tools.scheduler().after(chance.magnitude(10 * MILLIS, tools.options().cutMaxMicros()), process::steadyClock);
        return true;
    }

    boolean leave(Randomness chance, int count) {
        List<Host> running = tools.hosts().running(tools.hosts().listed());
        for (Host host : chance.pick(Math.min(count, running.size()), running)) {
            tools.note(host + " shall leave");
            processOf(host).give(new Input.Leave());
        }
        return !running.isEmpty();
    }

    boolean outsider(Randomness chance) {
        Host host = chance.pick(tools.hosts().outsiders());
        SimulatedProcess process = host.process();
        if (process == null) {
            tools.hosts().start(host, tools.events());
        } else if (chance.coin()) {
            process.give(new Input.Leave());
        } else {
            tools.hosts().crash(host, chance.coin());
        }
        return true;
    }
}
