package io.xcom4ee.simulator.run;

import io.xcom4ee.simulator.network.Network;
import io.xcom4ee.simulator.options.FaultOptions;
import io.xcom4ee.simulator.process.ProcessEvents;
import io.xcom4ee.simulator.process.SimulatedProcess;
import io.xcom4ee.simulator.time.Scheduler;
import io.xcom4ee.simulator.trace.Trace;
import java.util.List;
import java.util.Objects;

/** What faults are made with. */
record FaultTools(
        FaultOptions options, Scheduler scheduler, Network network, Hosts hosts, ProcessEvents events, Trace trace) {
    static final long MILLIS = 1000;
    static final long SECONDS = 1000 * MILLIS;

    List<Host> all() {
        return hosts.all();
    }

    Host host(int index) {
        return hosts.all().get(index);
    }

    static SimulatedProcess processOf(Host running) {
        return Objects.requireNonNull(running.process());
    }

    void note(String text) {
        trace.note(scheduler.nowMicros(), text);
    }

    static String millis(long micros) {
        return " for " + micros / MILLIS + " ms";
    }
}
