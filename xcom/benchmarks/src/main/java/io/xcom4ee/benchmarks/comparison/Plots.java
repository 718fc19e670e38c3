package io.xcom4ee.benchmarks.comparison;

import io.xcom4ee.benchmarks.comparison.Run.Case;
import io.xcom4ee.benchmarks.plot.Bars;
import io.xcom4ee.benchmarks.plot.Lines;
import io.xcom4ee.benchmarks.plot.Ranges;
import io.xcom4ee.benchmarks.plot.Sheet;
import io.xcom4ee.benchmarks.systems.ComparedSystem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleFunction;

/** Draws what was measured: one file for each work, and one for memory. */
final class Plots {
    private static final double PANEL = 460;
    private static final double BYTES_PER_MIB = 1 << 20;

    private final Summary summary;

    Plots(Summary summary) {
        this.summary = summary;
    }

    /** Files by name. */
    Map<String, String> draw() {
        Map<String, String> files = new LinkedHashMap<>();
        put(files, "comparison-throughput.svg", throughput());
        put(files, "comparison-latency.svg", latency());
        put(files, "comparison-failure.svg", failure());
        put(files, "comparison-growth.svg", growth());
        put(files, "comparison-memory.svg", memory());
        return files;
    }

    private static void put(Map<String, String> files, String name, Sheet sheet) {
        if (!sheet.isEmpty()) {
            files.put(name, sheet.toSvg());
        }
    }

    private static String colour(ComparedSystem system) {
        return switch (system) {
            case XCOM -> "#1f6fd6";
            case JGROUPS -> "#e08a1e";
            case JGROUPS_RAFT -> "#b5651d";
            case RATIS -> "#8c6bb1";
            case AERON -> "#2c9c5a";
            case NIO -> "#aaaaaa";
        };
    }

    private List<Case> cases(Work work) {
        return summary.cases().stream().filter(asked -> asked.work() == work).toList();
    }

    private Sheet throughput() {
        Sheet sheet = new Sheet(
                "Messages per second, delivered in one order at every member",
                "Median of all rounds; the thin line spans all rounds. Longer is better. Grey: sockets without any order,"
                        + " which nothing can exceed.",
                2,
                PANEL);
        for (Case asked : cases(Work.THROUGHPUT)) {
            sheet.add(bars(asked, "", Figure.DELIVERIES_PER_SECOND, Plots::count));
        }
        return sheet;
    }

    private Sheet failure() {
        Sheet sheet = new Sheet(
                "Longest time without a delivery at any survivor after one member is killed",
                "The leader is killed where there is one. Median of all rounds; the thin line spans all rounds. Shorter"
                        + " is better.",
                1,
                2 * PANEL);
        for (Case asked : cases(Work.FAILURE)) {
            sheet.add(bars(asked, "", Figure.GAP_MILLIS, value -> String.format(Locale.ROOT, "%,.0f ms", value)));
        }
        return sheet;
    }

    private Sheet memory() {
        Sheet sheet = new Sheet(
                "Memory while all send as much as they can",
                "Left: bytes of garbage that a member makes for each message that it delivers. Right: what a full"
                        + " collection leaves on its heap. Shorter is better.",
                2,
                PANEL);
        for (Case asked : cases(Work.THROUGHPUT)) {
            if (asked.senders() == asked.members()) {
                sheet.add(bars(
                        asked,
                        ": garbage",
                        Figure.ALLOCATED_PER_DELIVERY,
                        value -> String.format(Locale.ROOT, "%,.0f B", value)));
                sheet.add(bars(
                        asked,
                        ": live heap",
                        Figure.LIVE_HEAP_BYTES,
                        value -> String.format(Locale.ROOT, "%,.0f MiB", value / BYTES_PER_MIB)));
            }
        }
        return sheet;
    }

    private Bars bars(Case asked, String what, Figure figure, DoubleFunction<String> text) {
        List<Bars.Bar> bars = new ArrayList<>();
        for (ComparedSystem system : summary.systems()) {
            if (!summary.of(asked, system).isEmpty()) {
                Statistics none = new Statistics(0, Double.NaN, Double.NaN, Double.NaN);
                Statistics value = summary.figure(asked, system, figure).orElse(none);
                bars.add(new Bars.Bar(
                        system.label(),
                        colour(system),
                        value.median(),
                        value.min(),
                        value.max(),
                        system.ordered(),
                        note(asked, system)));
            }
        }
        return new Bars(Table.title(asked) + what, bars, text);
    }

    private String note(Case asked, ComparedSystem system) {
        long failed = summary.failed(asked, system);
        return failed == 0 ? "" : failed + " of " + summary.of(asked, system).size() + " runs failed";
    }

    private Sheet latency() {
        Sheet sheet = new Sheet(
                "Time from broadcast to the sender's own delivery",
                "Marks: half, 99 and 99.9 of 100 messages are faster; medians of all rounds. Further left is better;"
                        + " every step to the right is ten times slower.",
                1,
                2 * PANEL);
        for (Case asked : cases(Work.LATENCY)) {
            List<Ranges.Range> ranges = new ArrayList<>();
            for (ComparedSystem system : summary.systems()) {
                if (!summary.of(asked, system).isEmpty()) {
                    List<Double> marks = new ArrayList<>();
                    for (Figure figure : List.of(Figure.P50_MICROS, Figure.P99_MICROS, Figure.P999_MICROS)) {
                        summary.figure(asked, system, figure).ifPresent(value -> marks.add(value.median()));
                    }
                    ranges.add(new Ranges.Range(system.label(), colour(system), marks, note(asked, system)));
                }
            }
            sheet.add(new Ranges(Table.title(asked), ranges, Plots::micros));
        }
        return sheet;
    }

    private Sheet growth() {
        Sheet sheet = new Sheet(
                "What more members cost, all sending",
                "Medians of all rounds. Every line up is ten times more.",
                2,
                1.2 * PANEL);
        if (!cases(Work.GROWTH).isEmpty()) {
            sheet.add(lines(
                    "messages per second, delivered at every member", Figure.DELIVERIES_PER_SECOND, Plots::count));
            sheet.add(lines(
                    "processor time of all members together for one message",
                    Figure.CPU_MICROS_PER_MESSAGE,
                    Plots::micros));
        }
        return sheet;
    }

    private Lines lines(String title, Figure figure, DoubleFunction<String> text) {
        List<Lines.Curve> curves = new ArrayList<>();
        for (ComparedSystem system : summary.systems()) {
            List<Lines.Point> points = new ArrayList<>();
            for (Case asked : cases(Work.GROWTH)) {
                Optional<Statistics> value = summary.figure(asked, system, figure);
                value.ifPresent(statistics -> points.add(new Lines.Point(asked.members(), statistics.median())));
            }
            curves.add(new Lines.Curve(system.label(), colour(system), points));
        }
        String size = Table.size(cases(Work.GROWTH).get(0).sizeBytes());
        return new Lines(title + ", " + size, "members", curves, text);
    }

    /** As 12,300 or 4.56 million. */
    private static String count(double value) {
        return value >= 1_000_000
                ? String.format(Locale.ROOT, "%,.2f million", value / 1_000_000)
                : String.format(Locale.ROOT, value < 100 ? "%,.1f" : "%,.0f", value);
    }

    private static String micros(double value) {
        if (value >= 1_000_000) {
            return String.format(Locale.ROOT, "%,.1f s", value / 1_000_000);
        }
        return value >= 1_000
                ? String.format(Locale.ROOT, "%,.1f ms", value / 1_000)
                : String.format(Locale.ROOT, value < 10 ? "%.1f µs" : "%.0f µs", value);
    }
}
