package io.xcom4ee.engine.transport;

import io.xcom4ee.core.message.Message;

/**
 * Which frames go before others. Urgent is what others wait for and what costs little to send: votes, heartbeats,
 * revocations, answers. Proposals stay in their order among themselves: one that overtakes another looks like a gap.
 */
final class Urgency {
    /** A larger frame is never urgent: it would hold up what is. */
    private static final int URGENT_BYTES_MAX = 64 * 1024;
    /** What was decided is urgent when it tells of a revocation, not when it fills the gaps of a laggard. */
    private static final int LEARN_BYTES_MAX = 4 * 1024;

    private Urgency() {}

    static boolean isUrgent(Message message, int frameBytes) {
        if (message instanceof Message.Propose) {
            return false;
        }
        return frameBytes <= (message instanceof Message.Learn ? LEARN_BYTES_MAX : URGENT_BYTES_MAX);
    }
}
