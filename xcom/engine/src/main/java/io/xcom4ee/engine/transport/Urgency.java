package io.xcom4ee.engine.transport;

import io.xcom4ee.core.message.Message;

/**
 * Which frames go before others. Urgent is what others wait for and what costs little to send: votes, heartbeats,
 * revocations, answers. Data stays in its order: a proposal or a forward that overtakes another leaves a gap, and what comes
 * after a gap is sent again.
 */
final class Urgency {
    /** A larger frame is never urgent: it would hold up what is. */
    private static final int URGENT_BYTES_MAX = 64 * 1024;
    /** What was decided is urgent when it tells of a revocation, not when it fills the gaps of a laggard. */
    private static final int LEARN_BYTES_MAX = 4 * 1024;

    private Urgency() {}

    /** Whether it carries what a member wants the group to agree on: on its way to all, or to the only leader. */
    static boolean isData(Message message) {
        return message instanceof Message.Propose || message instanceof Message.Forward;
    }

    static boolean isUrgent(Message message, int frameBytes) {
        if (isData(message)) {
            return false;
        }
        return frameBytes <= (message instanceof Message.Learn ? LEARN_BYTES_MAX : URGENT_BYTES_MAX);
    }
}
