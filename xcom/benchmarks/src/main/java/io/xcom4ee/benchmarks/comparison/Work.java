package io.xcom4ee.benchmarks.comparison;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** What is measured. The names on the command line and in files are those of the constants in lower case. */
enum Work {
    /** Messages per second with a bounded number on their way, processor time, allocation and live heap. */
    THROUGHPUT,
    /** From broadcast to the own delivery: one message on its way, and at a fixed rate. */
    LATENCY,
    /** How long survivors deliver nothing after a member, the leader where there is one, is killed under load. */
    FAILURE,
    /** Throughput and processor time as the group grows. */
    GROWTH;

    static Work of(String id) {
        return Arrays.stream(values())
                .filter(work -> work.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("unknown work " + id + "; there are "
                        + Arrays.stream(values()).map(Work::id).collect(Collectors.joining(","))));
    }

    String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
