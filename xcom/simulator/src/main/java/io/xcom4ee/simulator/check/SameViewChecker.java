package io.xcom4ee.simulator.check;

import io.xcom4ee.core.base.GroupId;
import io.xcom4ee.core.base.MemberId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Same view delivery: every process that delivers a message does so in the same view, and both it and the sender are in
 * that view. Only on the way into a new group may the sender be missing: what survivors bring of a member stays in its slots,
 * though by the same inheritance a view has begun before them that the member is no longer in.
 */
public final class SameViewChecker implements Checker {
    private static final String NAME = "SameView";

    private final Histories<String> histories = new Histories<>(NAME);
    private final Map<MemberId, Installation> current = new HashMap<>();
    /** Who has ever been in a view of a group. */
    private final Map<GroupId, Set<MemberId>> members = new HashMap<>();

    @Override
    public void installed(Installation installation) {
        histories.enter(installation.by(), installation.history(), installation.position());
        current.put(installation.by(), installation);
        Set<MemberId> known = members.computeIfAbsent(installation.group(), any -> new HashSet<>());
        installation.configuration().members().forEach(member -> known.add(member.id()));
    }

    @Override
    public void delivered(Delivery delivery) {
        Installation view = delivery.view();
        if (!view.equals(current.get(delivery.by()))) {
            throw new Violation(
                    NAME, delivery.by() + " delivers " + delivery.tag() + " in a view that is not its last");
        }
        if (!view.contains(delivery.by())) {
            throw new Violation(NAME, delivery.by() + " delivers " + delivery.tag() + " in a view without it");
        }
        boolean former = delivery.isInherited()
                && members.getOrDefault(view.group(), Set.of()).contains(delivery.sender());
        if (!former && !view.contains(delivery.sender())) {
            throw new Violation(
                    NAME,
                    delivery.tag() + " of " + delivery.sender() + " is delivered in " + view.name() + " without it");
        }
        histories.add(delivery.by(), delivery.history(), delivery.position(), view.name());
    }
}
