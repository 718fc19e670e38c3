package io.xcom4ee.core.base;

/**
 * Durations of one member, all in microseconds of the monotonic clock that the caller hands in.
 *
 * @param heartbeatMicros an idle member says that it lives this often
 * @param suspicionMicros silent for this long: unreachable
 * @param expulsionMicros suspected by a majority for this long: expelled
 * @param stallFloorMicros a delivery waits at least this long for a silent owner before its slots are taken over
 * @param resendFloorMicros what a peer has not confirmed is sent again after at least this long
 * @param presenceMicros a member without a group makes itself known this often
 * @param foundingGraceMicros a founding that could be done waits this long for the rest of the list
 * @param leaveMicros a leaving member waits at most this long for the agreement and for the others to catch up
 */
public record Timeouts(
        long heartbeatMicros,
        long suspicionMicros,
        long expulsionMicros,
        long stallFloorMicros,
        long resendFloorMicros,
        long presenceMicros,
        long foundingGraceMicros,
        long leaveMicros) {

    /** What a group uses unless told otherwise. */
    public static final Timeouts DEFAULT =
            new Timeouts(500_000, 5_000_000, 5_000_000, 30_000, 50_000, 250_000, 1_500_000, 5_000_000);

    public Timeouts {
        Invariants.require(heartbeatMicros > 0, "heartbeat is positive", heartbeatMicros);
        Invariants.require(
                suspicionMicros >= 2 * heartbeatMicros, "suspicion is at least two heartbeats", suspicionMicros);
        Invariants.require(expulsionMicros >= 0, "expulsion is not negative", expulsionMicros);
        Invariants.require(stallFloorMicros > 0, "stall floor is positive", stallFloorMicros);
        Invariants.require(resendFloorMicros > 0, "resend floor is positive", resendFloorMicros);
        Invariants.require(presenceMicros > 0, "presence is positive", presenceMicros);
        Invariants.require(foundingGraceMicros >= 0, "founding grace is not negative", foundingGraceMicros);
        Invariants.require(leaveMicros > 0, "leave is positive", leaveMicros);
    }
}
