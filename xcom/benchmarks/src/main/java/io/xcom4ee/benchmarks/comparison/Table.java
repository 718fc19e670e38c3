package io.xcom4ee.benchmarks.comparison;

import io.xcom4ee.benchmarks.comparison.Run.Case;
import io.xcom4ee.benchmarks.systems.ComparedSystem;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Prints the medians with their spread, one line for each case and system, failed runs included. */
final class Table {
    private static final double BYTES_PER_MIB = 1 << 20;

    private final Summary summary;

    Table(Summary summary) {
        this.summary = summary;
    }

    void print(PrintWriter out) {
        for (Case asked : summary.cases()) {
            out.printf("%n%s%n", title(asked));
            for (ComparedSystem system : summary.systems()) {
                if (!summary.of(asked, system).isEmpty()) {
                    out.println("  " + line(asked, system));
                }
            }
            ratio(asked).ifPresent(text -> out.println("  " + text));
        }
        summary.failures().forEach((what, times) -> out.printf("%nFAILED %d times: %s%n", times, what));
        out.flush();
    }

    /** One run in one line. */
    static String brief(Run run) {
        StringBuilder text = new StringBuilder(run.system().id() + ", " + title(run.toCase()) + ":");
        run.failure().ifPresent(why -> text.append(" FAILED: ").append(why));
        for (Figure figure : shown(run.toCase())) {
            if (run.figures().containsKey(figure)) {
                text.append("  ")
                        .append(text(figure, Statistics.of(List.of(run.figures().get(figure)))));
            }
        }
        return text.toString();
    }

    static String title(Case asked) {
        String kind = switch (asked.kind()) {
            case "closed" -> ", one message on its way";
            case "rate" -> ", at a fixed rate";
            default -> "";
        };
        return asked.work().id() + kind + ": " + asked.members() + " members, "
                + (asked.senders() == asked.members() ? "all send " : "one sends ") + size(asked.sizeBytes());
    }

    static String size(int bytes) {
        if (bytes >= 1 << 20) {
            return (bytes >> 20) + " MiB";
        }
        return bytes >= 1024 ? (bytes >> 10) + " KiB" : bytes + " B";
    }

    private String line(Case asked, ComparedSystem system) {
        StringBuilder text = new StringBuilder(String.format("%-22s", system.label()));
        for (Figure figure : shown(asked)) {
            summary.figure(asked, system, figure)
                    .ifPresent(statistics -> text.append("  ").append(text(figure, statistics)));
        }
        long failed = summary.failed(asked, system);
        if (failed > 0) {
            text.append("  FAILED ")
                    .append(failed)
                    .append(" of ")
                    .append(summary.of(asked, system).size());
        }
        return text.toString();
    }

    private static List<Figure> shown(Case asked) {
        return switch (asked.work()) {
            case THROUGHPUT, GROWTH ->
                List.of(
                        Figure.DELIVERIES_PER_SECOND,
                        Figure.CPU_MICROS_PER_MESSAGE,
                        Figure.ALLOCATED_PER_DELIVERY,
                        Figure.LIVE_HEAP_BYTES,
                        Figure.LOAD);
            case LATENCY ->
                List.of(
                        Figure.P50_MICROS,
                        Figure.P99_MICROS,
                        Figure.P999_MICROS,
                        Figure.RATE_PER_SECOND,
                        Figure.CPU_SECONDS,
                        Figure.LOAD);
            case FAILURE -> List.of(Figure.GAP_MILLIS, Figure.DELIVERIES_PER_SECOND, Figure.CPU_SECONDS, Figure.LOAD);
        };
    }

    private static String text(Figure figure, Statistics statistics) {
        return switch (figure) {
            case DELIVERIES_PER_SECOND -> format("%,11.0f/s", statistics);
            case CPU_MICROS_PER_MESSAGE -> format("%,7.1f us CPU", statistics);
            case ALLOCATED_PER_DELIVERY -> format("%,7.0f B garbage", statistics);
            case LIVE_HEAP_BYTES -> String.format(Locale.ROOT, "%,4.0f MiB live", statistics.median() / BYTES_PER_MIB);
            case P50_MICROS -> format("p50 %,7.0f us", statistics);
            case P99_MICROS -> format("p99 %,7.0f us", statistics);
            case P999_MICROS -> format("p99.9 %,7.0f us", statistics);
            case MAX_MICROS -> format("max %,7.0f us", statistics);
            case RATE_PER_SECOND -> format("at %,.0f/s", statistics);
            case GAP_MILLIS -> format("gap %,7.0f ms", statistics);
            case CPU_SECONDS -> format("%,6.1f s CPU", statistics);
            case LOAD -> format("load %.1f", statistics);
        };
    }

    private static String format(String format, Statistics statistics) {
        return String.format(Locale.ROOT, format, statistics.median()) + spread(statistics);
    }

    /** From the least to the largest, where there are several. */
    private static String spread(Statistics statistics) {
        return statistics.count() == 1
                ? ""
                : String.format(Locale.ROOT, " (%,.1f to %,.1f)", statistics.min(), statistics.max());
    }

    private Optional<String> ratio(Case asked) {
        return switch (asked.work()) {
            case THROUGHPUT, GROWTH ->
                summary.againstBest(
                                asked,
                                Figure.DELIVERIES_PER_SECOND,
                                values -> Arrays.stream(values).max().orElseThrow())
                        .map(ratio ->
                                String.format(Locale.ROOT, "xcom delivers %.2f times what the best other does", ratio));
            case LATENCY -> lowest(asked, Figure.P50_MICROS, "xcom's p50");
            case FAILURE -> lowest(asked, Figure.GAP_MILLIS, "xcom's gap");
        };
    }

    private Optional<String> lowest(Case asked, Figure figure, String what) {
        return summary.againstBest(
                        asked, figure, values -> Arrays.stream(values).min().orElseThrow())
                .map(ratio -> String.format(Locale.ROOT, "%s is %.2f times that of the best other", what, ratio));
    }
}
