package io.xcom4ee.api.event;

import java.util.Objects;

/**
 * Quorum was lost or regained, as this member sees it.
 *
 * @param group the name of the group
 * @param reachable how many voters this member reaches, itself included
 * @param needed how many it needs
 */
public record QuorumEvent(String group, int reachable, int needed) {
    public QuorumEvent {
        Objects.requireNonNull(group, "group");
    }
}
