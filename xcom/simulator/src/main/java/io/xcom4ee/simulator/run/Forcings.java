package io.xcom4ee.simulator.run;

import io.xcom4ee.core.base.ConfiguredMember;
import io.xcom4ee.core.member.Command;
import io.xcom4ee.core.member.Input;
import io.xcom4ee.core.member.MemberReport;
import io.xcom4ee.core.member.Phase;
import io.xcom4ee.simulator.check.Installation;
import io.xcom4ee.simulator.process.SimulatedProcess;
import io.xcom4ee.simulator.random.Randomness;
import io.xcom4ee.simulator.time.Scheduler;
import io.xcom4ee.simulator.trace.Trace;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** Administrators who force the membership of dynamic groups, with and without reason. */
final class Forcings {
    private static final long MILLIS = 1000;
    private static final long SECONDS = 1000 * MILLIS;
    private static final int TOGETHER_PERMILLE = 300;
    /** Far from the tokens of other commands, which are of the same kind. */
    private static final long FIRST_TOKEN = 1L << 40;

    private final Randomness randomness;
    private final Scheduler scheduler;
    private final Hosts hosts;
    private final Memberships memberships;
    private final Trace trace;
    private final Recurrence recurrence;
    private long lastToken = FIRST_TOKEN;

    /** @param meanMicros between two times, 0 for never */
    Forcings(
            long meanMicros,
            Randomness randomness,
            Scheduler scheduler,
            Hosts hosts,
            Memberships memberships,
            Trace trace) {
        this.randomness = randomness;
        this.scheduler = scheduler;
        this.hosts = hosts;
        this.memberships = memberships;
        this.trace = trace;
        this.recurrence = new Recurrence(scheduler, randomness, meanMicros, this::strike);
    }

    void start() {
        recurrence.start();
    }

    void stop() {
        recurrence.stop();
    }

    private void strike() {
        List<Host> running = hosts.running(hosts.all());
        List<Host> blocked = blocked().toList();
        List<Host> asked = blocked.isEmpty() || randomness.permille(200) ? running : blocked;
        if (asked.isEmpty()) {
            return;
        }
        // Two at once, in one part of the group or in two: nobody can tell them of each other in time.
        int administrators = randomness.permille(TOGETHER_PERMILLE) ? 2 : 1;
        for (Host host : randomness.pick(Math.min(administrators, asked.size()), asked)) {
            SimulatedProcess process = Objects.requireNonNull(host.process());
            force(process, names(process), randomness.magnitude(20 * MILLIS, 5 * SECONDS));
        }
    }

    private Stream<Host> blocked() {
        return hosts.running(hosts.all()).stream().filter(Forcings::isBlocked);
    }

    private static boolean isBlocked(Host host) {
        SimulatedProcess process = host.process();
        return process != null && process.report().phase() == Phase.BLOCKED;
    }

    /** Anybody; or some of the view; or those that the member says it reaches, of which a careful one looks at each. */
    private List<String> names(SimulatedProcess process) {
        Installation view = memberships.view(process.info().id());
        int mood = randomness.between(0, 9);
        if (view == null || mood == 0) {
            return randomness.pick(
                    randomness.between(0, hosts.all().size()),
                    hosts.all().stream().map(Host::name).toList());
        }
        MemberReport report = process.report();
        List<String> names = new ArrayList<>();
        for (ConfiguredMember member : view.configuration().members()) {
            String name = member.info().name();
            boolean reached = !report.unreachable().contains(member.id());
            boolean fit = mood > 5 || blocked().anyMatch(host -> host.name().equals(name));
            if (mood == 1 ? randomness.coin() : reached && fit) {
                names.add(name);
            }
        }
        return names;
    }

    /** Gives the command. */
    void force(SimulatedProcess process, List<String> names, long deadlineMicros) {
        lastToken++;
        trace.note(scheduler.nowMicros(), "force at " + process.info().id() + ": " + names);
        process.give(
                new Input.Command(lastToken, new Command.ForceMembers(names), process.localMicros() + deadlineMicros));
    }
}
