package io.xcom4ee.simulator.run;

import io.xcom4ee.core.member.Input;
import io.xcom4ee.simulator.check.Tag;
import io.xcom4ee.simulator.options.Selection;
import io.xcom4ee.simulator.options.WorkloadOptions;
import io.xcom4ee.simulator.process.SimulatedProcess;
import io.xcom4ee.simulator.random.Randomness;
import io.xcom4ee.simulator.time.Scheduler;
import java.util.List;
import java.util.function.IntPredicate;

/** The applications: they broadcast tagged messages in bursts, and are silent from time to time. */
final class Workload {
    private final WorkloadOptions options;
    private final Randomness randomness;
    private final Scheduler scheduler;
    private final Hosts hosts;
    private final IntPredicate selected;
    private boolean running;
    private int bursts;
    private long lastToken;

    Workload(WorkloadOptions options, Selection selection, Randomness randomness, Scheduler scheduler, Hosts hosts) {
        this.options = options;
        this.selected = selection.burstFilter();
        this.randomness = randomness;
        this.scheduler = scheduler;
        this.hosts = hosts;
    }

    void start() {
        running = true;
        next();
    }

    void stop() {
        running = false;
    }

    /** Each burst has a source of chance of its own, so that leaving one out changes nothing of the others. */
    private void next() {
        bursts++;
        int number = bursts;
        Randomness chance = randomness.split("burst " + number);
        long pause = options.silenceMaxMicros() > 0 && chance.permille(5)
                ? chance.between(0, options.silenceMaxMicros())
                : 0;
        scheduler.after(pause + chance.interval(options.meanIntervalMicros()), () -> {
            if (running) {
                if (selected.test(number)) {
                    burst(chance);
                }
                next();
            }
        });
    }

    /** How many bursts there were, those left out among them. */
    int bursts() {
        return bursts;
    }

    private void burst(Randomness chance) {
        List<Host> all = hosts.all();
        // The first hosts of the list and all outsiders speak; the lanes of the others stay idle.
        int speaker = chance.below(options.senders() + hosts.outsiders().size());
        Host host =
                all.get(speaker < options.senders() ? speaker : hosts.listed().size() + speaker - options.senders());
        SimulatedProcess process = host.process();
        if (process == null) {
            return;
        }
        int messages = chance.magnitude(1, options.burstMax());
        for (int message = 0; message < messages; message++) {
            int size = chance.magnitude(Tag.SIZE_BYTES_MIN, options.sizeMaxBytes());
            long deadline = chance.magnitude(options.deadlineMinMicros(), options.deadlineMaxMicros());
            broadcast(process, size, deadline, chance.permille(options.byAllPermille()));
        }
    }

    /** Lets the process broadcast one message, and returns its token. */
    long broadcast(SimulatedProcess process, int sizeBytes, long deadlineMicros, boolean byAll) {
        lastToken++;
        byte[] payload = Tag.payload(lastToken, sizeBytes);
        process.give(Input.Broadcast.of(lastToken, payload, process.localMicros() + deadlineMicros, byAll));
        return lastToken;
    }
}
