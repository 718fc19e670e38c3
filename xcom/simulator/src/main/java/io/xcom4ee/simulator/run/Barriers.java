package io.xcom4ee.simulator.run;

import io.xcom4ee.core.member.Input;
import io.xcom4ee.simulator.options.WorkloadOptions;
import io.xcom4ee.simulator.process.SimulatedProcess;
import io.xcom4ee.simulator.random.Randomness;
import io.xcom4ee.simulator.time.Scheduler;

/** Applications that want to read what everybody can have seen: barriers, sometimes some at once, at any process. */
final class Barriers {
    private static final int AT_ONCE_MAX = 3;

    private final WorkloadOptions options;
    private final Randomness randomness;
    private final Hosts hosts;
    private final Recurrence recurrence;
    private long lastToken;

    Barriers(WorkloadOptions options, Randomness randomness, Scheduler scheduler, Hosts hosts) {
        this.options = options;
        this.randomness = randomness;
        this.hosts = hosts;
        this.recurrence = new Recurrence(scheduler, randomness, options.barrierMeanMicros(), this::some);
    }

    void start() {
        recurrence.start();
    }

    void stop() {
        recurrence.stop();
    }

    private void some() {
        SimulatedProcess process = randomness.pick(hosts.all()).process();
        long deadline = randomness.magnitude(options.deadlineMinMicros(), options.deadlineMaxMicros());
        for (int count = randomness.between(1, AT_ONCE_MAX); count > 0 && process != null; count--) {
            give(process, deadline);
        }
    }

    /** Gives the process a barrier, and returns its token. */
    long give(SimulatedProcess process, long deadlineMicros) {
        lastToken++;
        process.give(new Input.Barrier(lastToken, process.localMicros() + deadlineMicros));
        return lastToken;
    }
}
