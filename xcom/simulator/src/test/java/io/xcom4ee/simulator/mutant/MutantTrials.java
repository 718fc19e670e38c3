package io.xcom4ee.simulator.mutant;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.LongFunction;

/** Tries deliberate bugs, several at a time: runs seeds with each until a checker notices it or its budget is spent. */
final class MutantTrials {
    private final Path directory;
    private final int threads;

    /**
     * Trials that are not begun yet.
     *
     * @param directory where the mutated cores are built
     */
    MutantTrials(Path directory, int threads) {
        this.directory = directory;
        this.threads = threads;
    }

    /** What became of one deliberate bug. */
    record Verdict(Mutant mutant, long seeds, String checker) {
        static final String TITLE = "| Deliberate bug | Seeds | Noticed by |\n|---|---|---|";

        boolean isNoticed() {
            return !checker.isEmpty();
        }

        /** A row of the table. */
        String row() {
            return String.format(
                    Locale.ROOT,
                    "| %s | %s | %s |",
                    mutant.name(),
                    isNoticed() ? Long.toString(seeds) : "> " + seeds,
                    isNoticed() ? checker : "nobody");
        }
    }

    /** Verdicts in the order of the mutants; {@code onVerdict} gets each as soon as it and all before it are there. */
    List<Verdict> run(List<Mutant> mutants, Consumer<Verdict> onVerdict)
            throws InterruptedException, ExecutionException {
        ExecutorService executor = Executors.newFixedThreadPool(threads);
        try {
            Map<Mutant, Future<Verdict>> runs = new HashMap<>();
            // Those that may need many seeds first: one that begins last would be waited for by one thread alone.
            mutants.stream()
                    .sorted(Comparator.comparingInt(Mutant::budget).reversed())
                    .forEach(mutant -> runs.put(mutant, executor.submit(() -> verdict(mutant))));
            List<Verdict> verdicts = new ArrayList<>();
            for (Mutant mutant : mutants) {
                Verdict verdict = runs.get(mutant).get();
                onVerdict.accept(verdict);
                verdicts.add(verdict);
            }
            return verdicts;
        } finally {
            executor.shutdownNow();
        }
    }

    private Verdict verdict(Mutant mutant) throws IOException, ReflectiveOperationException {
        LongFunction<String> seeds =
                MutatedCore.build(mutant, directory.resolve(mutant.name().replace(' ', '-')), mutant.runner());
        for (long seed = 1; seed <= mutant.budget(); seed++) {
            String checker = seeds.apply(seed);
            if (!checker.isEmpty()) {
                return new Verdict(mutant, seed, checker);
            }
        }
        return new Verdict(mutant, mutant.budget(), "");
    }
}
