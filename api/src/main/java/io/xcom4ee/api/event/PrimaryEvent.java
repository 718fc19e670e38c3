package io.xcom4ee.api.event;

import io.xcom4ee.api.Member;
import java.util.Objects;

/**
 * Another member became the primary with a view.
 *
 * @param group the name of the group
 * @param primary the new primary
 * @param local whether it is this member
 * @param fencingToken strictly increasing from term to term; hand it to whatever the primary writes to
 */
public record PrimaryEvent(String group, Member primary, boolean local, long fencingToken) {
    public PrimaryEvent {
        Objects.requireNonNull(group, "group");
        Objects.requireNonNull(primary, "primary");
    }
}
