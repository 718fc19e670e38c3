package io.xcom4ee.core.member;

import io.xcom4ee.core.message.Message.Accept;
import io.xcom4ee.core.message.Message.Learn;
import io.xcom4ee.core.message.Message.Propose;
import io.xcom4ee.core.message.RoundValue;
import io.xcom4ee.core.message.Value;
import io.xcom4ee.core.paxos.Lane;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/**
 * The values that this member keeps and has not delivered yet: those in the lanes, and proposals held back because they
 * came before what they build on. Bounded in rounds by {@link GroupState#storableRound} and in bytes by the limit of the
 * window, for a member that lags while the others send as much as they can.
 *
 * <p>What the next round to deliver needs is taken whatever the limit, so that delivery goes on; everything else is dropped
 * at the limit, as if it had been lost, and asked for again when there is room.
 *
 * <p>Confined to: the member's event loop.
 */
final class Window {
    private final GroupState state;
    private final TreeMap<Integer, TreeMap<Long, Propose>> held = new TreeMap<>();
    private long heldBytes;
    private long refusals;

    Window(GroupState state) {
        this.state = state;
    }

    /** Bytes of the values that are kept and not delivered. */
    long bytes() {
        long bytes = heldBytes;
        for (Lane lane : state.lanes()) {
            bytes += lane.openBytes();
        }
        return bytes;
    }

    /** How often something was not taken for want of room. */
    long refusals() {
        return refusals;
    }

    /** Up to where to ask for what is missing: in vain beyond the next round to deliver, while there is no room. */
    long askable(long round) {
        boolean full = bytes() >= state.settings().limits().windowBytesMax();
        return full ? Math.min(round, state.cursor().round()) : round;
    }

    /** Whether this value may be taken into its slot: it may be there already, then it needs no more room. */
    boolean hasRoomFor(Lane lane, long round, Value value) {
        int more = value.sizeBytes() - lane.sizeBytes(round);
        return more <= 0 || hasRoom(round, bytes() + more);
    }

    private boolean hasRoom(long round, long bytes) {
        if (round <= state.cursor().round()
                || bytes <= state.settings().limits().windowBytesMax()) {
            return true;
        }
        refusals++;
        return false;
    }

    /** As much of what was decided as may be taken. */
    Learn fitting(Lane lane, Learn learn) {
        long to = fitting(lane, learn.values(), learn.toRound());
        return to == learn.toRound() ? learn : new Learn(learn.owner(), learn.fromRound(), to, learn.values());
    }

    /** As much of a revocation as may be taken: the rest is sent again. */
    Accept fitting(Lane lane, Accept accept) {
        long to = fitting(lane, accept.values(), accept.toRound());
        return to == accept.toRound()
                ? accept
                : new Accept(accept.ballot(), accept.owner(), accept.fromRound(), to, accept.values());
    }

    private long fitting(Lane lane, List<RoundValue> values, long toRound) {
        long to = toRound;
        long bytes = bytes();
        for (RoundValue value : values) {
            // As a rule the same value was accepted before: then it needs no more room.
            int more = value.value().sizeBytes() - lane.sizeBytes(value.round());
            bytes += Math.max(more, 0);
            if (more > 0 && !hasRoom(value.round(), bytes)) {
                to = Math.min(to, value.round() - 1);
            }
        }
        return to;
    }

    /**
     * Keeps a proposal until what it builds on has come, if there is room for it; otherwise it is dropped like any other. It
     * needs its room even if its slot has the same value from a revocation: both are kept.
     */
    void hold(int owner, Propose propose) {
        if (propose.round() > state.storableRound()) {
            return;
        }
        TreeMap<Long, Propose> waiting = held.computeIfAbsent(owner, number -> new TreeMap<>());
        Propose before = waiting.get(propose.round());
        int more = propose.value().sizeBytes()
                - (before == null ? 0 : before.value().sizeBytes());
        if (more <= 0 || hasRoom(propose.round(), bytes() + more)) {
            waiting.put(propose.round(), propose);
            heldBytes += more;
        }
    }

    /** The first proposal of this owner that is held back. */
    @Nullable Propose firstHeld(int owner) {
        TreeMap<Long, Propose> waiting = held.get(owner);
        return waiting == null || waiting.isEmpty()
                ? null
                : waiting.firstEntry().getValue();
    }

    /** The first proposal of this owner is held back no longer. */
    void release(int owner) {
        TreeMap<Long, Propose> waiting = held.get(owner);
        Map.Entry<Long, Propose> first = waiting == null ? null : waiting.pollFirstEntry();
        heldBytes -= first == null ? 0 : first.getValue().value().sizeBytes();
    }

    /** Lets go of what is held back of owners that are gone. */
    void releaseUnless(IntPredicate present) {
        if (held.isEmpty()) {
            return;
        }
        held.keySet().removeIf(owner -> {
            boolean gone = !present.test(owner);
            while (gone && firstHeld(owner) != null) {
                release(owner);
            }
            return gone;
        });
    }
}
