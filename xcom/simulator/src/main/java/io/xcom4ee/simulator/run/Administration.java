package io.xcom4ee.simulator.run;

import io.xcom4ee.core.member.Command;
import io.xcom4ee.core.member.Input;
import io.xcom4ee.simulator.options.AdministrationOptions;
import io.xcom4ee.simulator.process.SimulatedProcess;
import io.xcom4ee.simulator.random.Randomness;
import io.xcom4ee.simulator.time.Scheduler;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Administrators, who change how the group works while it does. */
final class Administration {
    private final AdministrationOptions options;
    private final Randomness randomness;
    private final Hosts hosts;
    private final Recurrence recurrence;
    private long lastToken;

    Administration(AdministrationOptions options, Randomness randomness, Scheduler scheduler, Hosts hosts) {
        this.options = options;
        this.randomness = randomness;
        this.hosts = hosts;
        this.recurrence = new Recurrence(scheduler, randomness, options.meanIntervalMicros(), this::command);
    }

    void start() {
        recurrence.start();
    }

    void stop() {
        recurrence.stop();
    }

    private void command() {
        List<Host> all = hosts.running(hosts.all());
        if (all.isEmpty()) {
            return;
        }
        SimulatedProcess process = Objects.requireNonNull(randomness.pick(all).process());
        boolean aboutLeaders = randomness.permille(options.leadersPermille());
        int horizon = randomness.between(options.horizonMin(), options.horizonMax());
        boolean single = randomness.permille(options.onePermille());
        String name = randomness.pick(hosts.all()).name();
        Optional<String> named = single && randomness.coin() ? Optional.of(name) : Optional.empty();
        lastToken++;
        process.give(new Input.Command(
                lastToken,
                aboutLeaders ? new Command.Leaders(single, named) : new Command.EventHorizon(horizon),
                process.localMicros() + options.deadlineMicros()));
    }
}
