package io.xcom4ee.cdi.channel;

import io.xcom4ee.api.GroupControl;
import io.xcom4ee.cdi.settings.GroupSettings;
import java.time.Duration;
import java.util.concurrent.CompletionStage;

/** Commands with the application's deadline; what is attached to an outcome runs in the context of the caller. */
record ApplicationControl(GroupControl control, GroupSettings settings, ContainerServices services)
        implements GroupControl {

    @Override
    public CompletionStage<Void> handOverPrimary(String memberName) {
        return services.inCallersContext(settings.broadcastDeadline()
                .map(deadline -> control.handOverPrimary(memberName, deadline))
                .orElseGet(() -> control.handOverPrimary(memberName)));
    }

    @Override
    public CompletionStage<Void> handOverPrimary(String memberName, Duration deadline) {
        return services.inCallersContext(control.handOverPrimary(memberName, deadline));
    }
}
