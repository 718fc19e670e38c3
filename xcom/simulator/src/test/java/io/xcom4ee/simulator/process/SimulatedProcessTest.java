package io.xcom4ee.simulator.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.xcom4ee.core.base.MemberId;
import io.xcom4ee.core.base.MemberInfo;
import io.xcom4ee.core.member.Input;
import io.xcom4ee.core.member.MemberReport;
import io.xcom4ee.core.member.MemberReport.FoundingReport;
import io.xcom4ee.core.member.MemberStatistics;
import io.xcom4ee.core.member.Output;
import io.xcom4ee.core.member.Phase;
import io.xcom4ee.simulator.random.Randomness;
import io.xcom4ee.simulator.time.LocalClock;
import io.xcom4ee.simulator.time.Scheduler;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SimulatedProcessTest {
    private static final MemberInfo INFO = new MemberInfo(new MemberId("a", new UUID(0, 1)), "host", 1, 1, 1);
    private static final Input BROADCAST = Input.Broadcast.of(1, new byte[8], 0);

    private final Scheduler scheduler = new Scheduler();
    private final Machine machine = new Machine();
    private final SimulatedProcess process =
            new SimulatedProcess(INFO, machine, new LocalClock(5_000, 0), scheduler, new Randomness(1), new NoEvents());

    @Test
    void endsEachTurnWithOneTick() {
        process.give(new Input.Leave());
        process.give(new Input.Leave());
        scheduler.runUntil(100);
        assertThat(machine.seen).containsExactly("Leave 5000", "Leave 5000", "Tick 5000");
    }

    @Test
    void ticksWhenADeadlineIsDue() {
        machine.deadlines.add(5_700L);
        process.start();
        scheduler.runUntil(1_000);
        assertThat(machine.seen).containsExactly("Tick 5000", "Tick 5700");
    }

    @Test
    void takesNothingDuringAPauseAndEverythingAfterwards() {
        process.pause(50_000);
        process.give(new Input.Leave());
        scheduler.runUntil(49_999);
        assertThat(machine.seen).isEmpty();
        scheduler.runUntil(51_000);
        assertThat(machine.seen).containsExactly("Leave 55000", "Tick 55000");
    }

    @Test
    void takesNothingMoreWhenItIsDead() {
        process.give(new Input.Leave());
        process.kill();
        scheduler.runUntil(100);
        assertThat(machine.seen).isEmpty();
    }

    @Test
    void keepsABroadcastFromAMemberThatTakesNone() {
        machine.accepts = false;
        process.give(BROADCAST);
        scheduler.runUntil(100);
        assertThat(machine.seen).containsExactly("Tick 5000");
    }

    private static final class Machine implements MemberMachine {
        private final List<String> seen = new ArrayList<>();
        private final List<Long> deadlines = new ArrayList<>();
        private boolean accepts = true;

        @Override
        public List<Output> step(long nowMicros, Input input) {
            seen.add(input.getClass().getSimpleName() + " " + nowMicros);
            deadlines.removeIf(deadline -> deadline <= nowMicros);
            return List.of();
        }

        @Override
        public long nextDeadlineMicros() {
            return deadlines.isEmpty() ? Long.MAX_VALUE : deadlines.get(0);
        }

        @Override
        public boolean acceptsBroadcasts() {
            return accepts;
        }

        @Override
        public int oldestProtocolVersion() {
            return 1;
        }

        @Override
        public MemberStatistics statistics() {
            return MemberStatistics.NOTHING;
        }

        @Override
        public MemberReport report() {
            return new MemberReport(
                    Phase.SEARCHING,
                    false,
                    List.of(),
                    Optional.empty(),
                    0,
                    0,
                    MemberReport.MemoryReport.NOTHING,
                    new FoundingReport(List.of(), 0, 0, 0));
        }
    }

    private static final class NoEvents implements ProcessEvents {
        @Override
        public void stepped(SimulatedProcess process, long localMicros, Input input, List<Output> outputs) {}

        @Override
        public void threw(SimulatedProcess process, long localMicros, Input input, RuntimeException thrown) {
            throw thrown;
        }

        @Override
        public void turnEnded(SimulatedProcess process, long localMicros, long nextDeadlineMicros) {}
    }
}
