package io.xcom4ee.simulator.options;

/**
 * Who votes, and what administrators do about it.
 *
 * @param clock what processes know of the time when they start
 * @param upgrading whether processes of two releases run, of which the older one knows no clock
 * @param dynamic whether the members of each configuration vote, instead of a list
 * @param bootstrapLeftOn whether a process that was told to bootstrap is told so again at each restart
 * @param bootstrapsMax so many processes are told to bootstrap, by mistake if more than one
 * @param forceIntervalMicros between two times at which the membership is forced, rightly or not; 0 if it never is
 */
public record MembershipOptions(
        EpochClock clock,
        boolean upgrading,
        boolean dynamic,
        boolean bootstrapLeftOn,
        int bootstrapsMax,
        long forceIntervalMicros) {

    /** A majority of a list decides. */
    static MembershipOptions listed(EpochClock clock, boolean upgrading) {
        return new MembershipOptions(clock, upgrading, false, false, 0, 0);
    }

    /** Whether of two groups that work the later one has the higher epoch, for certain, even if nobody is left of the other. */
    public boolean rising() {
        return clock.isExact() && !upgrading;
    }
}
