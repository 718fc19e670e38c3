package io.xcom4ee.core.member;

import io.xcom4ee.core.base.Configuration;
import io.xcom4ee.core.base.ConfiguredMember;
import io.xcom4ee.core.base.GroupId;
import io.xcom4ee.core.base.Invariants;
import io.xcom4ee.core.base.MemberId;
import io.xcom4ee.core.base.MemberTable;
import io.xcom4ee.core.base.SplitMix;
import io.xcom4ee.core.membership.ConfigurationHistory;
import io.xcom4ee.core.membership.FailureDetector;
import io.xcom4ee.core.message.FoundingBallot;
import io.xcom4ee.core.message.Message;
import io.xcom4ee.core.message.Snapshot;
import io.xcom4ee.core.message.Value;
import io.xcom4ee.core.paxos.DeliveryCursor;
import io.xcom4ee.core.paxos.Lane;
import io.xcom4ee.core.paxos.OwnLane;
import io.xcom4ee.core.stream.OpenBarriers;
import io.xcom4ee.core.stream.OpenBroadcasts;
import io.xcom4ee.core.stream.OpenConfirmations;
import io.xcom4ee.core.stream.Sequencer;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the parts of a member share while it is in one group: lanes, peers, configurations, the place in the order.
 *
 * <p>Confined to: the member's event loop.
 */
final class GroupState {
    /** Round trips are smoothed like TCP's (RFC 6298): one part in eight is new. */
    private static final int SMOOTHING = 8;

    /** The stall time-out in round trips. */
    private static final int STALL_ROUND_TRIPS = 8;

    /** The longest round trip that time-outs adapt to, as a part of the suspicion time-out. */
    private static final int ROUND_TRIPS_IN_SUSPICION = 32;

    private final MemberSettings settings;
    private final GroupId group;
    private final FoundingBallot foundedAt;
    private final ConfigurationHistory configurations;
    private final DeliveryCursor cursor;
    private final Sequencer sequencer;
    private final OpenBroadcasts broadcasts;
    private final Tally tally;
    private final OpenConfirmations confirmations;
    private final OpenCommands commands;
    private final OpenBarriers barriers;
    private final FailureDetector detector;
    private final Outbox out;
    private final SplitMix random;
    private final OwnLane own;
    private final int self;
    private final MemberTable<Lane> lanes = new MemberTable<>();
    private final MemberTable<Peer> peers = new MemberTable<>();
    private List<MemberId> others = List.of();
    private long nowMicros;
    private long highestRound;
    private long evictedBelow;
    private int highestBallot;
    private long roundTripMicros;
    private boolean quorum = true;

    /** What outlives a group: it belongs to the process. */
    record Host(
            MemberSettings settings,
            Tally tally,
            OpenBroadcasts broadcasts,
            OpenConfirmations confirmations,
            OpenCommands commands,
            OpenBarriers barriers,
            Outbox out,
            SplitMix random,
            Set<MemberId> connected) {}

    GroupState(Host process, Snapshot snapshot, long nowMicros) {
        this.settings = process.settings();
        this.group = snapshot.group();
        this.foundedAt = snapshot.foundedAt();
        this.configurations = new ConfigurationHistory(settings.electorate(), snapshot.configurations());
        this.cursor = new DeliveryCursor(snapshot.deliveredRound() + 1);
        this.sequencer = new Sequencer(snapshot.position(), snapshot.nextSequences());
        this.tally = process.tally();
        this.broadcasts = process.broadcasts();
        this.confirmations = process.confirmations();
        this.commands = process.commands();
        this.barriers = process.barriers();
        this.out = process.out();
        this.random = process.random();
        this.detector = new FailureDetector(settings.timeouts().suspicionMicros());
        this.nowMicros = nowMicros;
        this.highestRound = snapshot.deliveredRound();
        this.self = configurations.find(settings.self().id()).orElseThrow().number();
        addLanesAndPeers(process.connected());
        this.own = new OwnLane(Objects.requireNonNull(lanes.find(self)));
    }

