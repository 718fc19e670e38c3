package io.xcom4ee.core.member;

import io.xcom4ee.core.base.Configuration;
import io.xcom4ee.core.message.Forwarded;
import io.xcom4ee.core.message.GroupChange;
import io.xcom4ee.core.message.Message.Forward;
import io.xcom4ee.core.message.Numbered;
import io.xcom4ee.core.message.Value;
import org.jspecify.annotations.Nullable;

/**
 * Sends this member's messages and changes to the only leader, when that is another member. Messages keep their sender and
 * its numbers: a forward that is lost or comes twice is harmless.
 *
 * <p>Confined to: the member's event loop.
 */
final class Forwarding {
    private static final int DELAY_MAX = 16;

    private final GroupState state;
    private final Repair repair;
    /** The first number of what was forwarded and is not delivered; 0 if nothing is. */
    private long watchedSequence;

    private long watchedMicros;
    private long resendDelayMicros;
    private long resendMicros = Long.MAX_VALUE;
    private boolean repeated;
    /** Whom the last forward went to. */
    private int way;

    Forwarding(GroupState state, Repair repair) {
        this.state = state;
        this.repair = repair;
    }

    /** The only leader, if there is one and it is another member. */
    @Nullable Peer leader() {
        Configuration configuration = state.configuration();
        return configuration.isEverybodyLeading() ? null : state.peer(configuration.leader());
    }

    /** Sends what waits, and again what the leader seems not to have got. */
    void forward() {
        Peer leader = leader();
        if (leader == null) {
            return;
        }
        watch();
        boolean lost = state.hasQuorum() && watchedSequence != 0 && state.nowMicros() >= resendMicros;
        if (lost) {
            // Whoever passes on may not be heard there itself: another one may.
            way = leader.number();
        }
        Peer next = wayTo(leader);
        if (state.hasQuorum() && (lost || next.number() != way)) {
            way = next.number();
            resendDelayMicros =
                    lost ? Math.min(2 * resendDelayMicros, DELAY_MAX * repair.resendMicros()) : resendDelayMicros;
            repeat(next);
        }
        int valuesMax = state.configuration().eventHorizonRounds();
        while (state.hasQuorum() && state.broadcasts().mayForward(valuesMax)) {
            send(
                    next,
                    state.broadcasts()
                            .forward(
                                    state.sequencer().next(state.self()),
                                    state.configuration().number()));
        }
        watch();
        // While something of this member is under way the group shall go on: it waits for a round that nobody has used
        // yet.
        if (isWanted(leader)) {
            state.sawRound(state.cursor().round());
        }
    }

    /**
     * The leader; where it lives and is out of reach, a member that has heard it, which passes on what it gets: always the same
     * one, since each change of the way costs everything again. What is for a dead leader waits.
     */
    Peer wayTo(Peer leader) {
        if (!state.isOutOfReach(leader)) {
            return leader;
        }
        Peer present = way == leader.number() ? null : state.peer(way);
        Peer between = present != null && present.isConnected() ? present : state.peer(leader.heardOfFrom());
        return between != null && between.isConnected() ? between : leader;
    }

    /** In the configuration that this member has come to. */
    void send(Peer to, Value value) {
        state.send(to.id(), new Forward(state.configuration().number(), value));
    }

    /**
     * Whether another member leads and the sender of this does not reach it. Only if both have come to the same configuration:
     * then they agree on who leads, and nothing goes round in a circle.
     */
    boolean isToBePassedOn(Peer from, Forward forward) {
        Peer leader = leader();
        return leader != null
                && leader.number() != from.number()
                && forward.configuration() == state.configuration().number();
    }

    /** Passes on what the sender says, with its number. What was passed on before goes no further. */
    void passOn(Peer from, Forward forward) {
        Peer leader = leader();
        if (leader != null && forward.value() instanceof Numbered content) {
            send(leader, new Forwarded(from.number(), content));
        } else if (leader != null && forward.value() instanceof GroupChange change) {
            send(leader, change);
        }
    }

    /** Everything again, from the first on: the leader takes nothing before what comes before it. */
    private void repeat(Peer to) {
        repeated = true;
        resendMicros = state.nowMicros() + resendDelayMicros;
        for (Numbered content : state.broadcasts().forwarded()) {
            send(to, content);
        }
    }

    /** What was sent to this peer may have been lost. */
    void resume(Peer peer) {
        Peer leader = leader();
        if (leader != null && peer.equals(wayTo(leader)) && state.hasQuorum()) {
            way = peer.number();
            repeat(peer);
        }
    }

    private void watch() {
        long first = state.broadcasts().firstForwarded();
        if (first == watchedSequence) {
            return;
        }
        watchedSequence = first;
        watchedMicros = state.nowMicros();
        repeated = false;
        resendDelayMicros = 2 * repair.resendMicros();
        resendMicros = first == 0 ? Long.MAX_VALUE : state.nowMicros() + resendDelayMicros;
    }

    /** Something forwarded was delivered: this is how long an agreement takes. */
    void onDelivered(Numbered content) {
        if (content.firstSequence() == watchedSequence && !repeated) {
            state.measured(state.nowMicros() - watchedMicros);
        }
    }

    /** Another configuration begins: what is open is forwarded anew. */
    void onBoundary() {
        state.broadcasts().endForwarding();
        watch();
    }

    private boolean isWanted(Peer leader) {
        return watchedSequence != 0
                && state.cursor().round() > state.highestRound()
                && state.nowMicros() >= wantedMicros(leader);
    }

    private long wantedMicros(Peer leader) {
        boolean silent = state.isSilent(leader);
        return silent ? watchedMicros : watchedMicros + state.stallMicros() / 2;
    }

    long nextDeadlineMicros() {
        Peer leader = leader();
        if (leader == null || watchedSequence == 0 || !state.hasQuorum()) {
            return Long.MAX_VALUE;
        }
        boolean unwanted = state.cursor().round() > state.highestRound();
        return unwanted ? Math.min(resendMicros, wantedMicros(leader)) : resendMicros;
    }
}
