package io.xcom4ee.simulator.mutant;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.LongFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The simulator is shown to find bugs: each of the catalogue is noticed within its budget of seeds. Those that need more
 * seeds than a build has time for are tried with {@code -Dxcom.mutants=all}.
 */
class MutantsTest {
    private static final int THREADS = 2;
    private static final int BUDGET_OF_A_BUILD = 400;

    @TempDir
    private Path directory;

    private record Verdict(Mutant mutant, long seeds, String checker) {
        boolean isNoticed() {
            return !checker.isEmpty();
        }

        @Override
        public String toString() {
            return String.format(
                    Locale.ROOT,
                    "| %-58s | %5s | %-24s |",
                    mutant.name(),
                    isNoticed() ? Long.toString(seeds) : "> " + seeds,
                    checker);
        }
    }

    @Test
    void noticesEveryDeliberateBug() throws InterruptedException, ExecutionException {
        ExecutorService executor = Executors.newFixedThreadPool(THREADS);
        try {
            List<Future<Verdict>> runs = new ArrayList<>();
            boolean all = "all".equals(System.getProperty("xcom.mutants"));
            List<Mutant> tried = Catalogue.ALL.stream()
                    .filter(mutant -> all || mutant.budget() <= BUDGET_OF_A_BUILD)
                    .toList();
            for (Mutant mutant : tried) {
                runs.add(executor.submit(() -> verdict(mutant)));
            }
            List<Verdict> verdicts = new ArrayList<>();
            for (Future<Verdict> run : runs) {
                verdicts.add(run.get());
            }
            verdicts.forEach(System.out::println);
            assertThat(verdicts).allMatch(Verdict::isNoticed);
        } finally {
            executor.shutdownNow();
        }
    }

    private Verdict verdict(Mutant mutant) throws Exception {
        LongFunction<String> seeds =
                MutatedCore.build(mutant, directory.resolve(mutant.name().replace(' ', '-')));
        for (long seed = 1; seed <= mutant.budget(); seed++) {
            String checker = seeds.apply(seed);
            if (!checker.isEmpty()) {
                return new Verdict(mutant, seed, checker);
            }
        }
        return new Verdict(mutant, mutant.budget(), "");
    }
}
