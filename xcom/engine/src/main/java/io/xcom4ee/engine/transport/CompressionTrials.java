package io.xcom4ee.engine.transport;

/**
 * Whether to try to compress the next large frame. What cannot be made smaller (noise, pictures, what is compressed already) as a
 * rule comes in a row, and each trial in vain costs time and memory: after one the next frame travels plain, after two in a
 * row three, then seven, and so on, 31 at most; after one that helped each is tried again.
 *
 * <p>Confined to: the member's event loop.
 */
final class CompressionTrials {
    /** So many frames travel plain between two trials at most: those that could be smaller are found after that many. */
    static final int PLAIN_MAX = 31;

    private int plain;
    private int left;

    /** To be asked once for each frame that is large enough. */
    boolean isDue() {
        if (left == 0) {
            return true;
        }
        left--;
        return false;
    }

    /** What became of a trial. */
    void tried(boolean helped) {
        plain = helped ? 0 : Math.min(2 * plain + 1, PLAIN_MAX);
        left = plain;
    }
}
