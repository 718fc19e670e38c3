package io.xcom4ee.core.member;

import io.xcom4ee.core.base.GroupId;

/**
 * A group that others say they are in, and since when they have said so without a break.
 *
 * <p>Confined to: the member's event loop.
 */
final class OtherGroup {
    private final long breakMicros;
    private GroupId group = GroupId.NONE;
    private long sinceMicros;
    private long seenMicros;

    /** @param breakMicros what is not repeated within this time is not said any more */
    OtherGroup(long breakMicros) {
        this.breakMicros = breakMicros;
    }

    /** How long this group has been told of, now that it is again. */
    long toldMicros(GroupId told, long nowMicros) {
        if (!told.equals(group) || nowMicros - seenMicros > breakMicros) {
            group = told;
            sinceMicros = nowMicros;
        }
        seenMicros = nowMicros;
        return nowMicros - sinceMicros;
    }
}
