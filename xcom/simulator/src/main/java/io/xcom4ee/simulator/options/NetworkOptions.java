package io.xcom4ee.simulator.options;

/**
 * How the network behaves between faults.
 *
 * @param delayMinMicros the shortest way of a frame
 * @param delayMaxMicros the longest usual way
 * @param tailPermille frames that take longer than usual
 * @param tailMaxMicros how long these take at most
 * @param lossPermille frames that vanish within a connection
 * @param duplicatePermille frames that come twice within a connection
 * @param reorderPermille frames that are overtaken within a connection
 * @param learnLossPermille Learn and Progress frames that vanish in addition
 * @param queueFrames frames under way on one connection at most; beyond it they are dropped
 * @param latePermille frames of a broken connection that come later than the break
 * @param lateMaxMicros how much later at most
 */
public record NetworkOptions(
        long delayMinMicros,
        long delayMaxMicros,
        int tailPermille,
        long tailMaxMicros,
        int lossPermille,
        int duplicatePermille,
        int reorderPermille,
        int learnLossPermille,
        int queueFrames,
        int latePermille,
        long lateMaxMicros) {

    NetworkOptions withLoss(int permille, int learnPermille) {
        return new NetworkOptions(
                delayMinMicros,
                delayMaxMicros,
                tailPermille,
                tailMaxMicros,
                permille,
                duplicatePermille,
                reorderPermille,
                learnPermille,
                queueFrames,
                latePermille,
                lateMaxMicros);
    }

    NetworkOptions withDisorder(int duplicates, int reordered) {
        return new NetworkOptions(
                delayMinMicros,
                delayMaxMicros,
                tailPermille,
                tailMaxMicros,
                lossPermille,
                duplicates,
                reordered,
                learnLossPermille,
                queueFrames,
                latePermille,
                lateMaxMicros);
    }

    NetworkOptions withTails(int tails, int late) {
        return new NetworkOptions(
                delayMinMicros,
                delayMaxMicros,
                tails,
                tailMaxMicros,
                lossPermille,
                duplicatePermille,
                reorderPermille,
                learnLossPermille,
                queueFrames,
                late,
                lateMaxMicros);
    }

    /** The network after all faults: only the usual delay is left. */
    public NetworkOptions calm() {
        return new NetworkOptions(
                delayMinMicros, delayMaxMicros, 0, delayMaxMicros, 0, 0, 0, 0, 100_000, latePermille, lateMaxMicros);
    }
}
