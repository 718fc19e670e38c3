package io.xcom4ee.engine;

import io.xcom4ee.api.GroupPhase;
import io.xcom4ee.engine.handover.BroadcastQueue;
import io.xcom4ee.engine.handover.ListenerEvent;
import io.xcom4ee.engine.handover.Subscribers;

/** Keeps the status true and tells listeners of a new phase. Confined to: the member's event loop. */
final class Announcer {
    private final StatusBoard status;
    private final Views views;
    private final Incarnations incarnations;
    private final BroadcastQueue queue;
    private final Subscribers subscribers;

    Announcer(
            StatusBoard status, Views views, Incarnations incarnations, BroadcastQueue queue, Subscribers subscribers) {
        this.status = status;
        this.views = views;
        this.incarnations = incarnations;
        this.queue = queue;
        this.subscribers = subscribers;
    }

    /** Publishes what the protocol reports, if one runs. */
    void publish() {
        Incarnations.Running running = incarnations.running();
        if (running != null) {
            tell(status.publish(views, running.protocol().report(), queue.messages(), incarnations::problems));
        }
    }

    /** Publishes a phase in which no protocol runs. */
    void publish(GroupPhase phase, String reason) {
        tell(status.publish(phase, reason, queue.messages()));
    }

    private void tell(boolean phaseChanged) {
        if (phaseChanged) {
            subscribers.tell(new ListenerEvent.PhaseChanged(status.current()));
        }
    }

    /** What the text of a failure says. */
    Failures.Facts facts() {
        Incarnations.Running running = incarnations.running();
        return status.facts(views, running == null ? null : running.protocol().report());
    }
}
