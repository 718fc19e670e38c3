package io.xcom4ee.benchmarks.systems;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.jgroups.JChannel;
import org.jgroups.raft.Options;
import org.jgroups.raft.RaftHandle;
import org.jgroups.raft.StateMachine;

/** jgroups-raft over TCP, with its log in memory. What followers are given they redirect to the leader. */
final class JGroupsRaftMember implements SystemMember {
    private static final int LEADER_PAUSE_MILLIS = 20;

    private final Seat seat;
    private final JChannel channel;
    private final RaftHandle raft;

    /** The messages are the state, and they are gone when they are delivered: snapshots are empty. */
    private record Delivering(Deliveries deliveries) implements StateMachine {
        @Override
        public byte[] apply(byte[] data, int offset, int length, boolean serializeResponse) {
            deliveries.delivered(ByteBuffer.wrap(data, offset, length).slice());
            return new byte[0];
        }

        @Override
        public void readContentFrom(DataInput in) {
            throw new IllegalStateException("a member fell so far behind that messages were left out");
        }

        @Override
        public void writeContentTo(DataOutput out) {
            // Nothing is kept.
        }
    }

    JGroupsRaftMember(Seat seat, Deliveries deliveries) throws IOException {
        this.seat = seat;
        channel = JGroupsChannel.create("jgroups-raft.xml", seat);
        raft = new RaftHandle(channel, new Delivering(deliveries));
    }

    @Override
    public void awaitReady() throws IOException, InterruptedException {
        JGroupsChannel.connect(channel, seat);
        while (raft.leader() == null) {
            Thread.sleep(LEADER_PAUSE_MILLIS);
        }
    }

    @Override
    public void broadcast(byte[] payload) throws IOException, InterruptedException {
        try {
            // The result is not asked for: it would travel back to a follower although this delivers, too.
            var unused = raft.setAsync(payload.clone(), 0, payload.length, Options.create(true))
                    .whenComplete((nothing, failure) -> Failures.tell(failure));
        } catch (Exception why) {
            throw JGroupsChannel.failed("not taken", why);
        }
    }

    @Override
    public boolean leads() {
        return raft.isLeader();
    }

    @Override
    public void close() {
        channel.close();
    }
}
