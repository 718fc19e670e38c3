package io.xcom4ee.core.member;

import io.xcom4ee.core.base.Limits;
import java.util.Arrays;

/**
 * When this member proposed in those of its rounds that are not delivered yet; for statistics only, nothing depends on it. A
 * ring: no more rounds are open than the widest event horizon, and nothing is allocated for one of them.
 *
 * <p>Confined to: the member's event loop.
 */
final class ProposalTimes {
    private static final int CAPACITY = Integer.highestOneBit(Limits.EVENT_HORIZON_MAX) * 2;

    /** A round that was not proposed. */
    static final long NONE = -1;

    private final long[] proposedMicros = new long[CAPACITY];

    ProposalTimes() {
        Arrays.fill(proposedMicros, NONE);
    }

    void proposed(long round, long nowMicros) {
        proposedMicros[index(round)] = nowMicros;
    }

    /** How long ago the round that is delivered now was proposed; {@link #NONE} if it was given up or taken over before it was used. */
    long delivered(long round, long nowMicros) {
        int index = index(round);
        long proposed = proposedMicros[index];
        proposedMicros[index] = NONE;
        return proposed == NONE ? NONE : nowMicros - proposed;
    }

    private static int index(long round) {
        return (int) (round & CAPACITY - 1);
    }
}
