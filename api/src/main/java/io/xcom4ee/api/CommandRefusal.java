package io.xcom4ee.api;

/** Why a command of {@link GroupControl} was not carried out. */
public enum CommandRefusal {
    /** This member is not (yet) in a group. */
    NOT_JOINED,
    /** This member reaches no majority. */
    NO_QUORUM,
    /** The group was working, but not within the deadline. */
    DEADLINE,
    /** More commands are open at this member than it may keep. */
    OVERLOADED,
    /** This member leaves the group, or has left it. */
    LEFT,
    /** This member has failed: see {@link GroupPhase#FAILED}. */
    FAILED,
    /** Another change of the group came first, after which this one has no meaning. */
    OVERTAKEN,
    /** No member of that name is in the group. */
    UNKNOWN_MEMBER,
    /** The group works as is wanted already. */
    ALREADY_SO,
    /** The member is the primary already. */
    ALREADY_PRIMARY,
    /** Only a member of the lowest version in the group can be the primary, and this one has a higher version. */
    NEWER_VERSION,
    /** The group works at a protocol version without this command, because a member speaks nothing newer. */
    OLD_PROTOCOL,
    /** The membership is listed: a lost majority is repaired by starting processes under the missing names. */
    LISTED_MEMBERSHIP,
    /** A majority is reachable: the group works and needs no force. */
    MAJORITY_REACHABLE,
    /** No member was named. */
    NO_MEMBERS,
    /** The member that was told to is not among those that were named. */
    SELF_EXCLUDED,
    /** The named members are all that the group has. */
    SAME_MEMBERSHIP,
    /** A named member is suspected, cannot be reached or is not in the group. */
    MEMBER_UNREACHABLE,
    /** A named member has missed too much to go on. */
    MEMBER_LEFT_BEHIND,
    /** The membership is being forced by this or by another administrator. */
    FORCE_UNDER_WAY
}
