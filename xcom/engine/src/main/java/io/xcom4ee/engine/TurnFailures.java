package io.xcom4ee.engine;

import io.xcom4ee.api.BroadcastException;
import io.xcom4ee.api.GroupPhase;
import io.xcom4ee.core.member.Output.FailureCause;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * The failures of one turn of the event loop. Thousands of broadcasts may fail together, all for the same few reasons: the
 * facts are asked once, and each exception is made once and shared, which it may be because nothing in it can change.
 * Confined to: the member's event loop.
 */
final class TurnFailures {
    private final Supplier<Failures.Facts> facts;
    private final Map<Kind, BroadcastException> made = new HashMap<>();

    private record Kind(boolean certain, FailureCause cause) {}

    TurnFailures(Supplier<Failures.Facts> facts) {
        this.facts = facts;
    }

    /** The facts may be others from now on. */
    void newTurn() {
        made.clear();
    }

    /** What texts say about the group, as it is in this moment. */
    Failures.Facts facts() {
        return facts.get();
    }

    BroadcastException of(boolean certain, FailureCause cause) {
        return made.computeIfAbsent(
                new Kind(certain, cause), kind -> Failures.of(kind.certain(), kind.cause(), facts.get()));
    }

    /** The deadline passed before the protocol took the broadcast, while the member was in this phase. */
    BroadcastException expired(GroupPhase phase) {
        return of(true, Failures.causeOfExpiry(phase));
    }
}
