package io.xcom4ee.core.stream;

import io.xcom4ee.core.base.Invariants;
import io.xcom4ee.core.base.Limits;
import io.xcom4ee.core.message.Batch;
import io.xcom4ee.core.message.Payloads;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * This member's own broadcasts from the application's call to their outcome: waiting, then proposed in a round of the own
 * lane or forwarded to the only leader, then delivered; or back to waiting when a revocation took the round (go-back-N) or
 * the configuration ended in which they were forwarded, or failed at the deadline.
 *
 * <p>Invariant: what is under way was either all proposed or all forwarded.
 *
 * <p>Confined to: the member's event loop.
 */
public final class OpenBroadcasts {
    /** A token that stands for a message whose outcome was told before. */
    public static final long ANSWERED = -1;

    /** Stands for the round of what was forwarded: the leader knows it. */
    private static final long FORWARDED = 0;

    private final Limits limits;
    private final OpenConfirmations confirmations;
    private final ArrayDeque<Submission> waiting = new ArrayDeque<>();
    private final ArrayDeque<Proposed> proposed = new ArrayDeque<>();
    private long waitingBytes;
    private long proposedBytes;
    private int proposedMessages;
    private long earliestDeadlineMicros = Long.MAX_VALUE;

    private record Proposed(long round, Batch batch, List<Submission> submissions) {}

    /** Told outcome of one broadcast. */
    public record Outcome(long token, boolean certain) {}

    /** @param confirmations gets what is delivered here and shall be by all */
    public OpenBroadcasts(Limits limits, OpenConfirmations confirmations) {
        this.limits = limits;
        this.confirmations = confirmations;
    }

    /** Whether another broadcast may be taken. */
    public boolean hasRoom() {
        return waitingBytes < limits.pendingBytesMax()
                && waiting.size() < limits.pendingMessagesMax()
                && confirmations.hasRoom();
    }

    /** Broadcasts whose outcome is open. */
    public int size() {
        return waiting.size() + proposedMessages;
    }

    /** Whether anything waits to be proposed. */
    public boolean isWaiting() {
        return !waiting.isEmpty();
    }

    /** Whether another batch may be proposed before an earlier one is delivered. */
    public boolean mayPropose() {
        return !waiting.isEmpty() && (proposed.isEmpty() || (!isForwarding() && proposedBytes < limits.openBytesMax()));
    }

    /**
     * Whether another batch may be forwarded before an earlier one is delivered.
     *
     * @param batchesMax under way at once: what the event horizon is for what is proposed
     */
    public boolean mayForward(int batchesMax) {
        boolean room = isForwarding() && proposedBytes < limits.openBytesMax() && proposed.size() < batchesMax;
        return !waiting.isEmpty() && (proposed.isEmpty() || room);
    }

    /** Whether anything is forwarded and not delivered yet. */
    public boolean isForwarding() {
        return !proposed.isEmpty() && proposed.getFirst().round() == FORWARDED;
    }

    /** What is forwarded and not delivered yet, in order. */
    public List<Batch> forwarded() {
        return isForwarding() ? proposed.stream().map(Proposed::batch).toList() : List.of();
    }

    /** The number of the first message that is forwarded and not delivered yet, 0 if none is. */
    public long firstForwarded() {
        return isForwarding() ? proposed.getFirst().batch().firstSequence() : 0;
    }

    /** Cuts a batch from what waits and notes that it is forwarded. */
    public Batch forward(long nextDeliveredSequence) {
        return propose(FORWARDED, nextDeliveredSequence);
    }

    /**
     * The configuration has ended in which something may have been forwarded. What is not delivered now never will be from
     * that forward, so it waits again.
     */
    public void endForwarding() {
        if (isForwarding()) {
            goBack();
        }
    }

    /** Takes a broadcast of the application. */
    public void add(Submission submission) {
        waiting.addLast(submission);
        waitingBytes += submission.payload().length;
        earliestDeadlineMicros = Math.min(earliestDeadlineMicros, submission.deadlineMicros());
    }

    /** The earliest moment at which {@link #expire} may find something. */
    public long earliestDeadlineMicros() {
        return earliestDeadlineMicros;
    }

    /** Cuts a batch from what waits and notes that it is proposed in this round. */
    public Batch propose(long round, long nextDeliveredSequence) {
        Invariants.require(!waiting.isEmpty(), "a batch holds at least one message", round);
        long first = nextDeliveredSequence + proposedMessages;
        List<Submission> cut = new ArrayList<>();
        List<byte[]> payloads = new ArrayList<>();
        long bytes = 0;
        while (!waiting.isEmpty() && cut.size() < limits.batchMessagesMax()) {
            int size = waiting.getFirst().payload().length;
            if (!cut.isEmpty() && bytes + size > limits.batchSizeBytesMax()) {
                break;
            }
            Submission submission = waiting.removeFirst();
            bytes += size;
            cut.add(submission);
            payloads.add(submission.payload());
        }
        waitingBytes -= bytes;
        Batch batch = new Batch(first, Payloads.of(payloads));
        proposed.addLast(new Proposed(round, batch, cut));
        proposedBytes += batch.sizeBytes();
        proposedMessages += cut.size();
        return batch;
    }

