package io.xcom4ee.core.member;

import io.xcom4ee.core.base.Configuration;
import io.xcom4ee.core.base.ConfiguredMember;
import io.xcom4ee.core.base.Invariants;
import io.xcom4ee.core.base.MemberId;
import io.xcom4ee.core.base.MemberInfo;
import io.xcom4ee.core.membership.PrimaryRule;
import io.xcom4ee.core.message.GroupChange;
import io.xcom4ee.core.message.Marker;
import io.xcom4ee.core.message.Message.Welcome;
import io.xcom4ee.core.message.NoOp;
import io.xcom4ee.core.message.Snapshot;
import io.xcom4ee.core.message.Value;
import io.xcom4ee.core.paxos.Lane;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Delivers decided slots in order, installs views at their boundaries, and lets go of what nobody needs any more.
 *
 * <p>Confined to: the member's event loop.
 */
final class Delivery {
    /** Rounds kept that everybody has delivered, in event horizons: for late questions. */
    private static final int KEPT_HORIZONS = 4;

    /**
     * Beyond this part of the cache's bytes only one event horizon of them is kept: no member of the group lacks them, and a
     * garbage collector copies what is kept again and again.
     */
    private static final int KEPT_PART = 16;

    /** Small values must not keep more slots than this, whatever their bytes. */
    private static final int RETAINED_ROUNDS_MAX = 1 << 18;

    private final GroupState state;
    private final FastPath fastPath;
    private final MessageDelivery messages;
    private final Set<MemberId> connected;
    /** Per joiner that has not been heard in the group yet, where it begins. */
    private final TreeMap<Integer, Snapshot> welcomes = new TreeMap<>();
    /** Per former member, the last round in which it owned a slot. */
    private final TreeMap<Integer, Long> ended = new TreeMap<>();

    private boolean departed;

    Delivery(GroupState state, FastPath fastPath, MessageDelivery messages, Set<MemberId> connected) {
        this.state = state;
        this.fastPath = fastPath;
        this.messages = messages;
        this.connected = connected;
    }

    /** Whether a view without this member was reached: nothing is delivered any more. */
    boolean isDeparted() {
        return departed;
    }

    /** Installs the view that this member starts with. */
    void installFirst() {
        install(state.configuration());
    }

    /**
     * Delivers as far as slots are decided.
     *
     * @return whether the cursor moved
     */
    boolean deliver() {
        boolean moved = false;
        while (!departed) {
            Configuration configuration = state.configuration();
            ConfiguredMember owner = state.cursor().owner(configuration);
            long round = state.cursor().round();
            Lane lane = state.lane(owner.number());
            Value value = lane == null ? null : state.decided(lane, round);
            if (lane == null || value == null) {
                break;
            }
            deliver(configuration, owner, round, value);
            lane.delivered(round);
            moved = true;
            if (state.cursor().advance(configuration)) {
                roundDelivered(round);
            }
        }
        return moved;
    }

    private void deliver(Configuration configuration, ConfiguredMember owner, long round, Value value) {
        boolean delivered = messages.deliver(configuration, owner, round, value);
        state.tally().slotDelivered(value instanceof NoOp);
        if (owner.number() == state.self()) {
            fastPath.onOwnDelivered(round, delivered);
            if (!delivered) {
                state.broadcasts().notDelivered(round);
            }
        }
        Optional<Configuration> made =
                value instanceof GroupChange change ? state.configurations().decide(round, change) : Optional.empty();
        if (made.isPresent()) {
            state.addLanesAndPeers(connected);
        }
        if (value instanceof Marker marker) {
            passBarriers(marker);
        }
        if (owner.number() == state.self()) {
            state.barriers().onOwnDelivered(round, value);
            state.commands()
                    .onOwnDelivered(round, value, made, state.configurations().newest());
        } else {
            state.commands()
                    .onOthersDelivered(value, made, state.configurations().newest());
        }
    }

    private void passBarriers(Marker marker) {
        for (long token : state.barriers().onDelivered(marker)) {
            state.out().add(new Output.BarrierPassed(token, state.sequencer().position()));
        }
    }