    /** Brings lanes, peers and the failure detector in line with the configurations from the cursor on. */
    void addLanesAndPeers(Collection<MemberId> connected) {
        for (Configuration configuration : configurations.from(cursor.round())) {
            highestRound = Math.max(highestRound, configuration.firstRound() - 1);
            for (ConfiguredMember member : configuration.members()) {
                long firstRound = Math.max(configuration.firstRound(), cursor.round());
                lanes.addIfAbsent(member.number(), number -> new Lane(number, firstRound));
                if (member.number() != self) {
                    peers.addIfAbsent(
                            member.number(),
                            number -> new Peer(member, firstRound, connected.contains(member.id()), nowMicros));
                }
            }
        }
        List<ConfiguredMember> members = configurations.membersFrom(cursor.round());
        peers.removeIf(number -> members.stream().noneMatch(member -> member.number() == number));
        others = peers.all().stream().map(Peer::id).toList();
        detector.watch(peers.all().stream().map(Peer::number).toList(), nowMicros);
    }

    MemberSettings settings() {
        return settings;
    }

    GroupId group() {
        return group;
    }

    FoundingBallot foundedAt() {
        return foundedAt;
    }

    int self() {
        return self;
    }

    ConfigurationHistory configurations() {
        return configurations;
    }

    DeliveryCursor cursor() {
        return cursor;
    }

    Sequencer sequencer() {
        return sequencer;
    }

    OpenBroadcasts broadcasts() {
        return broadcasts;
    }

    OpenCommands commands() {
        return commands;
    }

    Tally tally() {
        return tally;
    }

    OpenConfirmations confirmations() {
        return confirmations;
    }

    OpenBarriers barriers() {
        return barriers;
    }

    FailureDetector detector() {
        return detector;
    }

    Outbox out() {
        return out;
    }

    SplitMix random() {
        return random;
    }

    OwnLane own() {
        return own;
    }

    /** Lanes of all members that own a slot from the cursor on, and of some that did lately. */
    Collection<Lane> lanes() {
        return lanes.all();
    }

    @Nullable Lane lane(int owner) {
        return lanes.find(owner);
    }

    /** Slots of rounds below are decided, delivered and no longer kept. */
    long evictedBelow() {
        return evictedBelow;
    }

    void evictedBelow(long round) {
        evictedBelow = round;
    }

    void dropLanes(Collection<Integer> owners) {
        lanes.removeIf(owners::contains);
        peers.all().forEach(peer -> peer.dropLanes(owners));
    }

    /** The other members of the current and the pending configurations. */
    Collection<Peer> peers() {
        return peers.all();
    }

    @Nullable Peer peer(int number) {
        return peers.find(number);
    }

    Optional<Peer> peer(MemberId id) {
        for (Peer peer : peers.all()) {
            if (peer.id().equals(id)) {
                return Optional.of(peer);
            }
        }
        return Optional.empty();
    }

    /** Whether somebody has delivered the slot for which this member waits. */
    boolean isBehind() {
        for (Peer peer : peers.all()) {
            if (peer.hasDelivered(cursor.round())) {
                return true;
            }
        }
        return false;
    }

    /** Whether somebody who was heard within this time has delivered the round and keeps it. */
    boolean isKnownBeyond(long round, long silenceMicros) {
        for (Peer peer : peers.all()) {
            boolean keeps = peer.hasDelivered(round) && !peer.isWithout(round);
            if (keeps && peer.isConnected() && nowMicros - detector.lastHeardMicros(peer.number()) < silenceMicros) {
                return true;
            }
        }
        return false;
    }

    long nowMicros() {
        return nowMicros;
    }

    void now(long micros) {
        nowMicros = micros;
    }

