package io.xcom4ee.core.stream;

import io.xcom4ee.core.base.Configuration;
import io.xcom4ee.core.message.Forwarded;
import io.xcom4ee.core.message.NextSequence;
import io.xcom4ee.core.message.Numbered;
import io.xcom4ee.core.message.Value;
import java.util.List;
import java.util.TreeMap;

/**
 * FIFO and exactly once: what does not begin with the next expected number of its sender is dropped, by every member
 * alike since all see the same order; the sender proposes again from there on (go-back-N).
 *
 * <p>Confined to: the member's event loop.
 */
public final class Sequencer {
    private final TreeMap<Integer, Long> next = new TreeMap<>();
    private long position;

    /** Goes on from a snapshot. */
    public Sequencer(long position, List<NextSequence> nextSequences) {
        this.position = position;
        nextSequences.forEach(entry -> next.put(entry.member(), entry.sequence()));
    }

    /** Another one that goes on from here by itself. */
    public Sequencer copy() {
        Sequencer copy = new Sequencer(position, List.of());
        copy.next.putAll(next);
        return copy;
    }

    /** Messages delivered so far; the position of the last one. */
    public long position() {
        return position;
    }

    /** The number that what the member says next must start with. */
    public long next(int member) {
        return next.getOrDefault(member, 1L);
    }

    /**
     * Takes what a sender says at its place in the order.
     *
     * @return whether it is taken; if so the first message that is delivered with it has the position before the call plus
     *     one
     */
    public boolean deliver(int sender, Numbered content) {
        if (content.firstSequence() != next(sender)) {
            return false;
        }
        next.put(sender, content.firstSequence() + content.numbers());
        position += content.messages();
        return true;
    }

    /** Takes any decided value at its place in the order, in a slot of this owner; only messages count. */
    public void deliver(int owner, Value value) {
        if (value instanceof Numbered content) {
            deliver(owner, content);
        } else if (value instanceof Forwarded forwarded) {
            deliver(forwarded.sender(), forwarded.content());
        }
    }

    /** Per member of these configurations, for a snapshot. */
    public List<NextSequence> nextSequences(List<Configuration> configurations) {
        return configurations.stream()
                .flatMap(configuration -> configuration.members().stream())
                .map(member -> member.number())
                .distinct()
                .sorted()
                .map(member -> new NextSequence(member, next(member)))
                .toList();
    }

    /** Forgets members that are in none of these configurations. */
    public void retain(List<Configuration> configurations) {
        next.keySet()
                .removeIf(number -> configurations.stream()
                        .noneMatch(configuration -> configuration.member(number).isPresent()));
    }
}
