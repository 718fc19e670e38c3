package io.xcom4ee.chaos.check;

import io.xcom4ee.chaos.history.Event.Delivered;
import io.xcom4ee.chaos.history.Event.Ended;
import io.xcom4ee.chaos.history.Event.Sent;
import io.xcom4ee.chaos.history.MessageId;
import io.xcom4ee.chaos.history.Outcome;
import io.xcom4ee.chaos.history.ProcessHistory;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What must hold for each message of the one sequence: where it comes from, how often, after which, with what outcome. */
final class MessageCheck {
    private static final String INTEGRITY = "Integrity";
    private static final String OUTCOME = "Honest outcome";

    private final Sequence sequence;
    private final Findings findings;
    private final Set<MessageId> sent = new HashSet<>();
    private final Map<MessageId, Ended> ended = new HashMap<>();
    private final Map<MessageId, Long> positions = new HashMap<>();

    MessageCheck(List<ProcessHistory> histories, Sequence sequence, Findings findings) {
        this.sequence = sequence;
        this.findings = findings;
        histories.forEach(this::gather);
    }

    private void gather(ProcessHistory history) {
        history.events(Sent.class).forEach(event -> sent.add(new MessageId(history.process(), event.sequence())));
        history.events(Ended.class).forEach(event -> {
            MessageId id = new MessageId(history.process(), event.sequence());
            findings.require(ended.putIfAbsent(id, event) == null, OUTCOME, "the outcome of " + id + " was told twice");
        });
        history.events(Delivered.class)
                .filter(delivered -> !delivered.intact())
                .forEach(delivered -> findings.broken(
                        INTEGRITY, history.process() + " delivered other bytes than were sent: " + delivered));
        if (history.survived()) {
            history.events(Sent.class)
                    .map(event -> new MessageId(history.process(), event.sequence()))
                    .filter(id -> !ended.containsKey(id))
                    .forEach(id -> findings.broken(OUTCOME, "the outcome of " + id + " was never told"));
        }
    }

    void check() {
        Map<UUID, MessageId> lastOf = new HashMap<>();
        for (Delivered delivered : sequence.inOrder()) {
            origin(delivered);
            order(delivered, lastOf.put(delivered.incarnation(), delivered.id()));
        }
        ended.forEach(this::outcome);
    }

    private void origin(Delivered delivered) {
        MessageId id = delivered.id();
        findings.require(sent.contains(id), INTEGRITY, "nobody sent " + id + ", which was delivered: " + delivered);
        findings.require(
                id.process().startsWith(delivered.sender() + "/"),
                INTEGRITY,
                id + " was delivered as a message of " + delivered.sender());
        Long before = positions.putIfAbsent(id, delivered.position());
        findings.require(
                before == null, INTEGRITY, id + " was delivered at " + before + " and at " + delivered.position());
    }

    private void order(Delivered delivered, @Nullable MessageId before) {
        findings.require(
                before == null
                        || (before.process().equals(delivered.id().process())
                                && before.sequence() < delivered.id().sequence()),
                "FIFO",
                delivered.id() + " was delivered after " + before + " of the same incarnation");
    }

    private void outcome(MessageId id, Ended end) {
        Long position = positions.get(id);
        if (end.outcome() == Outcome.DELIVERED) {
            findings.require(
                    position != null && position == end.position(),
                    "No loss",
                    id + " was acknowledged at " + end.position() + " and delivered at " + position);
        } else if (end.outcome() == Outcome.NOT_DELIVERED) {
            findings.require(
                    position == null,
                    OUTCOME,
                    id + " was certainly not delivered (" + end.reason() + "), but delivered at " + position);
        }
    }

    /** Broadcasts with this outcome. */
    long count(Outcome outcome) {
        return ended.values().stream().filter(end -> end.outcome() == outcome).count();
    }

    long sent() {
        return sent.size();
    }

    /** Acknowledged messages that nobody delivered where they were acknowledged. */
    long lost() {
        return ended.entrySet().stream()
                .filter(entry -> entry.getValue().outcome() == Outcome.DELIVERED)
                .filter(entry -> !Long.valueOf(entry.getValue().position()).equals(positions.get(entry.getKey())))
                .count();
    }
}
