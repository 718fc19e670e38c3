package io.xcom4ee.chaos;

import io.xcom4ee.benchmarks.group.Json;
import io.xcom4ee.chaos.fault.FaultKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToLongFunction;

/** Tells what was injected and what came of it: for people, and for programs. */
final class Report {
    private final List<RunResult> results;

    Report(List<RunResult> results) {
        this.results = List.copyOf(results);
    }

    /** One run in one line. */
    static String line(RunResult result) {
        return String.format(
                Locale.ROOT,
                "%s, seed %d: %d faults, %,d sent, %,d acknowledged, %,d not delivered, %,d unknown, %d views,"
                        + " %d expulsions, whole %s after the faults, %d lost%s, %d violations",
                result.title(),
                result.seed(),
                result.faultCount(),
                result.verdict().sent(),
                result.verdict().acknowledged(),
                result.verdict().notDelivered(),
                result.verdict().unknown(),
                result.verdict().views(),
                result.verdict().expelled(),
                result.recoveryMillis() < 0 ? "never" : result.recoveryMillis() + " ms",
                result.verdict().lost(),
                givenUp(result),
                result.violationCount());
    }

    private static String givenUp(RunResult result) {
        long givenUp = result.verdict().givenUp();
        return givenUp == 0 ? "" : String.format(Locale.ROOT, " (and %,d given up with lost majorities)", givenUp);
    }

    private long sum(ToLongFunction<RunResult> of) {
        return results.stream().mapToLong(of).sum();
    }

    private Map<FaultKind, Long> faults() {
        Map<FaultKind, Long> faults = new EnumMap<>(FaultKind.class);
        for (FaultKind kind : FaultKind.values()) {
            faults.put(kind, sum(result -> result.faults().getOrDefault(kind, 0L)));
        }
        return faults;
    }

    private Map<String, Long> frames() {
        Map<String, Long> frames = new LinkedHashMap<>();
        results.forEach(result -> result.frames().forEach((kind, count) -> frames.merge(kind, count, Long::sum)));
        return frames;
    }

    long violations() {
        return sum(RunResult::violationCount);
    }

    /** The last line: what was injected and what was lost. */
    String lastLine() {
        long kinds = faults().values().stream().filter(count -> count > 0).count();
        return String.format(
                Locale.ROOT,
                "chaos: %d runs, %d faults of %d kinds, %,d frames corrupted; %,d messages sent, %,d acknowledged,"
                        + " %d lost, %d violations",
                results.size(),
                sum(RunResult::faultCount),
                kinds,
                frames().getOrDefault("corrupted", 0L),
                sum(result -> result.verdict().sent()),
                sum(result -> result.verdict().acknowledged()),
                sum(result -> result.verdict().lost()),
                violations());
    }

    /** Tables in Markdown. */
    String markdown() {
        StringBuilder text = new StringBuilder("# Chaos report\n\n| Fault | times |\n|---|---|\n");
        faults().forEach((kind, count) -> text.append("| ")
                .append(kind.title())
                .append(" | ")
                .append(count)
                .append(" |\n"));
        text.append("\n| Frames | number |\n|---|---|\n");
        frames().forEach((kind, count) ->
                text.append("| ").append(kind).append(" | ").append(count).append(" |\n"));
        text.append("\nConnections that members closed because of what came on them, as told in their logs: ")
                .append(sum(RunResult::noticed))
                .append(".\n\n");
        for (RunResult result : results) {
            text.append("* ")
                    .append(line(result))
                    .append(" (")
                    .append(result.directory())
                    .append(")\n");
            result.allViolations()
                    .forEach(violation -> text.append("  * ").append(violation).append('\n'));
        }
        return text.append('\n').append(lastLine()).append('\n').toString();
    }

    /** Writes {@code report.md} and {@code report.json}. */
    void write(Path directory) throws IOException {
        Files.writeString(directory.resolve("report.md"), markdown());
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("faults", faults());
        all.put("frames", frames());
        all.put("runs", results.stream().map(Report::json).toList());
        Files.writeString(directory.resolve("report.json"), Json.of(all) + "\n");
    }

    private static Map<String, Object> json(RunResult result) {
        Map<String, Object> run = new LinkedHashMap<>();
        run.put("title", result.title());
        run.put("seed", result.seed());
        run.put("faults", result.faultCount());
        run.put("sent", result.verdict().sent());
        run.put("acknowledged", result.verdict().acknowledged());
        run.put("notDelivered", result.verdict().notDelivered());
        run.put("unknown", result.verdict().unknown());
        run.put("delivered", result.verdict().delivered());
        run.put("views", result.verdict().views());
        run.put("expelled", result.verdict().expelled());
        run.put("recoveryMillis", result.recoveryMillis());
        run.put("lost", result.verdict().lost());
        run.put("givenUp", result.verdict().givenUp());
        run.put("violations", new ArrayList<>(result.allViolations()));
        return run;
    }
}
