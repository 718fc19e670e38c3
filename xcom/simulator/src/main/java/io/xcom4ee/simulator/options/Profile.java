package io.xcom4ee.simulator.options;

/** What a run puts its weight on. */
public enum Profile {
    /** Everything, for seconds. */
    MACRO,
    /** Three members, few slots, taking over as fast as a round trip, most of what tells decisions lost. */
    MICRO,
    /** Crashes, expulsions, joins and leaves of several at once, short suspicion. */
    RECONFIGURATION_STORM,
    /** Majorities and whole groups die and come back. */
    REFOUNDING,
    /** Processes start into partitions, losses and crashes. */
    COLD_START,
    /** Dynamic groups lose their majorities, and administrators force their memberships, rightly or not. */
    FORCED,
    /** More broadcasts than a small group with small limits can take. */
    OVERLOAD,
    /** Minutes of quiet life, in which what is old comes back and clocks come apart. */
    LONG_HAUL,
    /** Peers that send what makes no sense: impostors, old frames, damaged ones, guests that come and go all the time. */
    HOSTILE_PEERS
}
