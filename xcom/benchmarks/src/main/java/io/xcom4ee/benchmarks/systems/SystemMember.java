package io.xcom4ee.benchmarks.systems;

import java.io.IOException;

/** One member of a group of one of the compared systems, in this process. Its messages come to {@link Deliveries}. */
public interface SystemMember extends AutoCloseable {
    /** Waits until every member of the group takes part, as far as this one can know. */
    void awaitReady() throws IOException, InterruptedException;

    /**
     * Hands a message over for delivery at every member, this one included. One thread at a time calls it; it may wait for
     * the system's own flow control.
     *
     * @param payload belongs to the caller again when the call ends
     * @throws IOException if the message was not taken
     */
    void broadcast(byte[] payload) throws IOException, InterruptedException;

    /** Whether this member leads the group at this time; false in systems in which nobody does. */
    default boolean leads() {
        return false;
    }

    @Override
    void close();
}
