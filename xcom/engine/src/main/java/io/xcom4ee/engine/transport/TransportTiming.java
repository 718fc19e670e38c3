package io.xcom4ee.engine.transport;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Objects;

/**
 * How patient a transport is.
 *
 * @param silence a peer that has not been heard for this long makes way for another process of its name
 * @param handshake a connection of which nobody knows whose it is lives no longer than this; opening one takes no longer
 * @param checks between two looks at all connections and addresses
 * @param stall a connection that takes nothing for this long while something waits for it is closed
 * @param useless an address that is no seed and belongs to nobody in the view is dialled in vain for this long
 * @param quiet a connection from a member of a view on which nothing comes for this long is closed: its other end may be gone
 *     without a word. A member that lives says something more often
 * @param idle the same for connections from others, who need not say anything
 */
public record TransportTiming(
        Duration silence,
        Duration handshake,
        Duration checks,
        Duration stall,
        Duration useless,
        Duration quiet,
        Duration idle) {
    /** A connection of which nobody knows whose it is lives no longer than this. */
    public static final Duration HANDSHAKE = Duration.ofSeconds(3);

    private static final Duration QUIET_LEAST = Duration.ofSeconds(10);

    public TransportTiming {
        Objects.requireNonNull(silence, "silence");
        Objects.requireNonNull(handshake, "handshake");
        Objects.requireNonNull(checks, "checks");
        Objects.requireNonNull(stall, "stall");
        Objects.requireNonNull(useless, "useless");
        Objects.requireNonNull(quiet, "quiet");
        Objects.requireNonNull(idle, "idle");
    }

    /**
     * The timing of a member with these settings.
     *
     * @param suspicion a member that is silent for this long is unreachable
     * @param presence a member that cannot work in its group makes itself known this often
     */
    public static TransportTiming of(Duration suspicion, Duration presence) {
        return new TransportTiming(
                suspicion,
                HANDSHAKE,
                Duration.ofSeconds(1),
                Duration.ofSeconds(10),
                Duration.ofSeconds(60),
                longest(QUIET_LEAST, suspicion.multipliedBy(2), presence.multipliedBy(4)),
                Duration.ofMinutes(10));
    }

    private static Duration longest(Duration... durations) {
        return Collections.max(List.of(durations));
    }

    /** How many checks in a row must find nothing, so that at least this time has passed. */
    long checksIn(Duration time) {
        return time.dividedBy(checks) + 1;
    }
}
