package io.xcom4ee.benchmarks.comparison;

import io.xcom4ee.benchmarks.systems.ComparedSystem;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * One measurement of one system.
 *
 * @param kind of load, where a work has several: as {@code closed} and {@code rate} for latency
 * @param senders members that send at the same time
 * @param sizeBytes of every message
 * @param failure why it counts for nothing, if it does
 * @param figures what was measured, by the names below; empty if it failed
 */
record Run(
        Work work,
        String kind,
        ComparedSystem system,
        int members,
        int senders,
        int sizeBytes,
        int round,
        Optional<String> failure,
        Map<Figure, Double> figures) {
    Run {
        figures = Map.copyOf(figures);
    }

    /** Runs that differ in the system or the round only are of one case. */
    record Case(Work work, String kind, int members, int senders, int sizeBytes) {}

    Case toCase() {
        return new Case(work, kind, members, senders, sizeBytes);
    }

    static Run of(Case measured, Task task, Map<Figure, Double> figures) {
        return new Run(
                measured.work(),
                measured.kind(),
                task.system(),
                measured.members(),
                measured.senders(),
                measured.sizeBytes(),
                task.round(),
                Optional.empty(),
                figures);
    }

    static Run failed(Case measured, Task task, String why) {
        return new Run(
                measured.work(),
                measured.kind(),
                task.system(),
                measured.members(),
                measured.senders(),
                measured.sizeBytes(),
                task.round(),
                Optional.of(why),
                Map.of());
    }

    /** As it is written to the file of results. */
    Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("system", system.id());
        map.put("version", system.version());
        map.put("work", work.id());
        map.put("kind", kind);
        map.put("members", members);
        map.put("senders", senders);
        map.put("size", sizeBytes);
        map.put("round", round);
        map.put("sameSequence", !system.ordered() ? "not promised" : failure.isEmpty() ? "yes" : "no");
        failure.ifPresent(why -> map.put("failure", why));
        for (Figure figure : Figure.values()) {
            if (figures.containsKey(figure)) {
                map.put(figure.json(), figures.get(figure));
            }
        }
        return map;
    }
}
