package io.xcom4ee.chaos.check;

import io.xcom4ee.api.ViewId;
import io.xcom4ee.chaos.history.Event;
import io.xcom4ee.chaos.history.Event.Delivered;
import io.xcom4ee.chaos.history.Event.Ended;
import io.xcom4ee.chaos.history.Event.Installed;
import io.xcom4ee.chaos.history.Event.Sent;
import io.xcom4ee.chaos.history.MessageId;
import io.xcom4ee.chaos.history.Outcome;
import io.xcom4ee.chaos.history.ProcessHistory;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
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
    /** Acknowledged to somebody who was given up, at a position that only such members had. */
    private final Set<MessageId> beyondPromises = new HashSet<>();

    private final Succession succession;

    MessageCheck(List<ProcessHistory> histories, Succession succession, Sequence sequence, Findings findings) {
        this.succession = succession;
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
        gatherBeyondPromises(history);
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

    private void gatherBeyondPromises(ProcessHistory history) {
        Optional<Installed> view = Optional.empty();
        for (Event event : history.events()) {
            if (event instanceof Installed installed) {
                view = Optional.of(installed);
            } else if (event instanceof Ended end && view.isPresent()) {
                ViewId id = view.get().view();
                if (succession.isBeyondPromises(id, Succession.self(history, view.get()), end.position())) {
                    beyondPromises.add(new MessageId(history.process(), end.sequence()));
                }
            }
        }
    }

    void check() {
        Map<UUID, MessageId> lastOf = new HashMap<>();
        for (Delivered delivered : sequence.inOrder()) {
            origin(delivered);
            order(delivered, lastOf.put(delivered.incarnation(), delivered.id()));
        }
        sequence.givenUp().forEach(this::sent);
        ended.forEach(this::outcome);
    }

    private void origin(Delivered delivered) {
        MessageId id = delivered.id();
        sent(delivered);
        findings.require(
                id.process().startsWith(delivered.sender() + "/"),
                INTEGRITY,
                id + " was delivered as a message of " + delivered.sender());
        Long before = positions.putIfAbsent(id, delivered.position());
        findings.require(
                before == null, INTEGRITY, id + " was delivered at " + before + " and at " + delivered.position());
    }

    private void sent(Delivered delivered) {
        findings.require(
                sent.contains(delivered.id()),
                INTEGRITY,
                "nobody sent " + delivered.id() + ", which was delivered: " + delivered);
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
                    isThere(id, end) || beyondPromises.contains(id),
                    "No loss",
                    id + " was acknowledged at " + end.position() + " and delivered at " + position);
        } else if (end.outcome() == Outcome.NOT_DELIVERED) {
            findings.require(
                    position == null && !sequence.isGivenUp(id),
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

    private boolean isThere(MessageId id, Ended end) {
        return Long.valueOf(end.position()).equals(positions.get(id));
    }

    /** Acknowledged messages that nobody delivered where they were acknowledged. */
    long lost() {
        return missing().filter(id -> !beyondPromises.contains(id)).count();
    }

    /** Acknowledged messages that were given up with a majority. */
    long givenUp() {
        return missing().filter(beyondPromises::contains).count();
    }

    private Stream<MessageId> missing() {
        return ended.entrySet().stream()
                .filter(entry -> entry.getValue().outcome() == Outcome.DELIVERED)
                .filter(entry -> !isThere(entry.getKey(), entry.getValue()))
                .map(Map.Entry::getKey);
    }
}
