package io.xcom4ee.engine;

import io.xcom4ee.api.BarrierException;
import io.xcom4ee.api.FailureReason;
import io.xcom4ee.api.GroupPhase;
import io.xcom4ee.core.member.Output.FailureCause;
import io.xcom4ee.engine.log.EngineMessage;

/** The exceptions of barriers that did not pass, with what a person needs to know. */
final class BarrierFailures {
    private BarrierFailures() {}

    static BarrierException of(FailureCause cause, Failures.Facts facts) {
        return switch (cause) {
            case NO_QUORUM ->
                failure(
                        FailureReason.NO_QUORUM,
                        EngineMessage.BARRIER_NO_QUORUM,
                        facts.reachable(),
                        facts.voters(),
                        facts.needed());
            case NOT_JOINED -> failure(FailureReason.NOT_JOINED, EngineMessage.BARRIER_NOT_JOINED, facts.reason());
            case DEADLINE -> failure(FailureReason.DEADLINE, EngineMessage.BARRIER_DEADLINE);
            case LEFT -> failure(FailureReason.LEFT, EngineMessage.BARRIER_LEFT);
            case EXPELLED -> expelled();
            case OLD_PROTOCOL -> failure(FailureReason.OLD_PROTOCOL, EngineMessage.BARRIER_OLD_PROTOCOL);
        };
    }

    /** No protocol runs: this member was expelled and comes back. */
    static BarrierException expelled() {
        return failure(FailureReason.EXPELLED, EngineMessage.BARRIER_EXPELLED);
    }

    /** The member has ended, in LEFT or in FAILED. */
    static BarrierException ofEnded(GroupPhase phase) {
        return phase == GroupPhase.FAILED
                ? failure(FailureReason.FAILED, EngineMessage.BARRIER_FAILED)
                : failure(FailureReason.LEFT, EngineMessage.BARRIER_LEFT);
    }

    /** More barriers are open than may. */
    static BarrierException overloaded(int open) {
        return failure(FailureReason.OVERLOADED, EngineMessage.BARRIER_OVERLOADED, open);
    }

    /** The protocol is through, a listener is not. */
    static BarrierException listenerSlow() {
        return failure(FailureReason.OVERLOADED, EngineMessage.BARRIER_LISTENER_SLOW);
    }

    private static BarrierException failure(FailureReason reason, EngineMessage message, Object... facts) {
        return new BarrierException(reason, message.text(facts));
    }
}
