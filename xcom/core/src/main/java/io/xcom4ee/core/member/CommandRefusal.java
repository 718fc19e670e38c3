package io.xcom4ee.core.member;

/** Why a command has changed nothing and never will. */
public enum CommandRefusal {
    /** This member is in no group. */
    NOT_JOINED,
    /** This member reaches no majority. */
    NO_QUORUM,
    /** The group was working, but could not take the command up within the deadline. */
    DEADLINE,
    /** More commands are open at this member than it may keep. */
    OVERLOADED,
    /** This member leaves the group. */
    LEFT,
    /** Another change of the group came first, after which this one has no meaning. */
    OVERTAKEN,
    /** Nobody of this name is in the group. */
    UNKNOWN_MEMBER,
    /** The group works as is wanted already. */
    ALREADY_SO,
    /** The member is the primary already. */
    ALREADY_PRIMARY,
    /** The primary is one of those with the lowest version, and this member has a higher one. */
    NEWER_VERSION,
    /** The group works at a protocol version that does not have the command. */
    OLD_PROTOCOL,
    /** The membership is listed: a lost majority is repaired by starting processes under the missing names. */
    LISTED_MEMBERSHIP,
    /** A majority is reachable: the group works. */
    MAJORITY_REACHABLE,
    /** No member was named. */
    NO_MEMBERS,
    /** The member that was told to is not among those that were named. */
    SELF_EXCLUDED,
    /** These are the members that the group has. */
    SAME_MEMBERSHIP,
    /** A member that was named is suspected, or cannot be reached. */
    MEMBER_UNREACHABLE,
    /** A member that was named has missed too much to go on. */
    MEMBER_LEFT_BEHIND,
    /** The membership is being forced by this or by another administrator. */
    FORCE_UNDER_WAY
}
