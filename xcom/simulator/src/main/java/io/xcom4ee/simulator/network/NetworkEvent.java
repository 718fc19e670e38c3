package io.xcom4ee.simulator.network;

/** What happens to single frames. Each must have happened in a batch of seeds. */
public enum NetworkEvent {
    /** Vanished within a connection. */
    LOST,
    /** Came twice within a connection. */
    DUPLICATED,
    /** Was overtaken within a connection. */
    OVERTAKEN,
    /** Came after its connection had broken. */
    LATE,
    /** Was dropped because the queue was full. */
    OVERFLOWED,
    /** Was stopped by a cut. */
    CUT,
    /** Was damaged. */
    CORRUPTED,
    /** Came again long afterwards. */
    REPLAYED,
    /** Came from somebody who had no business to send it. */
    FORGED
}
