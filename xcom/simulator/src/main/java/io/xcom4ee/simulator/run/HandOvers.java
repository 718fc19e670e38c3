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
    private final Hosts hosts;
    private final Recurrence recurrence;
    private long lastToken;

    HandOvers(WorkloadOptions options, Randomness randomness, Scheduler scheduler, Hosts hosts) {
        this.options = options;
        this.randomness = randomness;
        this.hosts = hosts;
        this.recurrence = new Recurrence(scheduler, randomness, options.handOverMeanMicros(), this::handOver);
    }

    void start() {
        recurrence.start();
    }

    void stop() {
        recurrence.stop();
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
