package io.xcom4ee.simulator.run;

import io.xcom4ee.core.member.Command;
import io.xcom4ee.core.member.Input;
import io.xcom4ee.simulator.options.WorkloadOptions;
import io.xcom4ee.simulator.process.SimulatedProcess;
import io.xcom4ee.simulator.random.Randomness;
import io.xcom4ee.simulator.time.Scheduler;
import java.util.List;

/** An administrator who hands the primary over from time to time, to anybody, at any process. */
final class HandOvers {
    private final WorkloadOptions options;
    private final Randomness randomness;
    private final Scheduler scheduler;
    private final Hosts hosts;
    private boolean running;
    private long lastToken;

    HandOvers(WorkloadOptions options, Randomness randomness, Scheduler scheduler, Hosts hosts) {
        this.options = options;
        this.randomness = randomness;
        this.scheduler = scheduler;
        this.hosts = hosts;
    }

    void start() {
        running = options.handOverMeanMicros() > 0;
        next();
    }

    void stop() {
        running = false;
    }

    private void next() {
        if (!running) {
            return;
        }
        scheduler.after(randomness.interval(options.handOverMeanMicros()), () -> {
            if (running) {
                handOver();
                next();
            }
        });
    }

    private void handOver() {
        List<Host> all = hosts.all();
        SimulatedProcess at = randomness.pick(all).process();
        String to = randomness.pick(all).name();
        long deadline = randomness.magnitude(options.deadlineMinMicros(), options.deadlineMaxMicros());
        if (at != null) {
            lastToken++;
            at.give(new Input.Command(
                    // Far from the tokens of other administrators, which are of the same kind.
                    -lastToken, new Command.HandOverPrimary(to), at.localMicros() + deadline));
        }
    }
}
