package io.xcom4ee.simulator.check;

import io.xcom4ee.core.base.ConfiguredMember;
import io.xcom4ee.core.base.MemberId;
import io.xcom4ee.core.member.Output;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

/**
 * A broadcast that was to be delivered by all is confirmed only when every member of the sender's view, if it was in the view
 * of the delivery already, has delivered it. After its delivery at the sender it has one answer, in time.
 */
public final class ConfirmationChecker implements Checker {
    private static final String NAME = "Confirmation";

    private final long toleranceMicros;
    /** What was to be delivered by all, by token. */
    private final Map<Long, Asked> asked = new HashMap<>();

    private final Map<MemberId, Installation> views = new HashMap<>();
    /** At which position each began. */
    private final Map<MemberId, Long> beginnings = new HashMap<>();
    /** Delivered at the sender and not confirmed yet. */
    private final Map<MemberId, Map<Long, Awaited>> open = new HashMap<>();

    private record Asked(long deadlineMicros, Set<MemberId> receivers) {}

    private record Awaited(Delivery delivery, Asked asked) {}

    /** @param toleranceMicros answers may come this much later than the deadline, on the clock of the process */
    public ConfirmationChecker(long toleranceMicros) {
        this.toleranceMicros = toleranceMicros;
    }

    @Override
    public void broadcast(Taken taken) {
        if (taken.byAll()) {
            asked.put(taken.tag().token(), new Asked(taken.deadlineMicros(), new HashSet<>()));
        }
    }

    @Override
    public void installed(Installation installation) {
        views.put(installation.by(), installation);
        beginnings.putIfAbsent(installation.by(), installation.position());
    }

    @Override
    public void delivered(Delivery delivery) {
        long token = delivery.tag().token();
        Asked known = asked.get(token);
        if (known == null) {
            return;
        }
        known.receivers().add(delivery.by());
        boolean awaited = delivery.ownToken().isPresent() && delivery.ownToken().getAsLong() == token;
        if (awaited) {
            openOf(delivery.by()).put(token, new Awaited(delivery, known));
        }
    }

    private Map<Long, Awaited> openOf(MemberId member) {
        return open.computeIfAbsent(member, any -> new TreeMap<>());
    }

    @Override
    public void confirmed(MemberId by, long token) {
        Awaited awaited = answered(by, token);
        Installation view = Objects.requireNonNull(views.get(by));
        for (ConfiguredMember member : view.configuration().members()) {
            MemberId id = member.id();
            // Under another number it has been away in between and joined again, behind the message.
            boolean stayed = awaited.delivery().view().configuration().member(id).stream()
                    .anyMatch(before -> before.number() == member.number());
            if (stayed
                    && !beginsBehind(id, awaited.delivery())
                    && !awaited.asked().receivers().contains(id)) {
                throw new Violation(
                        NAME, by + " says in " + view.name() + " that all have delivered m" + token + ", not so " + id);
            }
        }
    }

    /** It was let into the group before, which ended before it had begun; in the one that came then it begins behind. */
    private boolean beginsBehind(MemberId member, Delivery delivery) {
        Long beginning = beginnings.get(member);
        return beginning != null && beginning >= delivery.position();
    }

    @Override
    public void notConfirmed(MemberId by, Output.NotConfirmed end) {
        answered(by, end.token());
    }

    private Awaited answered(MemberId by, long token) {
        Awaited awaited = openOf(by).remove(token);
        if (awaited == null) {
            throw new Violation(NAME, by + " says of m" + token + " what nobody waits for");
        }
        return awaited;
    }

    @Override
    public void stopped(MemberId by, Output.StopReason reason, long atMicros) {
        if (!openOf(by).isEmpty()) {
            throw new Violation(
                    NAME,
                    by + " stops (" + reason + ") without a word on "
                            + openOf(by).keySet());
        }
    }

    @Override
    public void died(MemberId process, long atMicros) {
        // Nobody is left who could be answered.
        open.remove(process);
    }

    @Override
    public void turnEnded(MemberId by, long localMicros, long nextDeadlineMicros) {
        openOf(by).forEach((token, awaited) -> {
            if (awaited.asked().deadlineMicros() + toleranceMicros < localMicros) {
                throw new Violation(NAME, by + " has not said by the deadline whether all have delivered m" + token);
            }
        });
    }

    @Override
    public void ended(List<MemberId> core) {
        for (MemberId member : core) {
            if (!openOf(member).isEmpty()) {
                throw new Violation(
                        "Liveness", openOf(member).keySet() + " of " + member + " are not confirmed in a healed group");
            }
        }
    }
}
