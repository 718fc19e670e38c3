package io.xcom4ee.core.base;

import java.util.Objects;
import java.util.UUID;

/** Names one founded group. Of two groups of one name that of the higher epoch is the later one. */
public record GroupId(UUID incarnation, long epoch) {

    /** Stands in frames that belong to no group: presence, joining, founding. */
    public static final GroupId NONE = new GroupId(new UUID(0, 0), 0);

    public GroupId {
        Objects.requireNonNull(incarnation, "incarnation");
    }

    @Override
    public String toString() {
        return incarnation.toString().substring(0, 8) + "e" + epoch;
    }
}
