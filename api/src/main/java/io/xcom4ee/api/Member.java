package io.xcom4ee.api;

import java.util.Objects;
import java.util.UUID;

/**
 * One incarnation of one process in the group.
 *
 * @param name the configured name, stable over restarts
 * @param incarnation made anew at each start; a restarted process is another member with the same name
 * @param address where its peers reach it, {@code host:port}
 * @param version the protocol version it speaks; the lowest is preferred as primary
 * @param weight its configured weight; among equal versions the highest is preferred as primary
 * @param voter whether it counts for the quorum
 */
public record Member(String name, UUID incarnation, String address, int version, int weight, boolean voter) {
    public Member {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(incarnation, "incarnation");
        Objects.requireNonNull(address, "address");
    }
}
