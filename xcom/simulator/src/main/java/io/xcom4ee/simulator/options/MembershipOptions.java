package io.xcom4ee.simulator.options;

/**
 * Who votes, and what administrators do about it.
 *
 * @param dynamic whether the members of each configuration vote, instead of a list
 * @param bootstrapLeftOn whether a process that was told to bootstrap is told so again at each restart
 * @param bootstrapsMax so many processes are told to bootstrap, by mistake if more than one
 * @param forceIntervalMicros between two times at which the membership is forced, rightly or not; 0 if it never is
 */
public record MembershipOptions(boolean dynamic, boolean bootstrapLeftOn, int bootstrapsMax, long forceIntervalMicros) {
    /** A majority of a list decides. */
    public static final MembershipOptions LISTED = new MembershipOptions(false, false, 0, 0);
}
