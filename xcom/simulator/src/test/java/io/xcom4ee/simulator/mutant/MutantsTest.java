package io.xcom4ee.simulator.mutant;

import static org.assertj.core.api.Assertions.assertThat;

import io.xcom4ee.simulator.mutant.MutantTrials.Verdict;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The simulator is shown to find bugs: each of the catalogue is noticed within its budget of seeds. Those that need more
 * seeds than a build has time for are tried by {@code ./mvnw -q -Pmutants verify}.
 */
class MutantsTest {
    private static final int THREADS = 2;
    static final int BUDGET_OF_A_BUILD = 400;

    @TempDir
    private Path directory;

    @Test
    void noticesEveryDeliberateBug() throws InterruptedException, ExecutionException {
        List<Mutant> tried = Catalogue.ALL.stream()
                .filter(mutant -> mutant.budget() <= BUDGET_OF_A_BUILD)
                .toList();
        List<Verdict> verdicts =
                new MutantTrials(directory, THREADS).run(tried, verdict -> System.out.println(verdict.row()));
        assertThat(verdicts).allMatch(Verdict::isNoticed);
    }
}
