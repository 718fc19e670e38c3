package io.xcom4ee.core.message;

import io.xcom4ee.core.base.Configuration;
import io.xcom4ee.core.base.GroupId;
import java.util.List;
import java.util.Objects;

/**
 * All that a joiner needs to go on from a round boundary. The same at every member that makes it for the same boundary.
 *
 * @param group the group
 * @param foundedAt the ballot at which the group was founded: who has promised a higher one does not enter it any more
 * @param deliveredRound everything up to the end of this round is delivered
 * @param position messages delivered so far
 * @param configurations the one that governs the next round, then the pending ones
 * @param nextSequences per member of these configurations
 */
public record Snapshot(
        GroupId group,
        FoundingBallot foundedAt,
        long deliveredRound,
        long position,
        List<Configuration> configurations,
        List<NextSequence> nextSequences) {
    public Snapshot {
        Objects.requireNonNull(group, "group");
        Objects.requireNonNull(foundedAt, "foundedAt");
        configurations = List.copyOf(configurations);
        nextSequences = List.copyOf(nextSequences);
        if (configurations.isEmpty()) {
            throw new IllegalArgumentException("a snapshot without a configuration");
        }
    }

    /** The same with other configurations. */
    public Snapshot withConfigurations(List<Configuration> others) {
        return new Snapshot(group, foundedAt, deliveredRound, position, others, nextSequences);
    }
}
