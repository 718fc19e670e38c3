package io.xcom4ee.core.base;

import java.util.Objects;

/**
 * A member's place in a configuration.
 *
 * @param number given by consensus when it was added, never used again in this group; orders the slots of a round
 * @param info who it is
 * @param voter whether it counts for a quorum: all do in dynamic membership, else those on the electorate's list
 */
public record ConfiguredMember(int number, MemberInfo info, boolean voter) {
    public ConfiguredMember {
        Objects.requireNonNull(info, "info");
    }

    /** Name and incarnation. */
    public MemberId id() {
        return info.id();
    }
}
