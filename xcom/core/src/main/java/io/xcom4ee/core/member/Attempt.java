package io.xcom4ee.core.member;

import io.xcom4ee.core.paxos.Revocation;
import org.jspecify.annotations.Nullable;

/**
 * Taking over the slots of one owner: a revocation under way, or when the next one may begin. Retries and repetitions back
 * off, so that duels end and that what is repeated, up to an event horizon of values, does not fill the queues behind which
 * the answers wait.
 *
 * <p>Confined to: the member's event loop.
 */
final class Attempt {
    private static final int BACK_OFF_MAX = 32;
    private static final int PATIENCE_MAX = 16;

    private @Nullable Revocation revocation;
    private long resendDelayMicros;
    private long resendAtMicros;
    private long retryMicros;
    private int backOff = 1;

    /**
     * Another revocation begins.
     *
     * @param stallMicros the least time until the one after it
     * @param jitterMicros what makes it later, by chance
     */
    void begin(Revocation next, long stallMicros, long jitterMicros, long nowMicros) {
        revocation = next;
        backOff = Math.min(2 * backOff, BACK_OFF_MAX);
        retryMicros = nowMicros + backOff * stallMicros + jitterMicros;
    }

    /** The revocation under way, null if there is none. */
    @Nullable Revocation revocation() {
        return revocation;
    }

    /** From when on another one may begin. */
    long retryMicros() {
        return retryMicros;
    }

    /** A message of the revocation goes out for the first time. */
    void sent(long floorMicros, long nowMicros) {
        resendDelayMicros = floorMicros;
        resendAtMicros = nowMicros + floorMicros;
    }

    /** It goes out once more. */
    void sentAgain(long floorMicros, long nowMicros) {
        resendDelayMicros = Math.min(2 * resendDelayMicros, PATIENCE_MAX * floorMicros);
        resendAtMicros = nowMicros + resendDelayMicros;
    }

    /** When what was sent seems to be lost. */
    long resendAtMicros() {
        return resendAtMicros;
    }

    /** A higher ballot has been promised, or nobody needs the slots any more. */
    void giveUp() {
        revocation = null;
    }

    /** All slots are decided: the next take-over need not wait. */
    void end(long nowMicros) {
        revocation = null;
        backOff = 1;
        retryMicros = nowMicros;
    }
}
