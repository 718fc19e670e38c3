package io.xcom4ee.simulator.options;

/** What goes on all through a run, besides the strikes of faults and the bursts of broadcasts. */
public enum Noise {
    LOSS,
    LEARN_LOSS,
    DUPLICATES,
    REORDERING,
    LATE_ARRIVALS,
    DELAY_TAILS,
    HAND_OVERS,
    BARRIERS,
    ADMINISTRATORS;

    /** The same run without it. */
    Options leftOutOf(Options options) {
        NetworkOptions network = options.network();
        WorkloadOptions workload = options.workload();
        return switch (this) {
            case LOSS -> options.with(network.withLoss(0, network.learnLossPermille()));
            case LEARN_LOSS -> options.with(network.withLoss(network.lossPermille(), 0));
            case DUPLICATES -> options.with(network.withDisorder(0, network.reorderPermille()));
            case REORDERING -> options.with(network.withDisorder(network.duplicatePermille(), 0));
            case LATE_ARRIVALS -> options.with(network.withTails(network.tailPermille(), 0));
            case DELAY_TAILS -> options.with(network.withTails(0, network.latePermille()));
            case HAND_OVERS -> options.with(workload.withMeans(0, workload.barrierMeanMicros()));
            case BARRIERS -> options.with(workload.withMeans(workload.handOverMeanMicros(), 0));
            case ADMINISTRATORS -> options.with(options.administration().absent());
        };
    }
}
