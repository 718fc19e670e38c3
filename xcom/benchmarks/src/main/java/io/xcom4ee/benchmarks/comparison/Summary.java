package io.xcom4ee.benchmarks.comparison;

import io.xcom4ee.benchmarks.comparison.Run.Case;
import io.xcom4ee.benchmarks.systems.ComparedSystem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/** All runs so far, by case and system in the order in which they came. */
final class Summary {
    private final List<Run> runs = new ArrayList<>();

    void add(Run run) {
        runs.add(run);
    }

    List<Run> runs() {
        return List.copyOf(runs);
    }

    List<Case> cases() {
        return runs.stream().map(Run::toCase).distinct().toList();
    }

    List<ComparedSystem> systems() {
        return runs.stream().map(Run::system).distinct().sorted().toList();
    }

    /** The runs of one system in one case. */
    List<Run> of(Case asked, ComparedSystem system) {
        return runs.stream()
                .filter(run -> run.system() == system && run.toCase().equals(asked))
                .toList();
    }

    /** A figure over the runs that did not fail; nothing if none yielded it. */
    Optional<Statistics> figure(Case asked, ComparedSystem system, Figure figure) {
        List<Double> values = of(asked, system).stream()
                .map(run -> run.figures().get(figure))
                .filter(java.util.Objects::nonNull)
                .toList();
        return values.isEmpty() ? Optional.empty() : Optional.of(Statistics.of(values));
    }

    /** Runs that failed. */
    long failed(Case asked, ComparedSystem system) {
        return of(asked, system).stream()
                .filter(run -> run.failure().isPresent())
                .count();
    }

    /** The median of our runs against the best median of the other ordering systems; nothing without both. */
    Optional<Double> againstBest(Case asked, Figure figure, ToDoubleFunction<double[]> best) {
        double[] others = systems().stream()
                .filter(system -> system != ComparedSystem.XCOM && system.ordered())
                .flatMap(system -> figure(asked, system, figure).stream())
                .mapToDouble(Statistics::median)
                .toArray();
        return others.length == 0
                ? Optional.empty()
                : figure(asked, ComparedSystem.XCOM, figure).map(own -> own.median() / best.applyAsDouble(others));
    }

    /** Why runs failed, with how often. */
    Map<String, Integer> failures() {
        Map<String, Integer> failures = new LinkedHashMap<>();
        for (Run run : runs) {
            run.failure()
                    .ifPresent(why -> failures.merge(
                            run.system().id() + ", " + run.work().id() + " " + run.kind() + ", " + run.members()
                                    + " members, " + run.senders() + " senders, " + run.sizeBytes() + " B: " + why,
                            1,
                            Integer::sum));
        }
        return failures;
    }
}
