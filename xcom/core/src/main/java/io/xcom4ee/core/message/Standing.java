package io.xcom4ee.core.message;

/** Where a process stands, as it tells others that look for a group. */
public enum Standing {
    /** Has just started: the memory of its name's earlier incarnation is gone. In no group yet. */
    FRESH,
    /** Takes part in a group that has a quorum. */
    ONLINE,
    /** Takes part in a group and reaches no quorum. */
    BLOCKED,
    /** Has given its promise to a founding and votes in its old group no more. */
    FROZEN
}
