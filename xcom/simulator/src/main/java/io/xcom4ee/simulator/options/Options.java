package io.xcom4ee.simulator.options;

import io.xcom4ee.core.base.Limits;
import io.xcom4ee.core.base.Timeouts;

/**
 * All that a run is made of. A failing run prints it.
 *
 * @param seed gives everything else, and all that happens
 * @param listed names on the electorate's list; in dynamic membership those that are started at first
 * @param outsiders names outside the list
 * @param membership who votes
 * @param startSpreadMicros the processes start within this time
 * @param faultPhaseMicros after this time the faults end and a majority is healed
 * @param livenessMicros within this time the healed majority must work again
 */
public record Options(
        long seed,
        Profile profile,
        int listed,
        int outsiders,
        MembershipOptions membership,
        long startSpreadMicros,
        long faultPhaseMicros,
        long livenessMicros,
        Limits limits,
        Timeouts timeouts,
        NetworkOptions network,
        FaultOptions faults,
        WorkloadOptions workload,
        AdministrationOptions administration) {

    Options with(NetworkOptions other) {
        return with(other, workload, administration);
    }

    Options with(WorkloadOptions other) {
        return with(network, other, administration);
    }

    Options with(AdministrationOptions other) {
        return with(network, workload, other);
    }

    private Options with(NetworkOptions frames, WorkloadOptions broadcasts, AdministrationOptions commands) {
        return new Options(
                seed,
                profile,
                listed,
                outsiders,
                membership,
                startSpreadMicros,
                faultPhaseMicros,
                livenessMicros,
                limits,
                timeouts,
                frames,
                faults,
                broadcasts,
                commands);
    }

    /** How many voters decide. */
    public int quorum() {
        return listed / 2 + 1;
    }

    /** The widest event horizon that the group may have. */
    public int eventHorizonRoundsMax() {
        return Math.max(limits.eventHorizonRounds(), administration.horizonMax());
    }

    /** How many participants of a founding must have forgotten everything. */
    public int freshNeeded() {
        return listed - quorum() + 1;
    }
}
