package io.xcom4ee.chaos.check;

import io.xcom4ee.chaos.history.Event.Ended;
import io.xcom4ee.chaos.history.Event.Sent;
import io.xcom4ee.chaos.history.Outcome;
import io.xcom4ee.chaos.history.ProcessHistory;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A group that is whole, undisturbed and at rest owes more than an honest outcome: what anybody broadcasts then is
 * delivered. Without this a group that refuses everything for ever would keep every promise.
 */
final class CalmCheck {
    private static final String PROMISE = "Liveness";

    private final long sinceNanos;
    private final Findings findings;

    /** @param sinceNanos when the calm began, by the clock of the histories */
    CalmCheck(long sinceNanos, Findings findings) {
        this.sinceNanos = sinceNanos;
        this.findings = findings;
    }

    void check(List<ProcessHistory> histories) {
        histories.stream().filter(ProcessHistory::survived).forEach(this::check);
    }

    private void check(ProcessHistory history) {
        Map<Long, Ended> ended = new HashMap<>();
        history.events(Ended.class).forEach(end -> ended.put(end.sequence(), end));
        List<Sent> sent = history.events(Sent.class)
                .filter(event -> event.nanos() >= sinceNanos)
                .toList();
        findings.require(
                !sent.isEmpty(), PROMISE, history.process() + " has broadcast nothing after everything was healed");
        sent.stream()
                .map(event -> ended.get(event.sequence()))
                .filter(end -> end != null && end.outcome() != Outcome.DELIVERED)
                .forEach(end -> findings.broken(
                        PROMISE,
                        history.process() + " broadcast after everything was healed, and it was not delivered: "
                                + end));
    }
}
