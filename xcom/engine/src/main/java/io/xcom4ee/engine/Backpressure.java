package io.xcom4ee.engine;

import io.xcom4ee.api.BroadcastException;
import io.xcom4ee.engine.handover.Outcomes;
import io.xcom4ee.engine.handover.Subscribers;
import io.xcom4ee.engine.log.EngineLog;
import io.xcom4ee.engine.log.EngineMessage;
import java.util.Optional;

/**
 * Holds the member's new broadcasts back while its application does not keep up with what it is told. Confined to: the member's
 * event loop.
 */
final class Backpressure {
    private final String group;
    private final EngineLog log;
    private final Subscribers subscribers;
    private final Outcomes outcomes;

    Backpressure(String group, EngineLog log, Subscribers subscribers, Outcomes outcomes) {
        this.group = group;
        this.log = log;
        this.subscribers = subscribers;
        this.outcomes = outcomes;
    }

    /** What broadcasts fail with whose deadline passes while they are held back; empty if they are not. */
    Optional<BroadcastException> now() {
        boolean listenerFull = subscribers.isAnyFull();
        if (outcomes.isFull()) {
            int untold = outcomes.untold();
            log.sayOncePerMinute(group, EngineMessage.OUTCOMES_FULL, group, untold);
            return Optional.of(Failures.slowExecutor(untold));
        }
        return listenerFull ? Optional.of(Failures.slowListener()) : Optional.empty();
    }
}
