package io.xcom4ee.cdi.settings;

import io.xcom4ee.api.GroupStatus;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a member's state is for whoever asks for its health: its phase, but for three cases. */
public enum HealthState {
    /** There is no member: no adapter, or it did not start. */
    ABSENT,
    /** Looks for its group for the first time. */
    SEARCHING,
    /** Waits to be let in for the first time. */
    JOINING,
    /** Takes part and reaches a majority. */
    ONLINE,
    /** Is in a view and reaches no majority. */
    BLOCKED,
    /** Has been in its group and comes back: until it is in a view again. */
    REJOINING,
    /** Leaves the group at its own wish. */
    LEAVING,
    /** Has left. */
    LEFT,
    /** Will not come back by itself. */
    FAILED;

    /** Of the member with that status. */
    public static HealthState of(GroupStatus status) {
        return switch (status.phase()) {
            case SEARCHING, JOINING ->
                status.view().isEmpty() ? valueOf(status.phase().name()) : REJOINING;
            case ONLINE -> status.quorum() ? ONLINE : BLOCKED;
            case BLOCKED, REJOINING, LEAVING, LEFT, FAILED ->
                valueOf(status.phase().name());
        };
    }

    /** As it is written in settings. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The one that is written so. */
    static Optional<HealthState> of(String text) {
        return Arrays.stream(values()).filter(each -> each.text().equals(text)).findFirst();
    }
}
