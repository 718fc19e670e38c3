package io.xcom4ee.benchmarks.systems;

import io.aeron.ExclusivePublication;
import io.aeron.Image;
import io.aeron.cluster.codecs.CloseReason;
import io.aeron.cluster.service.ClientSession;
import io.aeron.cluster.service.Cluster;
import io.aeron.cluster.service.ClusteredService;
import io.aeron.logbuffer.Header;
import java.nio.ByteBuffer;
import org.agrona.DirectBuffer;

/** The clustered service: delivers every message and keeps nothing. */
final class AeronDelivery implements ClusteredService {
    private final Deliveries deliveries;
    private volatile Cluster.Role role = Cluster.Role.FOLLOWER;

    AeronDelivery(Deliveries deliveries) {
        this.deliveries = deliveries;
    }

    boolean leads() {
        return role == Cluster.Role.LEADER;
    }

    @Override
    public void onSessionMessage(
            ClientSession session, long timestamp, DirectBuffer buffer, int offset, int length, Header header) {
        ByteBuffer bytes = buffer.byteBuffer();
        if (bytes == null) {
            deliveries.delivered(ByteBuffer.wrap(buffer.byteArray(), buffer.wrapAdjustment() + offset, length)
                    .slice());
        } else {
            deliveries.delivered(bytes.slice(buffer.wrapAdjustment() + offset, length));
        }
    }

    @Override
    public void onRoleChange(Cluster.Role newRole) {
        role = newRole;
    }

    @Override
    public void onStart(Cluster cluster, Image snapshotImage) {
        role = cluster.role();
    }

    @Override
    public void onSessionOpen(ClientSession session, long timestamp) {
        // Nothing depends on who is connected.
    }

    @Override
    public void onSessionClose(ClientSession session, long timestamp, CloseReason closeReason) {
        // As above.
    }

    @Override
    public void onTimerEvent(long correlationId, long timestamp) {
        // No timers are set.
    }

    @Override
    public void onTakeSnapshot(ExclusivePublication snapshotPublication) {
        // There is no state.
    }

    @Override
    public void onTerminate(Cluster cluster) {
        // Nothing to save.
    }
}
