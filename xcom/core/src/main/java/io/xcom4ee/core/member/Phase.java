package io.xcom4ee.core.member;

/** Where a member is in its life. */
public enum Phase {
    /** Looks for a running group, or for enough processes to found one. */
    SEARCHING,
    /** Has asked to be let in. */
    JOINING,
    /** Takes part and reaches a majority. */
    ONLINE,
    /** Takes part and reaches no majority. */
    BLOCKED,
    /** Has asked to be removed. */
    LEAVING,
    /** Has said its last. */
    STOPPED
}
