package io.xcom4ee.api;

/** Why a broadcast did not end in a delivery, or a barrier did not pass. */
public enum FailureReason {
    /** This member reached no majority. */
    NO_QUORUM,
    /** This member was not (yet) in a group. */
    NOT_JOINED,
    /** The group was working, but not within the deadline. */
    DEADLINE,
    /** More broadcasts or barriers wait in this member than it may keep, or its listeners are too slow. */
    OVERLOADED,
    /** This member left the group. */
    LEFT,
    /** The group expelled this member, or went on without it. */
    EXPELLED,
    /** This member has failed: see {@link GroupPhase#FAILED}. Of a local group: it has no thread for its listeners. */
    FAILED,
    /** The group works at a protocol version that does not have this. */
    OLD_PROTOCOL,
    /** The transaction in which it was made was rolled back, can only roll back, or took no more broadcasts. */
    ROLLED_BACK
}
