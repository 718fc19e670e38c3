package io.xcom4ee.cdi.metrics;

import io.xcom4ee.api.GroupChannel;
import io.xcom4ee.api.GroupStatistics;
import io.xcom4ee.api.GroupStatus;
import java.util.Objects;
import java.util.Optional;

/**
 * What a member tells of itself at one moment.
 *
 * @param status its state
 * @param statistics its figures
 */
public record Reading(GroupStatus status, GroupStatistics statistics) {
    public Reading {
        Objects.requireNonNull(status, "status");
        Objects.requireNonNull(statistics, "statistics");
    }

    /** Of the member of this channel; empty while there is none, which readiness tells. Never blocks. */
    public static Optional<Reading> of(GroupChannel channel) {
        try {
            return Optional.of(new Reading(channel.status(), channel.statistics()));
        } catch (IllegalStateException e) {
            return Optional.empty();
        }
    }
}
