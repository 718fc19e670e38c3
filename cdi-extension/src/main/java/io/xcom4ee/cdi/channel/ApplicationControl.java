package io.xcom4ee.cdi.channel;

import io.xcom4ee.api.GroupControl;
import io.xcom4ee.api.Leaders;
import io.xcom4ee.cdi.settings.GroupSettings;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.Supplier;

/** Commands with the application's deadline; what is attached to an outcome runs in the context of the caller. */
record ApplicationControl(GroupControl control, GroupSettings settings, ContainerServices services)
        implements GroupControl {

    @Override
    public CompletionStage<Void> handOverPrimary(String memberName) {
        return inTime(
                deadline -> control.handOverPrimary(memberName, deadline), () -> control.handOverPrimary(memberName));
    }

    /** With the application's deadline if it has set one, else with the adapter's. */
    private CompletionStage<Void> inTime(
            Function<Duration, CompletionStage<Void>> withDeadline, Supplier<CompletionStage<Void>> without) {
        return services.inCallersContext(
                settings.broadcastDeadline().map(withDeadline).orElseGet(without));
    }

    @Override
    public CompletionStage<Void> handOverPrimary(String memberName, Duration deadline) {
        return services.inCallersContext(control.handOverPrimary(memberName, deadline));
    }

    @Override
    public CompletionStage<Void> eventHorizon(int rounds) {
        return inTime(deadline -> control.eventHorizon(rounds, deadline), () -> control.eventHorizon(rounds));
    }

    @Override
    public CompletionStage<Void> eventHorizon(int rounds, Duration deadline) {
        return services.inCallersContext(control.eventHorizon(rounds, deadline));
    }

    @Override
    public CompletionStage<Void> leaders(Leaders leaders) {
        return inTime(deadline -> control.leaders(leaders, deadline), () -> control.leaders(leaders));
    }

    @Override
    public CompletionStage<Void> leaders(Leaders leaders, Duration deadline) {
        return services.inCallersContext(control.leaders(leaders, deadline));
    }

    @Override
    public CompletionStage<Void> leader(String memberName) {
        return inTime(deadline -> control.leader(memberName, deadline), () -> control.leader(memberName));
    }

    @Override
    public CompletionStage<Void> leader(String memberName, Duration deadline) {
        return services.inCallersContext(control.leader(memberName, deadline));
    }

    @Override
    public CompletionStage<Void> forceMembers(List<String> memberNames) {
        return inTime(deadline -> control.forceMembers(memberNames, deadline), () -> control.forceMembers(memberNames));
    }

    @Override
    public CompletionStage<Void> forceMembers(List<String> memberNames, Duration deadline) {
        return services.inCallersContext(control.forceMembers(memberNames, deadline));
    }
}