    private void roundDelivered(long round) {
        List<Configuration> starting = state.configurations().startingAt(round + 1);
        for (Configuration configuration : starting) {
            if (configuration.member(state.self()).isEmpty()) {
                departed = true;
                return;
            }
            install(configuration);
            configuration.joined().stream()
                    .flatMap(joined -> configuration.member(joined.id()).stream())
                    .forEach(joined -> state.begin(joined.number()));
            welcomeJoined(configuration);
        }
        if (!starting.isEmpty()) {
            fastPath.onBoundary();
            noteEnded(round);
            state.configurations().forgetBefore(round + 1);
            state.addLanesAndPeers(connected);
            welcomes.keySet().retainAll(state.peers().stream().map(Peer::number).toList());
        }
        if (round < state.highestRound()) {
            // Within the loop only what the next rounds need: all else waits for the end of the turn.
            fastPath.onHorizonMoved();
        }
    }

    private void install(Configuration configuration) {
        messages.beginView();
        announce(configuration);
    }

    /** Tells of a view. */
    void announce(Configuration configuration) {
        state.out()
                .add(new Output.InstallView(
                        state.group(),
                        configuration,
                        PrimaryRule.primary(configuration),
                        state.sequencer().position()));
        state.commands().onInstalled(configuration.number());
    }

    private void noteEnded(long round) {
        List<ConfiguredMember> members = state.configurations().membersFrom(round + 1);
        for (Lane lane : state.lanes()) {
            if (members.stream().noneMatch(member -> member.number() == lane.owner())) {
                ended.putIfAbsent(lane.owner(), round);
            }
        }
    }

    /** At a boundary everybody makes the same snapshot: the joiner needs only one of them to arrive. */
    private void welcomeJoined(Configuration configuration) {
        for (MemberInfo joined : configuration.joined()) {
            Optional<ConfiguredMember> member = configuration.member(joined.id());
            if (member.isPresent() && member.get().number() != state.self()) {
                Snapshot snapshot = snapshot();
                welcomes.put(member.get().number(), snapshot);
                state.sendOutside(joined.id(), new Welcome(snapshot));
            }
        }
    }

    /** Where a member goes on that begins at the next round. Only at a boundary. */
    private Snapshot snapshot() {
        List<Configuration> configurations =
                state.configurations().from(state.cursor().round());
        return new Snapshot(
                state.group(),
                state.foundedAt(),
                state.cursor().deliveredRound(),
                state.sequencer().position(),
                configurations,
                state.sequencer().nextSequences(configurations));
    }

    /** The welcome of a joiner that seems to have missed it. */
    Optional<Snapshot> welcomeFor(int member) {
        return Optional.ofNullable(welcomes.get(member));
    }

    /** The joiner was heard in the group. */
    void onBooted(int member) {
        welcomes.remove(member);
    }

    /** Lets go of values that every member has delivered, and of more when they take too much room. */
    void evict() {
        long delivered = state.cursor().deliveredRound();
        long slowest = delivered;
        for (Peer peer : state.peers()) {
            slowest = Math.min(slowest, peer.deliveredRound());
        }
        int horizon = state.configuration().eventHorizonRounds();
        long kept = (long) KEPT_HORIZONS * horizon;
        evictBelow(Math.min(slowest + 1, delivered - kept));
        int bytesMax = state.settings().limits().cacheBytesMax();
        // Who has just left may still ask for its last rounds, and nobody hears of what it has delivered.
        if (ended.isEmpty() && bytes() > bytesMax / KEPT_PART) {
            evictBelow(Math.min(slowest + 1, delivered - horizon));
        }
        while (state.evictedBelow() < delivered
                && (bytes() > bytesMax || delivered - state.evictedBelow() > RETAINED_ROUNDS_MAX)) {
            evictBelow(Math.min(delivered, state.evictedBelow() + kept));
        }
    }

    private long bytes() {
        long bytes = 0;
        for (Lane lane : state.lanes()) {
            bytes += lane.bytes();
        }
        return bytes;
    }

    private void evictBelow(long round) {
        if (round <= state.evictedBelow()) {
            return;
        }
        Invariants.require(round <= state.cursor().round(), "only delivered slots are evicted", round);
        state.evictedBelow(round);
        for (Lane lane : state.lanes()) {
            lane.evictBelow(round);
        }
        if (!ended.isEmpty() && ended.values().stream().anyMatch(last -> last < round)) {
            forgetEnded(round);
        }
    }

    /** The last slots of former members are gone: nothing of theirs is needed any more. */
    private void forgetEnded(long round) {
        List<Integer> over = ended.entrySet().stream()
                .filter(lane -> lane.getValue() < round)
                .map(Map.Entry::getKey)
                .toList();
        over.forEach(ended::remove);
        state.dropLanes(over);
        List<Configuration> configurations =
                state.configurations().from(state.cursor().round());
        state.lanes().forEach(lane -> lane.retainVotes(configurations));
        state.sequencer().retain(configurations);
    }
}
