package io.xcom4ee.chaos.check;

import io.xcom4ee.api.ViewId;
import io.xcom4ee.chaos.history.Event.Installed;
import io.xcom4ee.chaos.history.Outcome;
import io.xcom4ee.chaos.history.ProcessHistory;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The judgement over one run.
 *
 * @param sent broadcasts made
 * @param acknowledged broadcasts that were told to be delivered
 * @param notDelivered broadcasts that certainly were not
 * @param unknown broadcasts of which only that could be said
 * @param delivered messages in the one sequence
 * @param lost acknowledged messages that are not where they were acknowledged, at all who are in the group in the end
 * @param givenUp acknowledged messages that only a majority had which was lost and given up by forcing the membership
 * @param views installed, by anybody
 * @param expelled members expelled
 * @param count of violations
 * @param violations the first ones of each promise
 */
public record Verdict(
        long sent,
        long acknowledged,
        long notDelivered,
        long unknown,
        long delivered,
        long lost,
        long givenUp,
        long views,
        long expelled,
        long count,
        List<Violation> violations) {
    public Verdict {
        violations = List.copyOf(violations);
    }

    /** Judges all that the processes of one ordinary run have written, after everything has come to rest. */
    public static Verdict of(List<ProcessHistory> histories) {
        return of(histories, Circumstances.ORDINARY);
    }

    /** As {@link #of(List)}, of any run. */
    public static Verdict of(List<ProcessHistory> histories, Circumstances circumstances) {
        Findings findings = new Findings();
        Succession succession = Succession.of(histories, circumstances.forcings(), findings);
        Sequence sequence = Sequence.of(histories, succession, findings);
        Map<ViewId, Installed> views = new HashMap<>();
        long missing = 0;
        for (ProcessHistory history : histories) {
            RunCheck run = new RunCheck(history, views, findings);
            run.check();
            if (history.survived() && run.position() < sequence.lastPosition()) {
                missing = Math.max(missing, sequence.lastPosition() - run.position());
                findings.broken(
                        "No loss",
                        history.process() + " ends at " + run.position() + ", others have delivered up to "
                                + sequence.lastPosition());
            }
        }
        MessageCheck messages = new MessageCheck(histories, succession, sequence, findings);
        messages.check();
        new VersionCheck(histories, findings).check();
        circumstances.calmSinceNanos().ifPresent(since -> new CalmCheck(since, findings).check(histories));
        return new Verdict(
                messages.sent(),
                messages.count(Outcome.DELIVERED),
                messages.count(Outcome.NOT_DELIVERED),
                messages.count(Outcome.UNKNOWN),
                sequence.inOrder().size(),
                messages.lost() + missing,
                messages.givenUp(),
                views.size(),
                views.values().stream()
                        .mapToLong(view -> view.expelled().size())
                        .sum(),
                findings.count(),
                findings.told());
    }
}
