package io.xcom4ee.benchmarks.systems;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.ratis.client.RaftClient;
import org.apache.ratis.client.RaftClientConfigKeys;
import org.apache.ratis.conf.RaftProperties;
import org.apache.ratis.grpc.GrpcConfigKeys;
import org.apache.ratis.protocol.Message;
import org.apache.ratis.protocol.RaftGroup;
import org.apache.ratis.protocol.RaftGroupId;
import org.apache.ratis.protocol.RaftPeer;
import org.apache.ratis.protocol.RaftPeerId;
import org.apache.ratis.server.RaftServer;
import org.apache.ratis.server.RaftServerConfigKeys;
import org.apache.ratis.statemachine.TransactionContext;
import org.apache.ratis.statemachine.impl.BaseStateMachine;
import org.apache.ratis.thirdparty.com.google.protobuf.ByteString;
import org.apache.ratis.util.SizeInBytes;
import org.apache.ratis.util.TimeDuration;

/** Apache Ratis over gRPC: a server and a client in every process. Its log is in files, which are in memory here. */
final class RatisMember implements SystemMember {
    private static final int LEADER_PAUSE_MILLIS = 20;
    private static final int OUTSTANDING = 4_096;
    private static final int APPENDS_OUTSTANDING = 64;
    private static final int BATCH_ELEMENTS = 1_024;
    private static final TimeDuration REQUEST_TIMEOUT =
            TimeDuration.valueOf(Integer.getInteger("comparison.request", 30_000), TimeUnit.MILLISECONDS);
    private static final int ELECTION_MILLIS = Integer.getInteger("comparison.election", 2_000);
    private static final SizeInBytes BATCH = SizeInBytes.valueOf("4MB");
    private static final SizeInBytes WRITE_BUFFER = SizeInBytes.valueOf("8MB");
    private static final SizeInBytes MESSAGE_MAX = SizeInBytes.valueOf("64MB");

    private final RaftGroupId groupId =
            RaftGroupId.valueOf(UUID.nameUUIDFromBytes("comparison".getBytes(StandardCharsets.UTF_8)));
    private final RaftServer server;
    private final RaftClient client;

    /** Delivers what is committed; nothing is kept. */
    private static final class Delivering extends BaseStateMachine {
        private static final CompletableFuture<Message> NO_ANSWER = CompletableFuture.completedFuture(Message.EMPTY);

        private final Deliveries deliveries;

        Delivering(Deliveries deliveries) {
            this.deliveries = deliveries;
        }

        @Override
        public CompletableFuture<Message> applyTransaction(TransactionContext transaction) {
            ByteString message = transaction.getStateMachineLogEntry().getLogData();
            if (!message.isEmpty()) {
                deliveries.delivered(message.asReadOnlyByteBuffer());
            }
            updateLastAppliedTermIndex(
                    transaction.getLogEntry().getTerm(),
                    transaction.getLogEntry().getIndex());
            return NO_ANSWER;
        }
    }

    RatisMember(Seat seat, Deliveries deliveries) throws IOException {
        List<RaftPeer> peers = IntStream.range(0, seat.members())
                .mapToObj(member -> RaftPeer.newBuilder()
                        .setId(Seat.name(member))
                        .setAddress(Seat.HOST + ":" + seat.port(member))
                        .build())
                .toList();
        RaftGroup group = RaftGroup.valueOf(groupId, peers);
        RaftProperties properties = properties(seat);
        server = RaftServer.newBuilder()
                .setServerId(RaftPeerId.valueOf(seat.name()))
                .setGroup(group)
                .setStateMachine(new Delivering(deliveries))
                .setProperties(properties)
                .build();
        server.start();
        client = RaftClient.newBuilder()
                .setProperties(properties)
                .setRaftGroup(group)
                .build();
    }

    private static RaftProperties properties(Seat seat) {
        RaftProperties properties = new RaftProperties();
        RaftServerConfigKeys.setStorageDir(
                properties, List.of(seat.directory().resolve(seat.name()).toFile()));
        GrpcConfigKeys.Server.setPort(properties, seat.port(seat.index()));
        GrpcConfigKeys.setMessageSizeMax(properties, MESSAGE_MAX);
        GrpcConfigKeys.Server.setLeaderOutstandingAppendsMax(properties, APPENDS_OUTSTANDING);
        RaftClientConfigKeys.Rpc.setRequestTimeout(properties, REQUEST_TIMEOUT);
        RaftClientConfigKeys.Async.setOutstandingRequestsMax(properties, OUTSTANDING);
        RaftServerConfigKeys.Rpc.setTimeoutMin(
                properties, TimeDuration.valueOf(ELECTION_MILLIS, TimeUnit.MILLISECONDS));
        RaftServerConfigKeys.Rpc.setTimeoutMax(
                properties, TimeDuration.valueOf(2L * ELECTION_MILLIS, TimeUnit.MILLISECONDS));
        RaftServerConfigKeys.Log.Appender.setBufferElementLimit(properties, BATCH_ELEMENTS);
        RaftServerConfigKeys.Log.Appender.setBufferByteLimit(properties, BATCH);
        RaftServerConfigKeys.Log.setWriteBufferSize(properties, WRITE_BUFFER);
        RaftServerConfigKeys.Log.setUnsafeFlushEnabled(properties, true);
        RaftServerConfigKeys.Log.setForceSyncNum(properties, BATCH_ELEMENTS);
        return properties;
    }

    /** An empty message, which nobody delivers, shows the client who leads: a window sent to another member would come back. */
    @Override
    public void awaitReady() throws IOException, InterruptedException {
        while (server.getDivision(groupId).getInfo().getLeaderId() == null) {
            Thread.sleep(LEADER_PAUSE_MILLIS);
        }
        client.io().send(Message.EMPTY);
    }

    @Override
    public void broadcast(byte[] payload) {
        var unused = client.async()
                .send(Message.valueOf(ByteString.copyFrom(payload)))
                .whenComplete((reply, failure) -> Failures.tell(failure == null ? reply.getException() : failure));
    }

    @Override
    public boolean leads() {
        try {
            return server.getDivision(groupId).getInfo().isLeader();
        } catch (IOException gone) {
            throw new IllegalStateException("the group is not there", gone);
        }
    }

    @Override
    public void close() {
        try {
            client.close();
            server.close();
        } catch (IOException unable) {
            throw new IllegalStateException("not closed", unable);
        }
    }
}
