package io.xcom4ee.core.stream;

import io.xcom4ee.core.base.Invariants;
import io.xcom4ee.core.base.Limits;
import io.xcom4ee.core.message.Batch;
import io.xcom4ee.core.message.Numbered;
import io.xcom4ee.core.message.Payloads;
import io.xcom4ee.core.stream.Cutting.Cut;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

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

    /** Stands for a configuration whose group does not know parts of messages: they all travel whole. */
    public static final long UNCUT = 0;

    /** Stands for the round of what was forwarded: the leader knows it. */
    private static final long FORWARDED = 0;

    private final Limits limits;
    private final OpenConfirmations confirmations;
    private final ArrayDeque<Submission> waiting = new ArrayDeque<>();
    private final ArrayDeque<Proposed> proposed = new ArrayDeque<>();
    private final Cutting cutting = new Cutting();
    private final Marks marks = new Marks();
    private long waitingBytes;
    /** Waiting messages that cannot travel whole. */
    private int waitingLarge;

    private long proposedBytes;
    private int proposedMessages;
    private int proposedNumbers;
    private long earliestDeadlineMicros = Long.MAX_VALUE;

    /**
     * What is under way.
     *
     * @param submissions the messages whose delivery it brings about: none for a part that is not the last
     * @param cut the part, if it is one
     */
    private record Proposed(
            long round,
            Numbered content,
            List<Submission> submissions,
            @Nullable Cut cut) {}

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

    /** Whether more may be proposed before an earlier one is delivered. */
    public boolean mayPropose() {
        return !waiting.isEmpty() && (proposed.isEmpty() || (!isForwarding() && proposedBytes < limits.openBytesMax()));
    }

    /**
     * Whether more may be forwarded before an earlier one is delivered.
     *
     * @param valuesMax under way at once: what the event horizon is for what is proposed
     */
    public boolean mayForward(int valuesMax) {
        boolean room = isForwarding() && proposedBytes < limits.openBytesMax() && proposed.size() < valuesMax;
        return !waiting.isEmpty() && (proposed.isEmpty() || room);
    }

    /** Whether anything is forwarded and not delivered yet. */
    public boolean isForwarding() {
        return !proposed.isEmpty() && proposed.getFirst().round() == FORWARDED;
    }

    /** What is forwarded and not delivered yet, in order. */
    public List<Numbered> forwarded() {
        return isForwarding() ? proposed.stream().map(Proposed::content).toList() : List.of();
    }

    /** The number of the first message that is forwarded and not delivered yet, 0 if none is. */
    public long firstForwarded() {
        return isForwarding() ? proposed.getFirst().content().firstSequence() : 0;
    }

    /** As {@link #propose}, for what is forwarded in this configuration. */
    public Numbered forward(long nextDeliveredSequence, long configuration) {
        return propose(FORWARDED, nextDeliveredSequence, configuration);
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
        noteWaiting(submission, 1);
        earliestDeadlineMicros = Math.min(earliestDeadlineMicros, submission.deadlineMicros());
    }

    /** The earliest moment at which {@link #expire} may find something. */
    public long earliestDeadlineMicros() {
        return earliestDeadlineMicros;
    }

    private void noteWaiting(Submission submission, int more) {
        int bytes = submission.payload().length;
        waitingBytes += (long) more * bytes;
        waitingLarge += bytes > Limits.WHOLE_MESSAGE_BYTES_MAX ? more : 0;
    }

    /**
     * Takes from what waits and notes that it is proposed in this round: a batch of messages, or a part of a large one.
     *
     * @param configuration the number of the one that the round belongs to, {@link #UNCUT} if nothing may be cut
     */
    public Numbered propose(long round, long nextDeliveredSequence, long configuration) {
        Invariants.require(!waiting.isEmpty(), "a value holds at least one message", round);
        long sequence = nextDeliveredSequence + proposedNumbers;
        Submission first = waiting.getFirst();
        boolean large = configuration != UNCUT && first.payload().length > limits.fragmentBytesMax();
        Proposed next = large ? part(round, sequence, first, configuration) : batch(round, sequence);
        proposed.addLast(next);
        proposedBytes += next.content().sizeBytes();
        proposedMessages += next.submissions().size();
        proposedNumbers += next.content().numbers();
        return next.content();
    }

    /** A message waits until its last part is cut: before that nobody can have delivered it. */
    private Proposed part(long round, long sequence, Submission message, long configuration) {
        Cut cut = cutting.next(message, configuration, sequence, limits.fragmentBytesMax());
        if (!cut.fragment().isLast()) {
            return new Proposed(round, cut.fragment(), List.of(), cut);
        }
        waiting.removeFirst();
        noteWaiting(message, -1);
        return new Proposed(round, cut.fragment(), List.of(message), cut);
    }

    private Proposed batch(long round, long first) {
        int messages = nextBatchMessages();
        List<Submission> taken = new ArrayList<>(messages);
        List<byte[]> payloads = new ArrayList<>(messages);
        while (taken.size() < messages) {
            Submission submission = waiting.removeFirst();
            noteWaiting(submission, -1);
            taken.add(submission);
            payloads.add(submission.payload());
        }
        return new Proposed(round, new Batch(first, Payloads.of(payloads)), taken, null);
    }

    /** Counted first, so that no list grows while it is filled. */
    private int nextBatchMessages() {
        int messages = 0;
        long bytes = 0;
        for (Submission submission : waiting) {
            bytes += submission.payload().length;
            boolean fits = messages == 0 || bytes <= limits.batchSizeBytesMax();
            if (!fits || messages == limits.batchMessagesMax()) {
                break;
            }
            messages++;
        }
        return messages;
    }

    /**
     * What was proposed in this own round is delivered.
     *
     * @return the tokens of the messages that are complete with it, {@link #ANSWERED} for those told before
     */
    public long[] delivered(long round) {
        return delivered(round, round);
    }

    private long[] delivered(long round, long deliveredRound) {
        Proposed head = proposed.pollFirst();
        Invariants.require(
                head != null && head.round() == round, "own values are delivered in the order of their rounds", round);
        Proposed delivered = Objects.requireNonNull(head);
        proposedBytes -= delivered.content().sizeBytes();
        proposedMessages -= delivered.submissions().size();
        proposedNumbers -= delivered.content().numbers();
        List<Submission> submissions = delivered.submissions();
        long[] tokens = new long[submissions.size()];
        for (int index = 0; index < tokens.length; index++) {
            Submission submission = submissions.get(index);
            boolean told = marks.isAnswered(submission);
            tokens[index] = told ? ANSWERED : submission.token();
            if (submission.byAll() && !told) {
                confirmations.await(deliveredRound, submission.token(), submission.deadlineMicros());
            }
            marks.forget(submission);
        }
        if (delivered.cut() != null && isGivenUp(delivered.cut().message())) {
            marks.forget(delivered.cut().message());
        }
        return tokens;
    }

    /** Whether this message was answered before its last part was cut, and no part of it is under way any more. */
    private boolean isGivenUp(Submission message) {
        return marks.isAnswered(message) && !isUnderWayInParts(message);
    }

    private boolean isUnderWayInParts(Submission message) {
        for (Proposed value : proposed) {
            if (value.cut() != null && value.cut().message() == message) {
                return true;
            }
        }
        return false;
    }

    /** As {@link #delivered}, for what is delivered in a slot of the leader in this round. */
    public long[] forwardDelivered(long deliveredRound, Numbered content) {
        Invariants.require(
                isForwarding() && proposed.getFirst().content().equals(content),
                "what is delivered is what was forwarded first",
                content.firstSequence());
        return delivered(FORWARDED, deliveredRound);
    }

    /**
     * What was decided in an own round delivers nothing. If anything was proposed there, everything from there on waits
     * again: what was proposed later does not start with the expected number any more and is dropped by everybody.
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
        for (Proposed value : proposed) {
            value.submissions().forEach(marks::expose);
        }
        goBack();
        cutting.forget(); // Another group counts its configurations anew.
    }

    /** Everything proposed waits again; what was told to be unknown at its deadline is dropped. */
    private void goBack() {
        Iterator<Proposed> newestFirst = proposed.descendingIterator();
        while (newestFirst.hasNext()) {
            Proposed lost = newestFirst.next();
            if (lost.cut() != null && !marks.isAnswered(lost.cut().message())) {
                cutting.goBackTo(lost.cut());
            }
            List<Submission> submissions = lost.submissions();
            for (int index = submissions.size() - 1; index >= 0; index--) {
                Submission submission = submissions.get(index);
                if (!marks.isAnswered(submission)) {
                    waiting.addFirst(submission);
                    noteWaiting(submission, 1);
                }
            }
        }
        marks.forgetAnswered();
        proposed.clear();
        proposedBytes = 0;
        proposedMessages = 0;
        proposedNumbers = 0;
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
            if (nowMicros >= submission.deadlineMicros()) {
                each.remove();
                outcomes.add(giveUp(submission));
            } else {
                earliestDeadlineMicros = Math.min(earliestDeadlineMicros, submission.deadlineMicros());
            }
        }
        for (Proposed value : proposed) {
            for (Submission submission : value.submissions()) {
                if (marks.isAnswered(submission)) {
                    continue;
                }
                if (nowMicros >= submission.deadlineMicros()) {
                    marks.answer(submission);
                    outcomes.add(new Outcome(submission.token(), false));
                } else {
                    earliestDeadlineMicros = Math.min(earliestDeadlineMicros, submission.deadlineMicros());
                }
            }
        }
        return outcomes;
    }

    /** Answers what cannot travel whole, in a group that does not know parts of messages. */
    public List<Outcome> refuseLarge() {
        List<Outcome> outcomes = new ArrayList<>();
        for (Iterator<Submission> each = waiting.iterator(); waitingLarge > 0 && each.hasNext(); ) {
            Submission submission = each.next();
            if (submission.payload().length > Limits.WHOLE_MESSAGE_BYTES_MAX) {
                each.remove();
                outcomes.add(giveUp(submission));
            }
        }
        return outcomes;
    }

    /** What no longer waits is cut no further, and not again if a part of it is under way and comes to nothing. */
    private Outcome giveUp(Submission submission) {
        noteWaiting(submission, -1);
        Outcome outcome = new Outcome(submission.token(), !marks.isExposed(submission));
        marks.forget(submission);
        if (cutting.giveUp(submission) && isUnderWayInParts(submission)) {
            marks.answer(submission);
        }
        return outcome;
    }

    /** Answers everything: the member stops. */
    public List<Outcome> abandon() {
        List<Outcome> outcomes = new ArrayList<>();
        proposed.stream()
                .flatMap(value -> value.submissions().stream())
                .filter(submission -> !marks.isAnswered(submission))
                .forEach(submission -> outcomes.add(new Outcome(submission.token(), false)));
        waiting.forEach(submission -> outcomes.add(new Outcome(submission.token(), !marks.isExposed(submission))));
        marks.clear();
        proposed.clear();
        waiting.clear();
        proposedBytes = 0;
        proposedMessages = 0;
        proposedNumbers = 0;
        waitingBytes = 0;
        waitingLarge = 0;
        cutting.forget();
        return outcomes;
    }
}
