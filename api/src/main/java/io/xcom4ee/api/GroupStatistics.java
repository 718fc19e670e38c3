package io.xcom4ee.api;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
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
 * @param commands what administrators wanted at this member
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
        Commands commands,
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
        Objects.requireNonNull(commands, "commands");
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
     * @param singleLeaderCapable whether {@link Leaders#ONE} is to be had: at this protocol version of the group; false before
     *     the first view
     * @param viewsInstalled how many views
     * @param incarnations how often the member has begun to look for its group
     * @param quorumLosses how often it has lost the majority
     * @param suspicions how often a member of the view has fallen silent for this one
     * @param suspicionsByName those of each other member of the view, and of at least 64 more that were in a view before, by
     *     name; of all incarnations of the name
     */
    public record Membership(
            int protocolVersion,
            int protocolVersionMax,
            int eventHorizonRounds,
            Optional<String> leader,
            boolean singleLeaderCapable,
            long viewsInstalled,
            long incarnations,
            long quorumLosses,
            long suspicions,
            SortedMap<String, Long> suspicionsByName) {
        public Membership {
            Objects.requireNonNull(leader, "leader");
            suspicionsByName = Collections.unmodifiableSortedMap(new TreeMap<>(suspicionsByName));
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
     * @param proposalsPassed own slots that were used and have been passed here
     * @param proposalTimeSum from proposing an own slot until it was passed here, over all {@code proposalsPassed}
     * @param revocations attempts to take over slots of others, in three phases
     * @param questions for what was lost, or late
     * @param repetitions own proposals sent again
     * @param proposalTimes those of {@code proposalTimeSum}, by {@link Bucket#BOUNDS}
     */
    public record Consensus(
            long roundsDelivered,
            long roundsDeliveredByAll,
            long slotsDelivered,
            long emptySlotsDelivered,
            long proposals,
            long emptyProposals,
            long proposalsPassed,
            Duration proposalTimeSum,
            long revocations,
            long questions,
            long repetitions,
            List<Bucket> proposalTimes) {
        public Consensus {
            Objects.requireNonNull(proposalTimeSum, "proposalTimeSum");
            proposalTimes = List.copyOf(proposalTimes);
        }
    }

    /**
     * Broadcasts of this member and deliveries at it.
     *
     * @param broadcasts taken by the protocol
     * @param broadcastBytes as above, bytes
     * @param acknowledged ended well
     * @param confirmed those of them that were to be delivered by all ({@link Acknowledgement#BY_ALL})
     * @param notDelivered ended in {@link NotDeliveredException}
     * @param outcomesUnknown ended in {@link OutcomeUnknownException}
     * @param notConfirmed ended in {@link NotConfirmedException}
     * @param overloaded refused at once because too many waited; not in {@code notDelivered}
     * @param delivered messages of all senders, at this member
     * @param deliveredBytes as above, bytes
     * @param barriersPassed barriers that ended well
     * @param barriersFailed ended in {@link BarrierException}
     */
    public record Messages(
            long broadcasts,
            long broadcastBytes,
            long acknowledged,
            long confirmed,
            long notDelivered,
            long outcomesUnknown,
            long notConfirmed,
            long overloaded,
            long delivered,
            long deliveredBytes,
            long barriersPassed,
            long barriersFailed) {}

    /**
     * What administrators wanted at this member ({@link GroupControl}).
     *
     * @param taken by the protocol
     * @param done carried out
     * @param refused ended in {@link CommandRefusedException}; some of them the protocol has not taken
     * @param outcomesUnknown ended in {@link CommandOutcomeUnknownException}
     */
    public record Commands(long taken, long done, long refused, long outcomesUnknown) {}

    /**
     * How long things take.
     *
     * @param acknowledgementSum from the call to the acknowledgement, over all acknowledged broadcasts
     * @param acknowledgementMax the longest of them
     * @param confirmationSum from the delivery here to the word that all have delivered, over all confirmed broadcasts
     * @param confirmationMax the longest of them
     * @param barrierSum from the call until all listeners had returned, over all barriers that passed
     * @param barrierMax the longest of them
     * @param commandSum from the call until its effect at this member, over all commands that were carried out
     * @param commandMax the longest of them
     * @param roundTrip what the protocol takes a round trip to a majority for, at this moment
     * @param sinceDelivery since a message was delivered last; empty if none was
     * @param waitSum from the call until the protocol took it, over all broadcasts that it took: what flow control costs
     * @param waitMax the longest of them
     * @param acknowledgements those of {@code acknowledgementSum}, by {@link Bucket#BOUNDS}
     * @param waits those of {@code waitSum}, by {@link Bucket#BOUNDS}
     */
    public record Latency(
            Duration acknowledgementSum,
            Duration acknowledgementMax,
            Duration confirmationSum,
            Duration confirmationMax,
            Duration barrierSum,
            Duration barrierMax,
            Duration commandSum,
            Duration commandMax,
            Duration roundTrip,
            Optional<Duration> sinceDelivery,
            Duration waitSum,
            Duration waitMax,
            List<Bucket> acknowledgements,
            List<Bucket> waits) {
        public Latency {
            Objects.requireNonNull(acknowledgementSum, "acknowledgementSum");
            Objects.requireNonNull(acknowledgementMax, "acknowledgementMax");
            Objects.requireNonNull(confirmationSum, "confirmationSum");
            Objects.requireNonNull(confirmationMax, "confirmationMax");
            Objects.requireNonNull(barrierSum, "barrierSum");
            Objects.requireNonNull(barrierMax, "barrierMax");
            Objects.requireNonNull(commandSum, "commandSum");
            Objects.requireNonNull(commandMax, "commandMax");
            Objects.requireNonNull(roundTrip, "roundTrip");
            Objects.requireNonNull(sinceDelivery, "sinceDelivery");
            Objects.requireNonNull(waitSum, "waitSum");
            Objects.requireNonNull(waitMax, "waitMax");
            acknowledgements = List.copyOf(acknowledgements);
            waits = List.copyOf(waits);
        }
    }

    /**
     * Part of a histogram: how many took no longer than a bound, and so also those of all buckets before.
     *
     * @param atMost the bound
     * @param count how many did
     */
    public record Bucket(Duration atMost, long count) {
        /** The bounds of all histograms, from the shortest on. What took longer than the last one is in no bucket. */
        public static final List<Duration> BOUNDS = List.of(
                Duration.ofNanos(100_000),
                Duration.ofNanos(250_000),
                Duration.ofNanos(500_000),
                Duration.ofMillis(1),
                Duration.ofNanos(2_500_000),
                Duration.ofMillis(5),
                Duration.ofMillis(10),
                Duration.ofMillis(25),
                Duration.ofMillis(50),
                Duration.ofMillis(100),
                Duration.ofMillis(250),
                Duration.ofMillis(500),
                Duration.ofSeconds(1),
                Duration.ofMillis(2_500),
                Duration.ofSeconds(5),
                Duration.ofSeconds(10));

        public Bucket {
            Objects.requireNonNull(atMost, "atMost");
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
     * @param commands without an outcome
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
            int commands,
            int barriers,
            int listeners,
            long listenerBytesMost) {}

    /**
     * What the protocol keeps at this moment.
     *
     * @param windowBytes values of others that are not delivered yet
     * @param ownBytes own values that are not delivered yet
     * @param cacheBytes values that are delivered and kept for others; {@code cacheSizeMax} bounds them together with
     *     those that are not delivered yet
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
