package io.xcom4ee.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.xcom4ee.chaos.lab.Requirements;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The bench for every build: real processes, each kind of fault at least once, everything checked. */
class BriefRunTest {
    private static final Path DIRECTORY = Path.of("target", "brief");

    private static void say(String line) {
        System.out.println(line);
    }

    @Test
    void keepsEveryPromiseUnderEveryKindOfFault() throws IOException, InterruptedException {
        List<String> missing = Requirements.missing();
        if (!missing.isEmpty()) {
            say("Skipped: " + ChaosMessage.NOT_HERE.text(String.join("; ", missing)));
        }
        assumeTrue(missing.isEmpty());
        RunResult result = ChaosRun.run(
                RunProfile.brief(), PossibleFaults.kinds(BriefRunTest::say), 1, Duration.ofSeconds(5), DIRECTORY);
        assertThat(result.allViolations()).as(Report.line(result)).isEmpty();
        assertThat(result.verdict().acknowledged()).isPositive();
    }
}
