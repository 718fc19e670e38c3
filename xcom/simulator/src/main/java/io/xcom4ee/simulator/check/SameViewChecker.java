package io.xcom4ee.simulator.check;

import io.xcom4ee.core.base.MemberId;
import java.util.HashMap;
import java.util.Map;

/**
 * Same view delivery: every process that delivers a message does so in the same view, and both it and the sender are in
 * that view.
 */
public final class SameViewChecker implements Checker {
    private static final String NAME = "SameView";

    private final Histories<String> histories = new Histories<>(NAME);
    private final Map<MemberId, Installation> current = new HashMap<>();

    @Override
    public void installed(Installation installation) {
        histories.enter(installation.by(), installation.history(), installation.position());
        current.put(installation.by(), installation);
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
        if (!view.contains(delivery.sender())) {
            throw new Violation(
                    NAME,
                    delivery.tag() + " of " + delivery.sender() + " is delivered in " + view.name() + " without it");
        }
        histories.add(delivery.by(), delivery.history(), delivery.position(), view.name());
    }
}
