package io.xcom4ee.simulator.check;

import io.xcom4ee.core.base.GroupId;
import io.xcom4ee.core.base.MemberId;
import io.xcom4ee.core.member.Output;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Honest outcome: each broadcast ends in exactly one of delivered, failed for certain, outcome unknown; in time; and what
 * failed for certain is delivered nowhere, ever. Where administrators may force a membership, that holds for the groups that
 * the sender is in: whoever is excluded while it lives cannot know what the others make of its messages.
 */
public final class OutcomeChecker implements Checker {
    private static final String NAME = "Outcome";
    /** Stands for the token of a message whose outcome was told before its delivery. */
    private static final long ANSWERED = -1;

    private final Map<MemberId, Queue<Taken>> openByDeadline = new HashMap<>();
    private final Set<Long> open = new HashSet<>();
    /** In whose histories a message was delivered. */
    private final Map<Long, Set<GroupId>> deliveredIn = new HashMap<>();

    private final TreeMap<Long, MemberId> failedForCertain = new TreeMap<>();
    private final Map<MemberId, Set<GroupId>> groupsOf = new HashMap<>();
    private final long toleranceMicros;
    private final boolean forcible;

    /**
     * Answers may come this much later than the deadline.
     *
     * @param toleranceMicros on the clock of the process, at the end of a turn
     * @param forcible whether administrators may force the membership
     */
    public OutcomeChecker(long toleranceMicros, boolean forcible) {
        this.toleranceMicros = toleranceMicros;
        this.forcible = forcible;
    }

    @Override
    public void installed(Installation installation) {
        MemberId by = installation.by();
        boolean entered = groupsOf.computeIfAbsent(by, any -> new HashSet<>()).add(installation.group());
        if (entered && forcible) {
            failedForCertain.forEach((token, sender) -> {
                if (sender.equals(by) && deliveredIn(token).contains(installation.group())) {
                    throw new Violation(NAME, by + " is certain that m" + token + " failed, and enters its history");
                }
            });
        }
    }

    private Set<GroupId> deliveredIn(long token) {
        return deliveredIn.getOrDefault(token, Set.of());
    }

    private boolean concerns(GroupId history, MemberId sender) {
        Set<GroupId> groups = groupsOf.getOrDefault(sender, Set.of());
        return !forcible || groups.isEmpty() || groups.contains(history);
    }

    @Override
    public void broadcast(Taken taken) {
        if (!open.add(taken.tag().token())) {
            throw new Violation(NAME, taken.tag() + " is broadcast twice");
        }
        openByDeadline
                .computeIfAbsent(
                        taken.by(), any -> new PriorityQueue<>(Comparator.comparingLong(Taken::deadlineMicros)))
                .add(taken);
    }

    @Override
    public void delivered(Delivery delivery) {
        long token = delivery.tag().token();
        deliveredIn.computeIfAbsent(token, any -> new HashSet<>()).add(delivery.history());
        MemberId failing = failedForCertain.get(token);
        if (failing != null && concerns(delivery.history(), failing)) {
            throw new Violation(NAME, delivery.by() + " delivers " + delivery.tag() + " which has failed for certain");
        }
        boolean own = delivery.sender().equals(delivery.by());
        if (delivery.ownToken().isPresent() != own) {
            throw new Violation(NAME, delivery.tag() + " is own: " + own + ", token: " + delivery.ownToken());
        }
        if (own) {
            // A broadcast whose outcome was unknown may be delivered in the end; that is no second answer.
            long expected = open.remove(token) ? token : ANSWERED;
            if (delivery.ownToken().getAsLong() != expected) {
                throw new Violation(
                        NAME,
                        delivery.by() + " delivers its own " + delivery.tag() + " as " + delivery.ownToken()
                                + " instead of " + expected);
            }
        }
    }

    @Override
    public void failed(MemberId by, Output.Failed failed, long atMicros) {
        long token = failed.token();
        if (!open.remove(token)) {
            throw new Violation(NAME, by + " answers m" + token + " again, or it was never broadcast: " + failed);
        }
        if (failed.certain()) {
            if (deliveredIn(token).stream().anyMatch(history -> concerns(history, by))) {
                throw new Violation(NAME, by + " is certain that m" + token + " was not delivered, but it was");
            }
            failedForCertain.put(token, by);
        }
    }

    @Override
    public void stopped(MemberId by, Output.StopReason reason, long atMicros) {
        Taken unanswered = nextOpen(by);
        if (unanswered != null) {
            throw new Violation(NAME, by + " stops (" + reason + ") without an answer to " + unanswered.tag());
        }
    }

    @Override
    public void died(MemberId process, long atMicros) {
        // Nobody is left who could be answered.
        Queue<Taken> rest = openByDeadline.remove(process);
        if (rest != null) {
            for (Taken taken : rest) {
                open.remove(taken.tag().token());
            }
        }
    }

    @Override
    public void turnEnded(MemberId by, long localMicros, long nextDeadlineMicros) {
        Taken next = nextOpen(by);
        if (next != null && next.deadlineMicros() + toleranceMicros < localMicros) {
            throw new Violation(
                    NAME,
                    by + " leaves " + next.tag() + " unanswered " + (localMicros - next.deadlineMicros())
                            + " us after its deadline");
        }
    }

    /** The open broadcast of this process whose deadline comes first, null if all are answered. */
    private @Nullable Taken nextOpen(MemberId by) {
        Queue<Taken> queue = openByDeadline.get(by);
        while (queue != null && !queue.isEmpty()) {
            Taken next = queue.element();
            if (open.contains(next.tag().token())) {
                return next;
            }
            queue.remove();
        }
        return null;
    }

    /** How many of these processes have broadcasts without an answer. */
    public long openCountOf(List<MemberId> processes) {
        return processes.stream().filter(process -> nextOpen(process) != null).count();
    }
}
