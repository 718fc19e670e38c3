package io.xcom4ee.benchmarks.systems;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.jgroups.BytesMessage;
import org.jgroups.JChannel;
import org.jgroups.Message;
import org.jgroups.Receiver;
import org.jgroups.util.MessageBatch;

/** JGroups over TCP with SEQUENCER: the coordinator orders. It has no quorum: every partition goes on by itself. */
final class JGroupsMember implements SystemMember {
    private final Seat seat;
    private final JChannel channel;

    JGroupsMember(Seat seat, Deliveries deliveries) throws IOException {
        this.seat = seat;
        channel = JGroupsChannel.create("jgroups-sequencer.xml", seat);
        channel.setReceiver(new Receiver() {
            @Override
            public void receive(Message message) {
                deliveries.delivered(ByteBuffer.wrap(message.getArray(), message.getOffset(), message.getLength())
                        .slice());
            }

            @Override
            public void receive(MessageBatch batch) {
                for (Message message : batch) {
                    receive(message);
                }
            }
        });
    }

    @Override
    public void awaitReady() throws IOException, InterruptedException {
        JGroupsChannel.connect(channel, seat);
    }

    @Override
    public void broadcast(byte[] payload) throws IOException, InterruptedException {
        try {
            // It keeps the array, for retransmission.
            channel.send(new BytesMessage(null, payload.clone()));
        } catch (Exception why) {
            throw JGroupsChannel.failed("not taken", why);
        }
    }

    @Override
    public boolean leads() {
        return channel.getView().getCoord().equals(channel.getAddress());
    }

    @Override
    public void close() {
        channel.close();
    }
}
