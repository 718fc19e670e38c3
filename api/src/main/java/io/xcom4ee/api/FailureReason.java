package io.xcom4ee.api;

/** Why a broadcast did not end in a delivery. */
public enum FailureReason {
    /** This member reached no majority. */
    NO_QUORUM,
    /** This member was not (yet) in a group. */
    NOT_JOINED,
    /** The group was working, but not within the deadline. */
    DEADLINE,
    /** More broadcasts wait in this member than it may keep. */
    OVERLOADED,
    /** This member left the group. */
    LEFT,
    /** The group expelled this member, or went on without it. */
    EXPELLED,
    /** This member stopped because of an internal fault. */
    FAILED
}
