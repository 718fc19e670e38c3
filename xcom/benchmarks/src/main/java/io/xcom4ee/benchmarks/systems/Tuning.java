package io.xcom4ee.benchmarks.systems;

/** What a group is tuned for, where one setting does not serve all purposes. */
public enum Tuning {
    /** As many messages as possible. */
    THROUGHPUT,
    /** Few messages, each as fast as possible. */
    LATENCY,
    /** To go on soon after a member has died. */
    FAILURE
}
