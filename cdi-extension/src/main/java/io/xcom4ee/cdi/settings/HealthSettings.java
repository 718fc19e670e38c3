package io.xcom4ee.cdi.settings;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * What a group means for the health of the server. Liveness is not among it: it is DOWN in {@link HealthState#FAILED} and never
 * otherwise, because whoever kills what is not alive would turn a partition into an outage.
 *
 * @param enabled whether the group has health checks
 * @param startedIn the states in which startup is UP
 * @param readyIn the states in which readiness is UP
 */
public record HealthSettings(boolean enabled, Set<HealthState> startedIn, Set<HealthState> readyIn) {
    /** Once the member has been in its group it has started; it is ready while it takes part in a quorum. */
    public static final HealthSettings DEFAULT = new HealthSettings(
            true,
            EnumSet.complementOf(EnumSet.of(HealthState.ABSENT, HealthState.SEARCHING, HealthState.JOINING)),
            EnumSet.of(HealthState.ONLINE));

    public HealthSettings {
        startedIn = Collections.unmodifiableSet(EnumSet.copyOf(startedIn));
        readyIn = Collections.unmodifiableSet(EnumSet.copyOf(readyIn));
    }
}
