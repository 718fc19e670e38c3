package io.xcom4ee.simulator.check;

import io.xcom4ee.core.base.MemberId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Integrity: a process delivers a message at most once, byte for byte as its sender broadcast it, and nothing else. */
public final class IntegrityChecker implements Checker {
    private static final String NAME = "Integrity";

    private final Map<Long, Taken> broadcasts = new HashMap<>();
    private final Map<MemberId, Set<Long>> delivered = new HashMap<>();

    @Override
    public void broadcast(Taken taken) {
        broadcasts.put(taken.tag().token(), taken);
    }

    @Override
    public void delivered(Delivery delivery) {
        Taken taken = broadcasts.get(delivery.tag().token());
        if (taken == null) {
            throw new Violation(NAME, delivery.by() + " delivers " + delivery.tag() + " which nobody broadcast");
        }
        if (!taken.by().equals(delivery.sender())) {
            throw new Violation(
                    NAME,
                    delivery.by() + " delivers " + delivery.tag() + " of " + taken.by() + " as one of "
                            + delivery.sender());
        }
        if (!taken.tag().equals(delivery.tag())) {
            throw new Violation(NAME, delivery.by() + " delivers other bytes than were broadcast in " + delivery.tag());
        }
        if (!delivered
                .computeIfAbsent(delivery.by(), any -> new HashSet<>())
                .add(delivery.tag().token())) {
            throw new Violation(NAME, delivery.by() + " delivers " + delivery.tag() + " twice");
        }
    }
}
