package io.xcom4ee.simulator.network;

import io.xcom4ee.core.base.ProtocolVersion;
import io.xcom4ee.core.message.Frame;
import io.xcom4ee.simulator.options.NetworkOptions;
import io.xcom4ee.simulator.random.Randomness;
import java.util.ArrayDeque;
import java.util.Deque;

/** The outgoing connections of one process to another one, one after the other: they carry its frames. */
final class Link {
    final Endpoint from;
    final Endpoint to;
    final int fromIndex;
    final int toIndex;
    final Deque<Transit> held = new ArrayDeque<>();
    State state = State.DOWN;
    /** Counts the connections: what is under way on an earlier one is stale. */
    int connection;
    /** Sent and not yet taken by the receiver, on all connections. */
    int underWay;
    /** Frames were dropped at the limit: the sender is told when there is room again. */
    boolean overflowed;
    /** Until then everything is dropped as if the queue were full. */
    long chokedUntilMicros;
    /** Until then everything takes so much longer. */
    long slowUntilMicros;

    long slowByMicros;
    /** The next frame is damaged. */
    boolean corruptNext;
    /** Nothing sent later arrives earlier. */
    long lastArrivalMicros;

    enum State {
        /** Not connected, and the sender knows it. */
        DOWN,
        /** Connected. */
        UP,
        /** Not connected any more, and the sender does not know it yet. */
        BROKEN
    }

    /** A frame on its way. */
    record Transit(Link link, int connection, Frame frame) {
        boolean isStale() {
            return connection != link.connection;
        }
    }

    /** All that is left to chance on this way, whatever happens on others. */
    final Randomness chance;

    Link(Endpoint from, int fromIndex, Endpoint to, int toIndex, Randomness chance) {
        this.chance = chance;
        this.from = from;
        this.to = to;
        this.fromIndex = fromIndex;
        this.toIndex = toIndex;
    }

    /** How long the next frame takes. */
    long delay(long nowMicros, NetworkOptions options) {
        long more = nowMicros < slowUntilMicros ? slowByMicros : 0;
        return more
                + (chance.permille(options.tailPermille())
                        ? chance.magnitude(options.delayMaxMicros(), options.tailMaxMicros())
                        : chance.between(options.delayMinMicros(), options.delayMaxMicros()));
    }

    /** Ends all faults of this way. */
    void calm() {
        chokedUntilMicros = 0;
        slowUntilMicros = 0;
        corruptNext = false;
    }

    /** Whether a handshake would find a protocol version that both speak. */
    boolean hasCommonVersion() {
        return ProtocolVersion.newestOf(from.info()) >= to.oldestProtocolVersion()
                && ProtocolVersion.newestOf(to.info()) >= from.oldestProtocolVersion();
    }
}
