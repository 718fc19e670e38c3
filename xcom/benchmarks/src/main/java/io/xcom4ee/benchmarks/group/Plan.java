package io.xcom4ee.benchmarks.group;

import java.time.Duration;
import java.util.List;

/**
 * What is measured.
 *
 * @param sizesBytes of the messages
 * @param windows broadcasts that each member keeps open, one measurement for each
 * @param warmUp before each measurement, while the same load runs
 * @param measure how long is counted
 * @param repetitions of throughput and latency, each with fresh processes
 * @param pacePerSecond broadcasts of each member when latency is measured at a fixed rate
 * @param latencyBytes of the messages whose latency is measured
 * @param failOvers how often a member is killed, each time in a fresh group
 * @param failOverBytes of the messages under which it is killed
 * @param observe how long the survivors are watched after a kill
 */
record Plan(
        List<Integer> sizesBytes,
        List<Integer> windows,
        Duration warmUp,
        Duration measure,
        int repetitions,
        int pacePerSecond,
        int latencyBytes,
        int failOvers,
        int failOverBytes,
        Duration observe) {
    Plan {
        sizesBytes = List.copyOf(sizesBytes);
        windows = List.copyOf(windows);
    }
}
