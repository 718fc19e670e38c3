package io.xcom4ee.it.path;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * What the same load makes of the bare engine and of an application in servers. A ratio is that of two measurements of one round, so
 * that it matters little how fast the machine is at the time; of several rounds the middle one counts.
 */
record PathReport(List<Result> results) {
    private static final double RATIO_DIGITS = 1000.0;
    private static final double MICROS_DIGITS = 10.0;

    PathReport {
        results = List.copyOf(results);
    }

    /**
     * One measurement.
     *
     * @param senders all members, or 1: each alone in turn
     * @param round from 1
     */
    record Result(Way way, int senders, int round, Speed speed) {}

    /** For people. */
    String table() {
        StringBuilder table =
                new StringBuilder(String.format("%n%-26s %-46s %s%n", "3 members, 1 KiB", "all send", "one sends"));
        for (Way way : Way.values()) {
            table.append(String.format("%-26s %s   %s%n", way.label(), text(way, ServerPath.MEMBERS), text(way, 1)));
        }
        return table.toString();
    }

    private String text(Way way, int senders) {
        double[] ratios = ratios(way, senders).toArray();
        return String.format(
                Locale.ROOT,
                "%,9.0f/s %4.1f us CPU %4.2f (%4.2f to %4.2f)",
                median(speeds(way, senders, Speed::perSecond)),
                median(speeds(way, senders, Speed::cpuMicros)),
                median(Arrays.stream(ratios)),
                Arrays.stream(ratios).min().orElseThrow(),
                Arrays.stream(ratios).max().orElseThrow());
    }

    /** How much of the bare engine is left from a bean to the observers; the worse of both loads. */
    double ratio() {
        return IntStream.of(ServerPath.MEMBERS, 1)
                .mapToDouble(senders -> median(ratios(Way.SERVERS, senders)))
                .min()
                .orElseThrow();
    }

    private DoubleStream ratios(Way way, int senders) {
        return results.stream()
                .filter(result -> result.way() == way && result.senders() == senders)
                .mapToDouble(this::ratio);
    }

    private DoubleStream speeds(Way way, int senders, ToDoubleFunction<Speed> figure) {
        return results.stream()
                .filter(result -> result.way() == way && result.senders() == senders)
                .mapToDouble(result -> figure.applyAsDouble(result.speed()));
    }

    private double ratio(Result result) {
        Result bare = results.stream()
                .filter(each ->
                        each.way() == Way.BARE && each.senders() == result.senders() && each.round() == result.round())
                .findFirst()
                .orElseThrow();
        return result.speed().perSecond() / bare.speed().perSecond();
    }

    private static double median(DoubleStream values) {
        double[] sorted = values.sorted().toArray();
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    /** For programs. */
    JsonObject json() {
        JsonArrayBuilder runs = Json.createArrayBuilder();
        results.forEach(result -> runs.add(json(result)));
        return Json.createObjectBuilder()
                .add("members", ServerPath.MEMBERS)
                .add("size", ServerPath.BYTES)
                .add("window", ServerPath.WINDOW)
                .add("ratio", rounded(ratio(), RATIO_DIGITS))
                .add("runs", runs)
                .build();
    }

    private JsonObjectBuilder json(Result result) {
        return Json.createObjectBuilder()
                .add("way", result.way().name().toLowerCase(Locale.ROOT))
                .add("senders", result.senders())
                .add("round", result.round())
                .add("deliveriesPerSecond", Math.round(result.speed().perSecond()))
                .add("cpuMicrosPerMessage", rounded(result.speed().cpuMicros(), MICROS_DIGITS))
                .add("ratio", rounded(ratio(result), RATIO_DIGITS));
    }

    private static double rounded(double value, double digits) {
        return Math.round(value * digits) / digits;
    }
}
