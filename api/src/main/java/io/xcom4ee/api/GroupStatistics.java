package io.xcom4ee.api;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/**
 * What a member has done and what it keeps, at one moment: immutable, and of one piece. Counters count from the start of the
 * member on, over all its incarnations, unless they say otherwise; they never fall. {@code docs/statistics.md} names the
 * counters and columns of MySQL that they correspond to.
 *
 * @param age for how long the member had lived when this was taken
 * @param membership the group's views and rules
 * @param consensus agreement on slots
 * @param messages broadcasts of this member and deliveries at it
 * @param latency how long things take
 * @param wire frames to and from all peers
 * @param queues what waits at this moment
 * @param memory what the protocol keeps at this moment
 * @param peers the connections at this moment, by name
 */
public record GroupStatistics(
        Duration age,
        Membership membership,
        Consensus consensus,
        Messages messages,
        Latency latency,
        Wire wire,
        Queues queues,
        Memory memory,
        List<Peer> peers) {
    public GroupStatistics {
        Objects.requireNonNull(age, "age");
        Objects.requireNonNull(membership, "membership");
        Objects.requireNonNull(consensus, "consensus");
        Objects.requireNonNull(messages, "messages");
        Objects.requireNonNull(latency, "latency");
        Objects.requireNonNull(wire, "wire");
        Objects.requireNonNull(queues, "queues");
        Objects.requireNonNull(memory, "memory");
        peers = List.copyOf(peers);
    }

    /**
     * The group's views and rules.
     *
     * @param protocolVersion at which the group works, 0 before the first view
     * @param protocolVersionMax the newest that this member speaks
     * @param eventHorizonRounds rounds that may be open, 0 before the first view
     * @param leader the name of the only leader; empty if all members lead
     * @param viewsInstalled how many views
     * @param incarnations how often the member has begun to look for its group
     * @param quorumLosses how often it has lost the majority
     * @param suspicions how often a member of the view has fallen silent for this one
     */
    public record Membership(
            int protocolVersion,
            int protocolVersionMax,
            int eventHorizonRounds,
            Optional<String> leader,
            long viewsInstalled,
            long incarnations,
            long quorumLosses,
            long suspicions) {
        public Membership {
            Objects.requireNonNull(leader, "leader");
        }
    }

    /**
     * Agreement on slots. Of the present incarnation, as its rounds are.
     *
     * @param roundsDelivered the last round delivered
     * @param roundsDeliveredByAll up to where every member of the view is known to have delivered
     * @param slotsDelivered slots passed, each decided by a majority
     * @param emptySlotsDelivered those of them that held nothing
     * @param proposals own slots used
     * @param emptyProposals those of them that hold nothing
     * @param revocations attempts to take over slots of others, in three phases
     * @param questions for what was lost, or late
     * @param repetitions own proposals sent again
     */
    public record Consensus(
            long roundsDelivered,
            long roundsDeliveredByAll,
            long slotsDelivered,
            long emptySlotsDelivered,
            long proposals,
            long emptyProposals,
            long revocations,
            long questions,
            long repetitions) {}

    /**
     * Broadcasts of this member and deliveries at it.
     *
     * @param broadcasts taken by the protocol
     * @param broadcastBytes as above, bytes
     * @param acknowledged ended well
     * @param notDelivered ended in {@link NotDeliveredException}
     * @param outcomesUnknown ended in {@link OutcomeUnknownException}
     * @param notConfirmed ended in {@link NotConfirmedException}
     * @param overloaded refused at once because too many waited; not in {@code notDelivered}
     * @param delivered messages of all senders, at this member
     * @param deliveredBytes as above, bytes
     * @param barriersPassed barriers that the group agreed on
     * @param barriersFailed barriers that it did not
     */
    public record Messages(
            long broadcasts,
            long broadcastBytes,
            long acknowledged,
            long notDelivered,
            long outcomesUnknown,
            long notConfirmed,
            long overloaded,
            long delivered,
            long deliveredBytes,
            long barriersPassed,
            long barriersFailed) {}

    /**
     * How long things take.
     *
     * @param acknowledgementSum from the call to the acknowledgement, over all acknowledged broadcasts
     * @param acknowledgementMax the longest of them
     * @param roundTrip what the protocol takes a round trip to a majority for, at this moment
     * @param sinceDelivery since a message was delivered last; empty if none was
     */
    public record Latency(
            Duration acknowledgementSum,
            Duration acknowledgementMax,
            Duration roundTrip,
            Optional<Duration> sinceDelivery) {
        public Latency {
            Objects.requireNonNull(acknowledgementSum, "acknowledgementSum");
            Objects.requireNonNull(acknowledgementMax, "acknowledgementMax");
            Objects.requireNonNull(roundTrip, "roundTrip");
            Objects.requireNonNull(sinceDelivery, "sinceDelivery");
        }
    }

    /**
     * Frames to and from all peers; one that goes to several counts for each.
     *
     * @param dataFramesSent with messages of the application
     * @param dataBytesSent as above, bytes
     * @param controlFramesSent all others: votes, heartbeats, membership
     * @param controlBytesSent as above, bytes
     * @param framesDropped not sent because too much waited for the peer
     * @param framesReceived from peers that were let in
     * @param bytesReceived as above, bytes
     * @param connectionsOpened to peers that let this member in
     */
    public record Wire(
            long dataFramesSent,
            long dataBytesSent,
            long controlFramesSent,
            long controlBytesSent,
            long framesDropped,
            long framesReceived,
            long bytesReceived,
            long connectionsOpened) {}

    /**
     * What waits at this moment.
     *
     * @param broadcasts before the protocol
     * @param broadcastBytes as above, bytes
     * @param backlog inside the protocol, neither delivered here nor failed
     * @param unconfirmed delivered here, and to be delivered by all
     * @param outcomes decided, and not completed by the application's executor
     * @param barriers not ended
     * @param listeners who listens
     * @param listenerBytesMost what waits for the slowest of them
     */
    public record Queues(
            int broadcasts,
            long broadcastBytes,
            int backlog,
            int unconfirmed,
            int outcomes,
            int barriers,
            int listeners,
            long listenerBytesMost) {}

    /**
     * What the protocol keeps at this moment.
     *
     * @param windowBytes values of others that are not delivered yet
     * @param ownBytes own values that are not delivered yet
     * @param cacheBytes values that are delivered and kept for others
     * @param incompleteBytes parts of large messages of which not all have been delivered yet
     * @param windowRefusals how often something was not taken for want of room; of the present incarnation
     */
    public record Memory(long windowBytes, long ownBytes, long cacheBytes, long incompleteBytes, long windowRefusals) {}

    /**
     * A connection to a peer.
     *
     * @param name of the peer
     * @param incarnation of the peer
     * @param address at which it listens
     * @param protocolVersion in which frames go to it, 0 if none can
     * @param framesSent since it is connected
     * @param bytesSent as above, bytes
     * @param framesDropped not sent because too much waited
     * @param framesReceived since it is connected
     * @param bytesReceived as above, bytes
     * @param waitingBytes what waits to be sent at this moment
     */
    public record Peer(
            String name,
            UUID incarnation,
            String address,
            int protocolVersion,
            long framesSent,
            long bytesSent,
            long framesDropped,
            long framesReceived,
            long bytesReceived,
            long waitingBytes) {
        public Peer {
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(incarnation, "incarnation");
            Objects.requireNonNull(address, "address");
        }
    }
}
