package io.xcom4ee.simulator.exhaustive;

import java.util.Arrays;

/**
 * All processes and all that was ever sent: a message stays, and may be taken at any later time, in any order, any number of
 * times or never. That is delay, reordering, repetition and loss at once, and it makes a crash without return nothing
 * special: the process takes no further step.
 *
 * @param node the place in the search
 * @param states per process, the number of its state; {@link #ABSENT} if it has not started
 * @param sent a bit for each arrival that is possible
 */
@SuppressWarnings("ArrayRecordComponent") // never compared as such; the search asks for the hash
record World(int node, int[] states, long[] sent) {
    static final int ABSENT = -1;

    /** With this process in this state. */
    static int[] with(int[] states, int process, int state) {
        int[] next = states.clone();
        next[process] = state;
        return next;
    }

    /** With these arrivals possible too. */
    static long[] with(long[] sent, int[] more) {
        long[] next = sent;
        for (int event : more) {
            int word = event / Long.SIZE;
            if (word >= next.length) {
                next = Arrays.copyOf(next, word + 1);
            } else if ((next[word] & 1L << event) != 0) {
                continue;
            } else if (next == sent) {
                next = sent.clone();
            }
            next[word] |= 1L << event;
        }
        return next;
    }

    /** 64 bits that stand for the content. */
    static long hash(int[] states, long[] sent) {
        long hash = 0x243f6a8885a308d3L;
        for (int state : states) {
            hash = Fingerprint.mix(hash, state, 0x9e3779b97f4a7c15L);
        }
        for (int index = 0; index < sent.length; index++) {
            if (sent[index] != 0) {
                hash = Fingerprint.mix(hash, index, 0xc2b2ae3d27d4eb4fL);
                hash = Fingerprint.mix(hash, sent[index], 0x9e3779b97f4a7c15L);
            }
        }
        return hash;
    }
}
