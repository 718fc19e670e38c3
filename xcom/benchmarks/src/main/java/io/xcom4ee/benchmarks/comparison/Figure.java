package io.xcom4ee.benchmarks.comparison;

/** What a run yields. */
enum Figure {
    /** Messages per second, delivered at the slowest member. */
    DELIVERIES_PER_SECOND("deliveriesPerSecond"),
    /** Latency that half of the messages do not exceed. */
    P50_MICROS("p50Micros"),
    /** Latency that 99 of 100 messages do not exceed. */
    P99_MICROS("p99Micros"),
    /** Latency that 999 of 1000 messages do not exceed. */
    P999_MICROS("p999Micros"),
    /** The largest latency. */
    MAX_MICROS("maxMicros"),
    /** Messages that were asked of all senders together each second, at a fixed rate. */
    RATE_PER_SECOND("ratePerSecond"),
    /** The longest time without a delivery at any survivor. */
    GAP_MILLIS("gapMillis"),
    /** Processor time of all members together. */
    CPU_SECONDS("cpuSeconds"),
    /** Processor time of all members together for one message, delivered at every member. */
    CPU_MICROS_PER_MESSAGE("cpuMicrosPerMessage"),
    /** Bytes that a member allocates on its heap for each message that it delivers. */
    ALLOCATED_PER_DELIVERY("allocatedBytesPerDelivery"),
    /** What a full collection leaves on the heap of the member that keeps most, under load. */
    LIVE_HEAP_BYTES("liveHeapBytes"),
    /** Runnable threads of the whole machine in the last minute. */
    LOAD("load");

    private final String json;

    Figure(String json) {
        this.json = json;
    }

    String json() {
        return json;
    }
}
