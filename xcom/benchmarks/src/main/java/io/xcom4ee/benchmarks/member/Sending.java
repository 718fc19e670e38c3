package io.xcom4ee.benchmarks.member;

/** What a {@link Load} drives. One thread at a time calls it. */
interface Sending {
    /** Sends the next message; its latency counts from {@code startNanos}. */
    void send(Payload payload, long startNanos) throws InterruptedException;

    /** Messages that are on their way. */
    long open();

    /** Waits until at most so many messages are on their way. */
    void awaitOpen(long most);
}
