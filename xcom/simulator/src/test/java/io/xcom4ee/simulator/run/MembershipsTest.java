package io.xcom4ee.simulator.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.xcom4ee.core.base.Configuration;
import io.xcom4ee.core.base.ConfiguredMember;
import io.xcom4ee.core.base.GroupId;
import io.xcom4ee.core.base.MemberInfo;
import io.xcom4ee.core.member.Input;
import io.xcom4ee.core.member.Output;
import io.xcom4ee.simulator.check.Checker;
import io.xcom4ee.simulator.check.Installation;
import io.xcom4ee.simulator.network.Network;
import io.xcom4ee.simulator.options.Options;
import io.xcom4ee.simulator.options.OptionsDraw;
import io.xcom4ee.simulator.process.CoreMember;
import io.xcom4ee.simulator.process.ProcessEvents;
import io.xcom4ee.simulator.process.SimulatedProcess;
import io.xcom4ee.simulator.random.Randomness;
import io.xcom4ee.simulator.time.Scheduler;
import io.xcom4ee.simulator.trace.Trace;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Who can still come to the newest view: a group in which too few can is lost, and rightly waits. */
class MembershipsTest {
    private static final Options OPTIONS = OptionsDraw.draw(1);
    private static final GroupId GROUP = new GroupId(new UUID(0, 1), 1);
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

    private final Memberships memberships = new Memberships();
    private final List<Host> hosts = running();
    private final Host a = hosts.get(0);
    private final Host b = hosts.get(1);
    private final Host c = hosts.get(2);

    private static List<Host> running() {
        Scheduler scheduler = new Scheduler();
        List<String> names = List.of("a", "b", "c", "d", "e", "f", "g", "x", "y", "z")
                .subList(0, OPTIONS.listed() + OPTIONS.outsiders());
        Network network = new Network(scheduler, new Randomness(1), OPTIONS.network(), names);
        Hosts hosts = new Hosts(OPTIONS, names, scheduler, network, CoreMember::new, new Checker() {}, new Trace(null));
        List<Host> three = hosts.all().subList(0, 3);
        three.forEach(host -> hosts.start(host, UNHEARD));
        return three;
    }

    private static MemberInfo info(Host host) {
        return Objects.requireNonNull(host.process()).info();
    }

    /** A view of these, of whom a majority decides, is installed by some of them. */
    private void install(int number, List<Host> members, List<Host> by) {
        List<ConfiguredMember> configured = new ArrayList<>();
        for (Host member : members) {
            configured.add(new ConfiguredMember(hosts.indexOf(member) + 1, info(member), true));
        }
        Configuration configuration = new Configuration(
                number, 40L * number, 10, configured, members.size() / 2 + 1, 9, List.of(), List.of(), List.of());
        for (Host host : by) {
            memberships.installed(
                    new Installation(info(host).id(), GROUP, GROUP, configuration, info(members.get(0)), 0, number));
        }
    }

    private long voters(List<Host> living) {
        Installation newest = memberships.newestOf(living).orElseThrow();
        return memberships.votersIn(newest, living);
    }

    @Test
    void whoWillBeToldOfTheNewestViewCounts() {
        install(1, List.of(a, b), List.of(a, b));
        install(2, List.of(a, b, c), List.of(a, c));
        assertThat(voters(List.of(a, b, c))).isEqualTo(3);
        assertThat(voters(List.of(a, b))).isEqualTo(2);
    }

    @Test
    void whoLacksWhatOnlyTheDeadKnewDoesNot() {
        install(1, List.of(a, b), List.of(a, b));
        install(2, List.of(a, b, c), List.of(a, c));
        assertThat(voters(List.of(b, c))).isEqualTo(1);
    }

    @Test
    void whoLivesInAViewWithItsMajorityDecidesWhatItLacks() {
        install(1, List.of(a, b), List.of(a, b));
        install(2, List.of(a, b, c), List.of(c));
        assertThat(voters(List.of(a, b, c))).isEqualTo(3);
    }
}
