package io.xcom4ee.simulator.exhaustive;

/**
 * 128 bits that stand for the content of something. Two contents share one by accident with a chance of about one in 2^127
 * per pair, which is what the search relies on when it takes states of a member for the same.
 */
record Fingerprint(long high, long low) {
    static final Fingerprint START = new Fingerprint(0x6a09e667f3bcc908L, 0xbb67ae8584caa73bL);

    /** The fingerprint of this content followed by a number. */
    static long mix(long digest, long next, long factor) {
        long mixed = (digest ^ next) * factor;
        mixed = (mixed ^ (mixed >>> 32)) * factor;
        return mixed ^ (mixed >>> 29);
    }
}
