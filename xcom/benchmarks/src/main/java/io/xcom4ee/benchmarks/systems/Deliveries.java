package io.xcom4ee.benchmarks.systems;

import java.nio.ByteBuffer;

/** Takes what a member delivers, message by message in its order, from one thread at a time. */
@FunctionalInterface
public interface Deliveries {
    /**
     * A message is delivered.
     *
     * @param payload from index 0 to its limit, big-endian; valid during the call only
     */
    void delivered(ByteBuffer payload);
}
