package io.xcom4ee.simulator.mutant;

import io.xcom4ee.simulator.mutant.MutantTrials.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutionException;

/** Prints the table of the whole catalogue: which deliberate bug is noticed, after how many seeds, by whom. */
final class Mutants {
    private Mutants() {}

    /** Exit code 0: each was noticed within its budget; 1: one was not; 2: none has such a name. */
    public static void main(String[] arguments) throws IOException, InterruptedException, ExecutionException {
        // A new one each time: what an earlier run has left is of another state of the core.
        Path directory = Files.createTempDirectory(Files.createDirectories(Path.of("target", "mutants")), "run");
        String part = arguments.length == 0 ? "" : arguments[0];
        List<Mutant> chosen = Catalogue.ALL.stream()
                .filter(mutant -> mutant.name().contains(part))
                .toList();
        if (chosen.isEmpty()) {
            System.err.println("no deliberate bug has \"" + part + "\" in its name; docs/simulation.md lists them all");
            System.exit(2);
        }
        System.out.println(Verdict.TITLE);
        List<Verdict> verdicts = new MutantTrials(
                        directory, Runtime.getRuntime().availableProcessors())
                .run(chosen, verdict -> System.out.println(verdict.row()));
        long noticed = verdicts.stream().filter(Verdict::isNoticed).count();
        System.out.println(noticed + " of " + verdicts.size() + " deliberate bugs noticed");
        System.exit(noticed == verdicts.size() ? 0 : 1);
    }
}
