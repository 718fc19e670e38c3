package io.xcom4ee.engine.transport;

import java.time.Duration;
import java.util.Objects;

/**
 * How patient a transport is.
 *
 * @param silence a peer that has not been heard for this long makes way for another process of its name
 * @param handshake a connection of which nobody knows whose it is lives no longer than this; opening one takes no longer
 * @param checks between two looks at all connections and addresses
 * @param stall a connection that takes nothing for this long while something waits for it is closed
 * @param useless an address that is no seed and belongs to nobody in the view is dialled in vain for this long
 */
public record TransportTiming(Duration silence, Duration handshake, Duration checks, Duration stall, Duration useless) {
    public TransportTiming {
        Objects.requireNonNull(silence, "silence");
        Objects.requireNonNull(handshake, "handshake");
        Objects.requireNonNull(checks, "checks");
        Objects.requireNonNull(stall, "stall");
        Objects.requireNonNull(useless, "useless");
    }

    /** The timing of every member; only the silence is a setting. */
    public static TransportTiming of(Duration silence) {
        return new TransportTiming(
                silence, Duration.ofSeconds(3), Duration.ofSeconds(1), Duration.ofSeconds(10), Duration.ofSeconds(60));
    }
}
