package io.xcom4ee.benchmarks.group;

import io.xcom4ee.benchmarks.control.Line;
import io.xcom4ee.benchmarks.control.Words;
import io.xcom4ee.benchmarks.group.Results.Latency;
import io.xcom4ee.benchmarks.group.Results.Throughput;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Throughput of all members and latency of broadcasts, in one group that stays whole. */
final class SpeedScenario {
    private static final double NANOS_PER_SECOND = TimeUnit.SECONDS.toNanos(1);
    private static final double MICROS_PER_MILLI = 1_000;

    private final Plan plan;
    private final Progress progress;
    private final Results results;

    SpeedScenario(Plan plan, Progress progress, Results results) {
        this.plan = plan;
        this.progress = progress;
        this.results = results;
    }

    void run(ProcessGroup group, int repetition) throws InterruptedException {
        for (int bytes : plan.sizesBytes()) {
            for (int window : plan.windows()) {
                throughput(group, repetition, bytes, window);
            }
        }
        oneOpen(group, repetition);
        paced(group, repetition);
        results.verified(group.verify());
    }

    private void throughput(ProcessGroup group, int repetition, int bytes, int window) throws InterruptedException {
        group.tellAll(Line.of(Words.LOAD, "bytes", bytes, "window", window));
        Thread.sleep(plan.warmUp().toMillis());
        Collection<Line> measured = measure(group).values();
        group.verify();
        List<Double> perSecond =
                measured.stream().map(SpeedScenario::deliveriesPerSecond).toList();
        double cpuMillis =
                measured.stream().mapToLong(line -> line.number("cpuMillis")).sum();
        double delivered = measured.stream()
                .mapToLong(line -> line.number("delivered"))
                .average()
                .orElse(0);
        Throughput throughput = new Throughput(
                repetition, bytes, window, perSecond, cpuMillis * MICROS_PER_MILLI / delivered, Latencies.of(measured));
        results.add(throughput);
        progress.say(
                "throughput %d: %,d bytes, window %d: %,.0f deliveries/s at each member",
                repetition, bytes, window, throughput.perSecond());
    }

    static double deliveriesPerSecond(Line measured) {
        return measured.number("delivered") * NANOS_PER_SECOND / measured.number("nanos");
    }

    private Map<String, Line> measure(ProcessGroup group) throws InterruptedException {
        return group.askAll(Line.of(Words.MEASURE, "millis", plan.measure().toMillis()), Words.MEASURED);
    }

    /** One member sends, and the next message only when the last one has ended. */
    private void oneOpen(ProcessGroup group, int repetition) throws InterruptedException {
        MemberProcess sender = group.members().get(repetition % group.members().size());
        sender.tell(Line.of(Words.LOAD, "bytes", plan.latencyBytes(), "window", 1));
        report(group, repetition, "one open broadcast in the group");
    }

    /** All members send at a fixed rate. */
    private void paced(ProcessGroup group, int repetition) throws InterruptedException {
        group.tellAll(Line.of(Words.LOAD, "bytes", plan.latencyBytes(), "perSecond", plan.pacePerSecond()));
        report(
                group,
                repetition,
                String.format("%d members, %d/s each", group.members().size(), plan.pacePerSecond()));
    }

    private void report(ProcessGroup group, int repetition, String load) throws InterruptedException {
        Thread.sleep(plan.warmUp().toMillis());
        Latencies latencies = Latencies.of(measure(group).values());
        group.verify();
        results.add(new Latency(repetition, load, plan.latencyBytes(), latencies));
        progress.say(
                "latency %d: %s: p50 %.3f ms, p99 %.3f ms, max %.3f ms of %,d",
                repetition,
                load,
                latencies.p50Millis(),
                latencies.p99Millis(),
                latencies.maxMillis(),
                latencies.count());
    }
}
