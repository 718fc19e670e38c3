package io.xcom4ee.cdi.settings;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * What the application says about one of its channels.
 *
 * @param reference which channel it is about
 * @param jndiName where its connection factory is bound
 * @param broadcastDeadline the deadline of broadcasts that name none; empty for the adapter's
 * @param health what the group's state means for the health of the server
 * @param local whether the group is this application alone, in memory
 * @param unreadable what happens with messages that cannot be told to observers as values
 */
public record GroupSettings(
        GroupReference reference,
        String jndiName,
        Optional<Duration> broadcastDeadline,
        HealthSettings health,
        boolean local,
        UnreadablePolicy unreadable) {
    public GroupSettings {
        Objects.requireNonNull(reference, "reference");
        Objects.requireNonNull(jndiName, "jndiName");
        Objects.requireNonNull(broadcastDeadline, "broadcastDeadline");
        Objects.requireNonNull(health, "health");
        Objects.requireNonNull(unreadable, "unreadable");
    }
}
