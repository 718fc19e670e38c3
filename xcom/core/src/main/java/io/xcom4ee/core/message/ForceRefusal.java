package io.xcom4ee.core.message;

/** Why a member does not let its group's membership be forced. */
public enum ForceRefusal {
    /** It is not in that group, or leaves it. */
    NOT_IN_GROUP,
    /** It reaches a majority: the group works. */
    MAJORITY_REACHABLE,
    /** It takes part in another attempt, or knows of one. */
    UNDER_WAY
}
