package io.xcom4ee.simulator.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xcom4ee.core.member.Input;
import io.xcom4ee.core.member.Output;
import io.xcom4ee.simulator.check.Checker;
import io.xcom4ee.simulator.network.Network;
import io.xcom4ee.simulator.options.Options;
import io.xcom4ee.simulator.options.OptionsDraw;
import io.xcom4ee.simulator.process.CoreMember;
import io.xcom4ee.simulator.process.ProcessEvents;
import io.xcom4ee.simulator.process.SimulatedProcess;
import io.xcom4ee.simulator.random.Randomness;
import io.xcom4ee.simulator.time.Scheduler;
import io.xcom4ee.simulator.trace.Trace;
import java.util.List;
import org.junit.jupiter.api.Test;

class HostsTest {
    private static final Options OPTIONS = OptionsDraw.draw(1);
    private static final List<String> NAMES = List.of("a", "b", "c", "d", "e", "f", "g", "x", "y", "z");
    private static final ProcessEvents UNHEARD = new ProcessEvents() {
        @Override
        public void stepped(SimulatedProcess process, long localMicros, Input input, List<Output> outputs) {}

        @Override
        public void threw(SimulatedProcess process, long localMicros, Input input, RuntimeException thrown) {
            throw thrown;
        }

        @Override
        public void turnEnded(SimulatedProcess process, long localMicros, long nextDeadlineMicros) {}
    };

    private final Hosts hosts = hosts();

    private static Hosts hosts() {
        Scheduler scheduler = new Scheduler();
        List<String> names = NAMES.subList(0, OPTIONS.listed() + OPTIONS.outsiders());
        Network network = new Network(scheduler, new Randomness(1), OPTIONS.network(), names);
        return new Hosts(OPTIONS, names, scheduler, network, CoreMember::new, new Checker() {}, new Trace(null));
    }

    private SimulatedProcess startTwin() {
        return hosts.startTwin(hosts.all().get(0), UNHEARD).orElseThrow();
    }

    private void assertEnded(SimulatedProcess process) {
        assertThatThrownBy(() -> hosts.of(process)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void hasOneSecondProcessOfANameAtATime() {
        SimulatedProcess only = startTwin();
        assertThat(hosts.startTwin(hosts.all().get(0), UNHEARD)).isEmpty();
        hosts.endTwin(only, false);
        assertEnded(only);
    }

    /** The end that was planned for the first one comes when it has stopped by itself and another one runs. */
    @Test
    void endsNoLaterSecondProcessInPlaceOfAnEarlierOne() {
        SimulatedProcess first = startTwin();
        hosts.stopped(hosts.of(first), first, Output.StopReason.SUPERSEDED);
        SimulatedProcess second = startTwin();
        hosts.endTwin(first, false);
        assertThat(hosts.of(second).process()).isSameAs(second);
        hosts.endTwin(second, false);
        assertEnded(second);
    }
}
