package io.xcom4ee.simulator.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.xcom4ee.core.member.Input;
import io.xcom4ee.core.member.MemberReport;
import io.xcom4ee.core.member.MemberStatistics;
import io.xcom4ee.core.member.Output;
import io.xcom4ee.simulator.options.FaultKind;
import io.xcom4ee.simulator.options.OptionsDraw;
import io.xcom4ee.simulator.options.Scenario;
import io.xcom4ee.simulator.options.Strike;
import io.xcom4ee.simulator.process.CoreMember;
import io.xcom4ee.simulator.process.MemberFactory;
import io.xcom4ee.simulator.process.MemberMachine;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A member that breaks when it loses a connection: of a whole run, one lost connection is left. */
class FailureReportTest {
    private static final MemberFactory BREAKS_WITH_A_CONNECTION =
            (settings, nowMicros) -> new Fragile(new CoreMember(settings, nowMicros));

    @TempDir
    private Path directory;

    private final StringWriter printed = new StringWriter();

    private record Fragile(MemberMachine member) implements MemberMachine {
        @Override
        public List<Output> step(long nowMicros, Input input) {
            if (input instanceof Input.ConnectionDown) {
                throw new IllegalStateException("a connection is lost");
            }
            return member.step(nowMicros, input);
        }

        @Override
        public long nextDeadlineMicros() {
            return member.nextDeadlineMicros();
        }

        @Override
        public boolean acceptsBroadcasts() {
            return member.acceptsBroadcasts();
        }

        @Override
        public int oldestProtocolVersion() {
            return member.oldestProtocolVersion();
        }

        @Override
        public MemberStatistics statistics() {
            return member.statistics();
        }

        @Override
        public MemberReport report() {
            return member.report();
        }
    }

    private static Outcome fragile(Scenario scenario) {
        return Simulation.run(OptionsDraw.draw(scenario.seed()), scenario.selection(), BREAKS_WITH_A_CONNECTION);
    }

    /** The first seed in which it is a break that breaks it, so that the fault cannot be left out. */
    private static Outcome broken() {
        return LongStream.rangeClosed(1, 200)
                .mapToObj(OptionsDraw::draw)
                .filter(options -> options.faults().meanIntervalMicros().containsKey(FaultKind.BREAK))
                .map(options -> Simulation.run(options, BREAKS_WITH_A_CONNECTION))
                .filter(outcome -> outcome.failure().isPresent())
                .findFirst()
                .orElseThrow();
    }

    private Path reported(Outcome failed) {
        new FailureReport(new PrintWriter(printed, true), directory, BREAKS_WITH_A_CONNECTION).accept(failed);
        return directory.resolve("seed-" + failed.options().seed() + ".scenario");
    }

    @Test
    void leavesOutWhatTheFailureDoesNotNeed() throws IOException {
        Outcome failed = broken();

        Scenario scenario = Scenario.parse(Files.readString(reported(failed)));

        List<Strike> strikes = scenario.selection().strikes().orElseThrow();
        assertThat(strikes).hasSizeLessThan(2);
        assertThat(scenario.selection().bursts()).contains(List.of());
        assertThat(fragile(scenario).failure())
                .map(Failure::checker)
                .isEqualTo(failed.failure().map(Failure::checker));
        assertThat(fragile(scenario).steps()).isLessThanOrEqualTo(failed.steps());
    }

    @Test
    void saysHowToSeeItAgain() {
        Outcome failed = broken();
        Path file = reported(failed);
        assertThat(printed.toString())
                .contains("FAILED at")
                .contains("-Dseed=" + failed.options().seed() + ' ')
                .contains("-Dscenario=" + file + ' ')
                .contains("seed " + failed.options().seed());
    }
}