    /** The tokens of an own batch that is delivered now, one per message, {@link #ANSWERED} for those told before. */
    public long[] delivered(long round) {
        return delivered(round, round);
    }

    private long[] delivered(long round, long deliveredRound) {
        Proposed head = proposed.pollFirst();
        Invariants.require(
                head != null && head.round() == round, "own batches are delivered in the order of their rounds", round);
        Proposed delivered = Objects.requireNonNull(head);
        proposedBytes -= delivered.batch().sizeBytes();
        proposedMessages -= delivered.submissions().size();
        for (Submission submission : delivered.submissions()) {
            if (submission.isByAll() && !submission.isAnswered()) {
                confirmations.await(deliveredRound, submission.token(), submission.deadlineMicros());
            }
        }
        return delivered.submissions().stream()
                .mapToLong(submission -> submission.isAnswered() ? ANSWERED : submission.token())
                .toArray();
    }

    /** As {@link #delivered}, for an own batch that is delivered in a slot of the leader in this round. */
    public long[] forwardDelivered(long deliveredRound, Batch batch) {
        Invariants.require(
                isForwarding() && proposed.getFirst().batch().equals(batch),
                "what is delivered is what was forwarded first",
                batch.firstSequence());
        return delivered(FORWARDED, deliveredRound);
    }

    /**
     * An own round was decided as a no-op. If a batch was proposed there, everything proposed from there on waits again:
     * later batches do not start with the expected number any more and are dropped by everybody.
     */
    public void notDelivered(long round) {
        if (!proposed.isEmpty() && proposed.getFirst().round() == round) {
            goBack();
        }
    }

    /**
     * The group goes on as a new one that does not know what was proposed: it waits again. A member that is lost may have
     * delivered it, so that a failure is never certain any more.
     */
    public void moveToNewGroup() {
        proposed.stream().flatMap(batch -> batch.submissions().stream()).forEach(Submission::expose);
        goBack();
    }

    /** Everything proposed waits again; what was told to be unknown at its deadline is dropped. */
    private void goBack() {
        Iterator<Proposed> newestFirst = proposed.descendingIterator();
        while (newestFirst.hasNext()) {
            List<Submission> submissions = newestFirst.next().submissions();
            for (int index = submissions.size() - 1; index >= 0; index--) {
                Submission submission = submissions.get(index);
                if (!submission.isAnswered()) {
                    waiting.addFirst(submission);
                    waitingBytes += submission.payload().length;
                }
            }
        }
        proposed.clear();
        proposedBytes = 0;
        proposedMessages = 0;
    }

    /** Answers what has passed its deadline: certain for what is not under way, unknown for what is. */
    public List<Outcome> expire(long nowMicros) {
        if (nowMicros < earliestDeadlineMicros) {
            return List.of();
        }
        List<Outcome> outcomes = new ArrayList<>();
        earliestDeadlineMicros = Long.MAX_VALUE;
        for (Iterator<Submission> each = waiting.iterator(); each.hasNext(); ) {
            Submission submission = each.next();
            if (submission.isDue(nowMicros)) {
                each.remove();
                waitingBytes -= submission.payload().length;
                outcomes.add(new Outcome(submission.token(), !submission.isExposed()));
            } else {
                earliestDeadlineMicros = Math.min(earliestDeadlineMicros, submission.deadlineMicros());
            }
        }
        for (Proposed batch : proposed) {
            for (Submission submission : batch.submissions()) {
                if (!submission.isAnswered() && submission.isDue(nowMicros)) {
                    submission.answer();
                    outcomes.add(new Outcome(submission.token(), false));
                } else if (!submission.isAnswered()) {
                    earliestDeadlineMicros = Math.min(earliestDeadlineMicros, submission.deadlineMicros());
                }
            }
        }
        return outcomes;
    }

    /** Answers everything: the member stops. */
    public List<Outcome> abandon() {
        List<Outcome> outcomes = new ArrayList<>();
        proposed.stream()
                .flatMap(batch -> batch.submissions().stream())
                .filter(submission -> !submission.isAnswered())
                .forEach(submission -> outcomes.add(new Outcome(submission.token(), false)));
        waiting.forEach(submission -> outcomes.add(new Outcome(submission.token(), !submission.isExposed())));
        proposed.clear();
        waiting.clear();
        proposedBytes = 0;
        proposedMessages = 0;
        waitingBytes = 0;
        return outcomes;
    }

    /** The round of the oldest own batch under way. */
    public Optional<Long> oldestProposedRound() {
        return proposed.isEmpty()
                ? Optional.empty()
                : Optional.of(proposed.getFirst().round());
    }
}
