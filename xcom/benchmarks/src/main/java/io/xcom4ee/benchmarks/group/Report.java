package io.xcom4ee.benchmarks.group;

import io.xcom4ee.benchmarks.group.Results.FailOver;
import io.xcom4ee.benchmarks.group.Results.Latency;
import io.xcom4ee.benchmarks.group.Results.Throughput;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/** Results as tables for people and as JSON for programs. Over repetitions: the median, and the lowest and highest. */
final class Report {
    private final Results results;

    Report(Results results) {
        this.results = results;
    }

    void print(PrintWriter out) {
        throughput(out);
        latency(out);
        failOver(out);
        out.printf(
                Locale.ROOT,
                "%nEvery message was checked at every member: %,d messages, one order, none lost, none twice.%n",
                results.verifiedMessages());
        out.flush();
    }

    private void throughput(PrintWriter out) {
        if (results.throughputs().isEmpty()) {
            return;
        }
        out.printf("%nThroughput, all members send%n%n");
        out.printf(
                "| bytes | window | deliveries/s at each | lowest - highest | MiB/s | CPU us/message | p50 ms | p99 ms |%n");
        out.printf("|---|---|---|---|---|---|---|---|%n");
        grouped(results.throughputs(), each -> List.of(each.bytes(), each.window()))
                .values()
                .forEach(runs -> {
                    Throughput any = runs.get(0);
                    Spread speed = Spread.of(runs, Throughput::perSecond);
                    out.printf(
                            Locale.ROOT,
                            "| %,d | %d | %,.0f | %,.0f - %,.0f | %.1f | %.2f | %.2f | %.2f |%n",
                            any.bytes(),
                            any.window(),
                            speed.median(),
                            speed.lowest(),
                            speed.highest(),
                            speed.median() * any.bytes() / (1024 * 1024),
                            Spread.of(runs, Throughput::cpuMicrosPerDelivery).median(),
                            Spread.of(runs, run -> run.latencies().p50Millis()).median(),
                            Spread.of(runs, run -> run.latencies().p99Millis()).median());
                });
    }

    private void latency(PrintWriter out) {
        if (results.latencies().isEmpty()) {
            return;
        }
        out.printf("%nLatency, from broadcast to its outcome at the sender%n%n");
        out.printf("| load | bytes | p50 ms | p99 ms | max ms |%n|---|---|---|---|---|%n");
        grouped(results.latencies(), Latency::load).values().forEach(runs -> {
            Latency any = runs.get(0);
            out.printf(
                    Locale.ROOT,
                    "| %s | %,d | %.3f | %.3f | %.3f |%n",
                    any.load(),
                    any.bytes(),
                    Spread.of(runs, run -> run.latencies().p50Millis()).median(),
                    Spread.of(runs, run -> run.latencies().p99Millis()).median(),
                    Spread.of(runs, run -> run.latencies().maxMillis()).median());
        });
    }

    private void failOver(PrintWriter out) {
        if (results.failOvers().isEmpty()) {
            return;
        }
        out.printf("%nFail-over, one member killed while all send%n%n");
        out.printf(
                "| killed | longest pause ms | began after kill ms | longest before ms | deliveries/s before | after |%n");
        out.printf("|---|---|---|---|---|---|%n");
        for (FailOver each : results.failOvers()) {
            out.printf(
                    Locale.ROOT,
                    "| %s | %.0f | %.0f | %.0f | %,.0f | %,.0f |%n",
                    each.victim(),
                    each.longestAfterMillis(),
                    each.beganAfterMillis(),
                    each.longestBeforeMillis(),
                    each.deliveriesPerSecondBefore(),
                    each.deliveriesPerSecondAfter());
        }
        Spread pauses = Spread.of(results.failOvers(), FailOver::longestAfterMillis);
        out.printf(
                Locale.ROOT,
                "%nLongest pause: median %.0f ms, lowest %.0f ms, highest %.0f ms%n",
                pauses.median(),
                pauses.lowest(),
                pauses.highest());
    }

    private static <T, K> Map<K, List<T>> grouped(List<T> runs, Function<T, K> key) {
        return runs.stream().collect(Collectors.groupingBy(key, LinkedHashMap::new, Collectors.toList()));
    }

    /** What repetitions of one measurement gave. */
    private record Spread(double lowest, double median, double highest) {
        static <T> Spread of(List<T> runs, ToDoubleFunction<T> value) {
            double[] sorted = runs.stream().mapToDouble(value).sorted().toArray();
            double median = (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
            return new Spread(sorted[0], median, Arrays.stream(sorted).max().orElse(0));
        }
    }

    /** Everything, unrounded and per repetition. */
    Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("throughput", results.throughputs().stream().map(Report::map).toList());
        map.put("latency", results.latencies().stream().map(Report::map).toList());
        map.put("failOver", results.failOvers().stream().map(Report::map).toList());
        map.put("verifiedMessages", results.verifiedMessages());
        return map;
    }

    private static Map<String, Object> map(Throughput run) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("repetition", run.repetition());
        map.put("bytes", run.bytes());
        map.put("window", run.window());
        map.put("deliveriesPerSecond", run.deliveriesPerSecond());
        map.put("cpuMicrosPerDelivery", run.cpuMicrosPerDelivery());
        map.putAll(map(run.latencies()));
        return map;
    }

    private static Map<String, Object> map(Latency run) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("repetition", run.repetition());
        map.put("load", run.load());
        map.put("bytes", run.bytes());
        map.putAll(map(run.latencies()));
        return map;
    }

    private static Map<String, Object> map(Latencies latencies) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("broadcasts", latencies.count());
        map.put("p50Millis", latencies.p50Millis());
        map.put("p99Millis", latencies.p99Millis());
        map.put("maxMillis", latencies.maxMillis());
        return map;
    }

    private static Map<String, Object> map(FailOver run) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("repetition", run.repetition());
        map.put("victim", run.victim());
        map.put("longestBeforeMillis", run.longestBeforeMillis());
        map.put("longestAfterMillis", run.longestAfterMillis());
        map.put("beganAfterMillis", run.beganAfterMillis());
        map.put("deliveriesPerSecondBefore", run.deliveriesPerSecondBefore());
        map.put("deliveriesPerSecondAfter", run.deliveriesPerSecondAfter());
        return map;
    }
}
