package io.xcom4ee.api;

/** Where a member is in its life with the group. */
public enum GroupPhase {
    /** Looks for a running group, or for enough members to found one. */
    SEARCHING,
    /** Found a group and waits to be let in. */
    JOINING,
    /** Takes part and reaches a majority. */
    ONLINE,
    /**
     * Is in a view but reaches no majority. Delivers nothing that a majority has not agreed on, though what it has
     * agreed on may still arrive; goes on by itself when the majority is back.
     */
    BLOCKED,
    /** Leaves the group at its own wish. */
    LEAVING,
    /** Has left. Nothing more happens. */
    LEFT,
    /** Was expelled or left behind and comes back as a new incarnation, or gives up: then {@link #FAILED} follows at once. */
    REJOINING,
    /**
     * Stopped because a broken invariant was found, because it could not start, or because it was put out of its group again
     * and again; see the reason and the log.
     */
    FAILED
}
