package io.xcom4ee.cdi.settings;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The channels of one application and what it says about each.
 *
 * @param defaultGroup the named group that is the default channel too; empty if the default channel is one of its own
 * @param channels every channel once: the default one under its group's name if it has one
 */
public record ApplicationSettings(Optional<String> defaultGroup, List<GroupSettings> channels) {
    public ApplicationSettings {
        Objects.requireNonNull(defaultGroup, "defaultGroup");
        channels = List.copyOf(channels);
    }

    /** Whether injection points without {@link io.xcom4ee.api.Group} get this channel. */
    public boolean isDefault(GroupReference reference) {
        return reference.equals(defaultGroup.map(GroupReference::named).orElse(GroupReference.DEFAULT));
    }
}
