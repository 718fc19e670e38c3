package io.xcom4ee.engine.transport;

import io.xcom4ee.core.base.MemberId;
import io.xcom4ee.core.base.MemberInfo;
import io.xcom4ee.core.message.Frame;

/** What the transport tells the member. Called on the member's event loop; must not throw. */
public interface TransportEvents {

    /**
     * A frame came from this peer.
     *
     * @param bytes that it takes, which may be far more than has come on the wire
     */
    void onFrame(MemberId from, Frame frame, int bytes);

    /** From now on frames reach this peer, or more of them fit into its queue again: some before may be lost. */
    void onConnected(MemberInfo peer);

    /** Frames no longer reach this peer. */
    void onDisconnected(MemberId peer);
}
