package io.xcom4ee.simulator.options;

/**
 * What the applications broadcast.
 *
 * @param meanIntervalMicros between two bursts of the whole group
 * @param burstMax messages in one burst at most
 * @param sizeMaxBytes the largest message
 * @param deadlineMinMicros the shortest time given to a message
 * @param deadlineMaxMicros the longest
 * @param senders how many of the processes broadcast at all
 * @param silenceMaxMicros from time to time nobody broadcasts for so long at most
 * @param byAllPermille how many messages are to be delivered by all members
 * @param handOverMeanMicros between two hand-overs of the primary, 0 for none
 * @param barrierMeanMicros between two barriers, 0 for none
 */
public record WorkloadOptions(
        long meanIntervalMicros,
        int burstMax,
        int sizeMaxBytes,
        long deadlineMinMicros,
        long deadlineMaxMicros,
        int senders,
        long silenceMaxMicros,
        int byAllPermille,
        long handOverMeanMicros,
        long barrierMeanMicros) {

    WorkloadOptions withMeans(long handOverMicros, long barrierMicros) {
        return new WorkloadOptions(
                meanIntervalMicros,
                burstMax,
                sizeMaxBytes,
                deadlineMinMicros,
                deadlineMaxMicros,
                senders,
                silenceMaxMicros,
                byAllPermille,
                handOverMicros,
                barrierMicros);
    }
}
