package io.xcom4ee.simulator.network;

/** What becomes of frames that a cut stops. */
public enum CutMode {
    /** Lost, and nobody is told: afterwards the connection goes on with a gap. */
    LOSE,
    /** Held back and delivered after the cut, as by a transport that sends again. */
    HOLD,
    /** Lost with the connection, which breaks and cannot be made anew before the cut is over. */
    BREAK
}
