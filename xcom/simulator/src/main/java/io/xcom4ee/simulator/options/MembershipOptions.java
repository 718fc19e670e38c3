package io.xcom4ee.simulator.options;

/**
 * Who votes, and what administrators do about it.
 *
 * @param clocked whether processes know the time when they start, so that epochs rise even where nobody knows the last one
 * @param dynamic whether the members of each configuration vote, instead of a list
 * @param bootstrapLeftOn whether a process that was told to bootstrap is told so again at each restart
 * @param bootstrapsMax so many processes are told to bootstrap, by mistake if more than one
 * @param forceIntervalMicros between two times at which the membership is forced, rightly or not; 0 if it never is
 */
public record MembershipOptions(
        boolean clocked, boolean dynamic, boolean bootstrapLeftOn, int bootstrapsMax, long forceIntervalMicros) {

    /** A majority of a list decides. */
    static MembershipOptions listed(boolean clocked) {
        return new MembershipOptions(clocked, false, false, 0, 0);
    }
}
