package io.xcom4ee.engine;

import io.xcom4ee.api.BroadcastException;
import io.xcom4ee.api.FailureReason;
import io.xcom4ee.api.GroupPhase;
import io.xcom4ee.api.NotConfirmedException;
import io.xcom4ee.api.NotDeliveredException;
import io.xcom4ee.api.OutcomeUnknownException;
import io.xcom4ee.core.member.Output.FailureCause;
import io.xcom4ee.engine.log.EngineMessage;

/** The exceptions of broadcasts that were not delivered, with what a person needs to know. */
final class Failures {
    private Failures() {}

    /** What the texts say about the group. */
    record Facts(int reachable, int voters, int needed, String reason) {}

    static BroadcastException of(boolean certain, FailureCause cause, Facts facts) {
        return switch (cause) {
            case NO_QUORUM ->
                failure(
                        certain,
                        FailureReason.NO_QUORUM,
                        certain ? EngineMessage.NOT_DELIVERED_NO_QUORUM : EngineMessage.UNKNOWN_NO_QUORUM,
                        facts.reachable(),
                        facts.voters(),
                        facts.needed());
            case NOT_JOINED ->
                failure(
                        certain,
                        FailureReason.NOT_JOINED,
                        certain ? EngineMessage.NOT_DELIVERED_NOT_JOINED : EngineMessage.UNKNOWN_EXPELLED,
                        facts.reason());
            case DEADLINE ->
                failure(
                        certain,
                        FailureReason.DEADLINE,
                        certain ? EngineMessage.NOT_DELIVERED_DEADLINE : EngineMessage.UNKNOWN_DEADLINE);
            case LEFT ->
                failure(
                        certain,
                        FailureReason.LEFT,
                        certain ? EngineMessage.NOT_DELIVERED_LEFT : EngineMessage.UNKNOWN_LEFT);
            case EXPELLED ->
                failure(
                        certain,
                        FailureReason.EXPELLED,
                        certain ? EngineMessage.NOT_DELIVERED_EXPELLED : EngineMessage.UNKNOWN_EXPELLED);
            case OLD_PROTOCOL ->
                failure(
                        certain,
                        FailureReason.OLD_PROTOCOL,
                        certain ? EngineMessage.NOT_DELIVERED_OLD_PROTOCOL : EngineMessage.UNKNOWN_OLD_PROTOCOL);
        };
    }

    /** Delivered here, but who else has delivered it was not known in time. */
    static BroadcastException notConfirmed(FailureCause cause, long position) {
        return new NotConfirmedException(
                switch (cause) {
                    case DEADLINE, NOT_JOINED, OLD_PROTOCOL -> FailureReason.DEADLINE;
                    case NO_QUORUM -> FailureReason.NO_QUORUM;
                    case LEFT -> FailureReason.LEFT;
                    case EXPELLED -> FailureReason.EXPELLED;
                },
                cause == FailureCause.LEFT || cause == FailureCause.EXPELLED
                        ? EngineMessage.NOT_CONFIRMED_GONE.text(position)
                        : EngineMessage.NOT_CONFIRMED.text(position),
                position);
    }

    /** As {@link #notConfirmed}, when the member has ended, in LEFT or in FAILED. */
    static BroadcastException notConfirmedAtTheEnd(GroupPhase phase, long position) {
        return new NotConfirmedException(
                phase == GroupPhase.FAILED ? FailureReason.FAILED : FailureReason.LEFT,
                EngineMessage.NOT_CONFIRMED_GONE.text(position),
                position);
    }

    /** Why a broadcast was not taken by the protocol before its deadline, while the member was in this phase. */
    static FailureCause causeOfExpiry(GroupPhase phase) {
        return switch (phase) {
            case ONLINE -> FailureCause.DEADLINE;
            case BLOCKED -> FailureCause.NO_QUORUM;
            case LEAVING, LEFT, FAILED -> FailureCause.LEFT;
            case SEARCHING, JOINING, REJOINING -> FailureCause.NOT_JOINED;
        };
    }

    /** The member has ended, in LEFT or in FAILED. */
    static BroadcastException ofEnded(GroupPhase phase, boolean certain) {
        if (phase == GroupPhase.FAILED) {
            return failure(
                    certain,
                    FailureReason.FAILED,
                    certain ? EngineMessage.NOT_DELIVERED_FAILED : EngineMessage.UNKNOWN_FAILED);
        }
        return failure(
                certain, FailureReason.LEFT, certain ? EngineMessage.NOT_DELIVERED_LEFT : EngineMessage.UNKNOWN_LEFT);
    }

    /** A listener of this member was so slow that nothing was sent. */
    static BroadcastException slowListener() {
        return failure(true, FailureReason.OVERLOADED, EngineMessage.NOT_DELIVERED_LISTENER_SLOW);
    }

    /** The application's executor was so slow with outcomes that nothing was sent. */
    static BroadcastException slowExecutor(int untold) {
        return failure(true, FailureReason.OVERLOADED, EngineMessage.NOT_DELIVERED_EXECUTOR_SLOW, untold);
    }

    /** More broadcasts wait than may. */
    static BroadcastException overloaded(int messages, long bytes) {
        return failure(true, FailureReason.OVERLOADED, EngineMessage.TOO_MANY_BROADCASTS, messages, bytes);
    }

    private static BroadcastException failure(
            boolean certain, FailureReason reason, EngineMessage message, Object... facts) {
        String text = message.text(facts);
        return certain ? new NotDeliveredException(reason, text) : new OutcomeUnknownException(reason, text);
    }
}