    /** This member of the group could not speak before now: it has the whole time-out to be heard. */
    void begin(int number) {
        detector.begin(number, nowMicros);
        Peer peer = peers.find(number);
        if (peer != null) {
            peer.begin(nowMicros);
        }
    }

    /** This member itself did not run for a while: the others have the whole time-out to be heard again. */
    void forgive(long atMicros) {
        detector.forgive(atMicros);
        peers.all().forEach(peer -> peer.begin(atMicros));
    }

    /** The configuration of the next slot to deliver. */
    Configuration configuration() {
        return configurations.at(cursor.round());
    }

    /** The highest round in which this member may work: it cannot know the configuration of a later one. */
    long horizon() {
        return configurations.horizon(cursor.deliveredRound());
    }

    /** Beyond this nothing is stored, whatever a peer says. */
    long storableRound() {
        // The others may have gone on to a wider horizon that this member knows of but has not come to yet.
        return horizon()
                + Math.max(
                        configuration().eventHorizonRounds(),
                        configurations.newest().eventHorizonRounds());
    }

    long highestRound() {
        return highestRound;
    }

    /** A round in use was seen: everybody gives up unused slots up to it. */
    void sawRound(long round) {
        highestRound = Math.max(highestRound, Math.min(round, storableRound()));
    }

    void sawBallot(int number) {
        highestBallot = Math.max(highestBallot, number);
    }

    /** A number that no attempt of this member has used, above all that it has seen. */
    int nextBallotNumber() {
        Invariants.require(highestBallot < Integer.MAX_VALUE, "ballot numbers do not run out");
        highestBallot++;
        return highestBallot;
    }

    long roundTripMicros() {
        return roundTripMicros;
    }

    /** A sample that contains a stall, an outage or a pause says little of the network: it must not slow repair down. */
    void measured(long sampleMicros) {
        long bounded = Math.min(sampleMicros, settings.timeouts().suspicionMicros() / ROUND_TRIPS_IN_SUSPICION);
        roundTripMicros += (bounded - roundTripMicros) / SMOOTHING;
    }

    /** A proposed change that had no effect by now is proposed again. */
    long repetitionMicros() {
        return Math.max(2 * settings.timeouts().heartbeatMicros(), 16 * roundTripMicros);
    }

    /** Whether the group works at this protocol version or a newer one: only then may what belongs to it be used. */
    boolean speaks(int version) {
        return configuration().protocolVersion() >= version;
    }

    /** A delivery that waits for an owner for so long waits too long. */
    long stallMicros() {
        return Math.max(settings.timeouts().stallFloorMicros(), STALL_ROUND_TRIPS * roundTripMicros);
    }

    /** Whether there is a reason not to wait for this member. */
    boolean isSilent(Peer peer) {
        return peer.isSilent(detector.lastHeardMicros(peer.number()), nowMicros, stallMicros());
    }

    /** Whether others hear this member, and this one does not. */
    boolean isCutOff(Peer peer) {
        return peer.isCutOff(detector.lastHeardMicros(peer.number()), stallMicros());
    }

    /** Whether this member cannot send to a member that lives. */
    boolean isOutOfReach(Peer peer) {
        return peer.isOutOfReach(detector.lastHeardMicros(peer.number()), stallMicros());
    }

    boolean hasQuorum() {
        return quorum;
    }

    void quorum(boolean reached) {
        quorum = reached;
    }

    /** The decided value of a slot, null while it is open. */
    @Nullable Value decided(Lane lane, long round) {
        return lane.decided(round, self, configurations.at(round));
    }

    void sendToAll(Message message) {
        out.send(others, group, message);
    }

    void send(MemberId to, Message message) {
        send(List.of(to), message);
    }

    void send(List<MemberId> to, Message message) {
        out.send(to, group, message);
    }

    /** To a process that is not in the group yet. */
    void sendOutside(MemberId to, Message message) {
        out.send(List.of(to), GroupId.NONE, message);
    }
}
