package io.xcom4ee.engine.transport;

import io.xcom4ee.core.base.MemberInfo;
import io.xcom4ee.core.message.Message;
import java.util.Objects;

/** Counts the frames of all connections of a member. Confined to: the member's event loop. */
public final class Traffic {
    private long dataFramesSent;
    private long dataBytesSent;
    private long controlFramesSent;
    private long controlBytesSent;
    private long framesDropped;
    private long framesReceived;
    private long bytesReceived;
    private long connectionsOpened;

    /** The counters at one moment. */
    public record Sums(
            long dataFramesSent,
            long dataBytesSent,
            long controlFramesSent,
            long controlBytesSent,
            long framesDropped,
            long framesReceived,
            long bytesReceived,
            long connectionsOpened) {
        /** Of a member that has no port yet. */
        public static final Sums NOTHING = new Sums(0, 0, 0, 0, 0, 0, 0, 0);
    }

    /** One peer at one moment. */
    public record OfPeer(
            MemberInfo info,
            int version,
            long framesSent,
            long bytesSent,
            long framesDropped,
            long framesReceived,
            long bytesReceived,
            long waitingBytes) {
        public OfPeer {
            Objects.requireNonNull(info, "info");
        }
    }

    void sent(Message message, int bytes) {
        if (Urgency.isData(message)) {
            dataFramesSent++;
            dataBytesSent += bytes;
        } else {
            controlFramesSent++;
            controlBytesSent += bytes;
        }
    }

    void dropped() {
        framesDropped++;
    }

    void received(int bytes) {
        framesReceived++;
        bytesReceived += bytes;
    }

    void connectionOpened() {
        connectionsOpened++;
    }

    Sums sums() {
        return new Sums(
                dataFramesSent,
                dataBytesSent,
                controlFramesSent,
                controlBytesSent,
                framesDropped,
                framesReceived,
                bytesReceived,
                connectionsOpened);
    }
}
