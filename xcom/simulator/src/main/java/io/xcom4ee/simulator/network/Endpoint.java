package io.xcom4ee.simulator.network;

import io.xcom4ee.core.base.MemberInfo;
import io.xcom4ee.core.base.ProtocolVersion;
import io.xcom4ee.core.member.Input;

/** What the network needs of a process. */
public interface Endpoint {

    /** Who it is. */
    MemberInfo info();

    /** The oldest protocol version that it speaks now; the newest is in {@link #info()}. */
    default int oldestProtocolVersion() {
        return ProtocolVersion.oldestOf(info().version());
    }

    /** Whether it lives; a dead one never lives again. */
    boolean isAlive();

    /** Puts an input into its queue. */
    void give(Input input);

    /**
     * Puts a frame into its queue.
     *
     * @param whenTaken runs when the process takes it, which may be late if it is slow or paused
     */
    void give(Input.FrameReceived frame, Runnable whenTaken);
}
