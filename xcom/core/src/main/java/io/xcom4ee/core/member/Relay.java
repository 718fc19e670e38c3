package io.xcom4ee.core.member;

import io.xcom4ee.core.base.Configuration;
import io.xcom4ee.core.message.Forwarded;
import io.xcom4ee.core.message.Message.Forward;
import io.xcom4ee.core.message.Numbered;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * What the others have forwarded to this member, as long as it is the only leader: it proposes their messages, and parts of
 * large ones, in its own slots, in the order in which they come.
 *
 * <p>Everything is proposed only in a round of the configuration in which it was forwarded. So a sender that has passed the end
 * of a configuration knows what became of everything that it forwarded there.
 *
 * <p>Confined to: the member's event loop.
 */
final class Relay {
    private final GroupState state;
    /** Of the configuration at the cursor, per sender without gaps. */
    private final ArrayDeque<Entry> ready = new ArrayDeque<>();
    /** Of configurations to come: their senders have delivered more than this member. */
    private final List<Entry> early = new ArrayList<>();
    /** The own rounds in which something was relayed that is not delivered yet. */
    private final ArrayDeque<Long> relayed = new ArrayDeque<>();
    /** Per sender, the number that what it says next must start with. */
    private final TreeMap<Integer, Long> expected = new TreeMap<>();
    /** Per sender, what is kept of it. Its own limit is the same, so that only who breaks it is cut short. */
    private final TreeMap<Integer, Long> bytes = new TreeMap<>();

    private record Entry(long configuration, int sender, Numbered content) {}

    Relay(GroupState state) {
        this.state = state;
    }

    /** Something came from its sender. What this member cannot propose it drops: the sender forwards it again. */
    void take(int sender, Forward forward, Numbered content) {
        Configuration current = state.configuration();
        Entry entry = new Entry(forward.configuration(), sender, content);
        boolean full = bytes.getOrDefault(entry.sender(), 0L)
                >= state.settings().limits().openBytesMax();
        if (full || forward.configuration() < current.number()) {
            return;
        }
        if (forward.configuration() == current.number()) {
            add(current, entry);
        } else if (forward.configuration() <= state.configurations().newest().number()) {
            early.add(entry);
            count(entry);
        }
    }

    private void add(Configuration current, Entry entry) {
        long next = state.sequencer().next(entry.sender());
        long awaited = Math.max(next, expected.getOrDefault(entry.sender(), next));
        // What comes twice is proposed once; what comes after a gap would be dropped when it is delivered.
        if (current.leader() == state.self() && entry.content().firstSequence() == awaited) {
            expected.put(entry.sender(), awaited + entry.content().numbers());
            ready.addLast(entry);
            count(entry);
        }
    }

    private void count(Entry entry) {
        bytes.merge(entry.sender(), (long) entry.content().sizeBytes(), Long::sum);
    }

    /** Whether there is something that may be proposed in this round of the own lane. */
    boolean isReadyFor(long round) {
        Entry head = ready.peekFirst();
        return head != null
                && head.configuration() == state.configurations().at(round).number();
    }

    /** Takes what is to be proposed in this round of the own lane. */
    Forwarded poll(long round) {
        Entry head = ready.removeFirst();
        bytes.merge(head.sender(), -(long) head.content().sizeBytes(), Long::sum);
        relayed.addLast(round);
        return new Forwarded(head.sender(), head.content());
    }

    /**
     * The cursor has passed an own round. If something was relayed there in vain, everything begins anew with what the
     * senders forward again: it must not be taken for a repetition.
     */
    void onOwnDelivered(long round, boolean delivered) {
        Long oldest = relayed.peekFirst();
        if (oldest == null || oldest != round) {
            return;
        }
        relayed.removeFirst();
        if (!delivered) {
            ready.clear();
            expected.clear();
            bytes.clear();
            early.forEach(this::count);
        }
    }

    /** Another configuration begins: what was forwarded in the one before is forwarded again. */
    void onBoundary() {
        ready.clear();
        expected.clear();
        bytes.clear();
        List<Entry> again = List.copyOf(early);
        early.clear();
        Configuration current = state.configuration();
        for (Entry entry : again) {
            if (entry.configuration() == current.number()) {
                add(current, entry);
            } else if (entry.configuration() > current.number()) {
                early.add(entry);
                count(entry);
            }
        }
    }
}
