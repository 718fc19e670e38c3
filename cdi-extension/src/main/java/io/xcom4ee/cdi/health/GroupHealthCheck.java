package io.xcom4ee.cdi.health;

import io.xcom4ee.api.GroupStatus;
import io.xcom4ee.cdi.channel.ApplicationChannel;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;

/** Answers one question about one group from the state at this moment. */
final class GroupHealthCheck implements HealthCheck {
    private final HealthProbe probe;
    private final ApplicationChannel channel;

    GroupHealthCheck(HealthProbe probe, ApplicationChannel channel) {
        this.probe = probe;
        this.channel = channel;
    }

    @Override
    public HealthCheckResponse call() {
        GroupStatus status;
        try {
            status = channel.status();
        } catch (IllegalStateException e) {
            return HealthAnswers.withoutMember(probe, channel.settings(), String.valueOf(e.getMessage()));
        }
        return HealthAnswers.of(probe, channel.settings(), status, channel.stoppedObserving());
    }
}
