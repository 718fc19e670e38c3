package io.xcom4ee.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.xcom4ee.chaos.RunProfile.Sort;
import io.xcom4ee.chaos.fault.FaultKind;
import io.xcom4ee.chaos.lab.Requirements;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The bench for every build: real processes, each kind of fault at least once, everything checked. */
class BriefRunTest {
    private static final Path DIRECTORY = Path.of("target", "brief");

    private static void say(String line) {
        System.out.println(line);
    }

    private static void assertKept(Sort sort, Set<FaultKind> without) throws IOException, InterruptedException {
        List<String> missing = Requirements.missing();
        if (!missing.isEmpty()) {
            say("Skipped: " + ChaosMessage.NOT_HERE.text(String.join("; ", missing)));
        }
        assumeTrue(missing.isEmpty());
        List<FaultKind> kinds = new ArrayList<>(PossibleFaults.kinds(BriefRunTest::say));
        kinds.removeAll(without);
        RunResult result = ChaosRun.run(
                RunProfile.brief(sort),
                kinds,
                1,
                Duration.ofSeconds(5),
                DIRECTORY.resolve(sort.name().toLowerCase(Locale.ROOT)));
        assertThat(result.allViolations()).as(Report.line(result)).isEmpty();
        assertThat(result.verdict().acknowledged()).isPositive();
    }

    @Test
    void keepsEveryPromiseUnderEveryKindOfFault() throws IOException, InterruptedException {
        assertKept(Sort.LISTED, Set.of());
    }

    /** Beside what takes processes, so that they come back with the newest release, a few other kinds are enough. */
    @Test
    void upgradesAGroupUnderFaults() throws IOException, InterruptedException {
        assertKept(
                Sort.UPGRADED,
                EnumSet.complementOf(EnumSet.of(
                        FaultKind.KILL, FaultKind.LEAVE, FaultKind.MINORITY, FaultKind.FLAPPING, FaultKind.LOSS)));
    }

    @Test
    void goesOnWithoutALostMajorityWhenItIsForced() throws IOException, InterruptedException {
        assertKept(
                Sort.DYNAMIC,
                EnumSet.complementOf(EnumSet.of(
                        FaultKind.MAJORITY_KILLED,
                        FaultKind.MAJORITY_STOPPED,
                        FaultKind.MAJORITY_CUT,
                        FaultKind.MINORITY,
                        FaultKind.DELAY)));
    }
}
