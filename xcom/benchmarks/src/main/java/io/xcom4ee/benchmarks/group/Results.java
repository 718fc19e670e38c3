package io.xcom4ee.benchmarks.group;

import java.util.ArrayList;
import java.util.List;

/** Everything measured in one call of the benchmark. */
final class Results {
    private final List<Throughput> throughputs = new ArrayList<>();
    private final List<Latency> latencies = new ArrayList<>();
    private final List<FailOver> failOvers = new ArrayList<>();
    private long verifiedMessages;

    /**
     * All members send as fast as their windows let them.
     *
     * @param deliveriesPerSecond at each member, of the messages of all
     * @param cpuMicrosPerDelivery processor time of all processes together per message ordered
     */
    record Throughput(
            int repetition,
            int bytes,
            int window,
            List<Double> deliveriesPerSecond,
            double cpuMicrosPerDelivery,
            Latencies latencies) {
        Throughput {
            deliveriesPerSecond = List.copyOf(deliveriesPerSecond);
        }

        double perSecond() {
            return deliveriesPerSecond.stream()
                    .mapToDouble(Double::doubleValue)
                    .average()
                    .orElse(0);
        }
    }

    /**
     * How long broadcasts take.
     *
     * @param load what was going on meanwhile
     */
    record Latency(int repetition, String load, int bytes, Latencies latencies) {}

    /**
     * One member is killed while all send.
     *
     * @param victim who was killed
     * @param longestBeforeMillis the longest pause in delivery at the later survivors in an equal time before: what the
     *     machine does by itself
     * @param longestAfterMillis the longest pause in delivery at any survivor after the kill
     * @param beganAfterMillis when it began, counted from the kill
     * @param deliveriesPerSecondBefore at each survivor
     * @param deliveriesPerSecondAfter at each survivor
     */
    record FailOver(
            int repetition,
            String victim,
            double longestBeforeMillis,
            double longestAfterMillis,
            double beganAfterMillis,
            double deliveriesPerSecondBefore,
            double deliveriesPerSecondAfter) {}

    void add(Throughput throughput) {
        throughputs.add(throughput);
    }

    void add(Latency latency) {
        latencies.add(latency);
    }

    void add(FailOver failOver) {
        failOvers.add(failOver);
    }

    void verified(long messages) {
        verifiedMessages += messages;
    }

    List<Throughput> throughputs() {
        return List.copyOf(throughputs);
    }

    List<Latency> latencies() {
        return List.copyOf(latencies);
    }

    List<FailOver> failOvers() {
        return List.copyOf(failOvers);
    }

    /** Messages whose order, completeness and uniqueness were checked at every member. */
    long verifiedMessages() {
        return verifiedMessages;
    }
}
