package io.xcom4ee.engine;

import io.xcom4ee.api.GroupControl;
import io.xcom4ee.api.Leaders;
import io.xcom4ee.core.member.Command;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** An administrator's side of a member. Thread-safe; nothing here waits for the event loop. */
final class MemberControl implements GroupControl {
    private final MemberLoop member;
    private final Duration defaultDeadline;

    MemberControl(MemberLoop member, Duration defaultDeadline) {
        this.member = member;
        this.defaultDeadline = defaultDeadline;
    }

    @Override
    public CompletionStage<Void> handOverPrimary(String memberName) {
        return handOverPrimary(memberName, defaultDeadline);
    }

    @Override
    public CompletionStage<Void> handOverPrimary(String memberName, Duration deadline) {
        return give(new Command.HandOverPrimary(memberName), deadline);
    }

    @Override
    public CompletionStage<Void> eventHorizon(int rounds) {
        return eventHorizon(rounds, defaultDeadline);
    }

    @Override
    public CompletionStage<Void> eventHorizon(int rounds, Duration deadline) {
        return give(new Command.EventHorizon(rounds), deadline);
    }

    @Override
    public CompletionStage<Void> leaders(Leaders leaders) {
        return leaders(leaders, defaultDeadline);
    }

    @Override
    public CompletionStage<Void> leaders(Leaders leaders, Duration deadline) {
        return give(
                switch (leaders) {
                    case ALL -> new Command.Leaders(false, Optional.empty());
                    case ONE -> new Command.Leaders(true, Optional.empty());
                },
                deadline);
    }

    @Override
    public CompletionStage<Void> leader(String memberName) {
        return leader(memberName, defaultDeadline);
    }

    @Override
    public CompletionStage<Void> leader(String memberName, Duration deadline) {
        return give(new Command.Leaders(true, Optional.of(memberName)), deadline);
    }

    @Override
    public CompletionStage<Void> forceMembers(List<String> memberNames) {
        return forceMembers(memberNames, defaultDeadline);
    }

    @Override
    public CompletionStage<Void> forceMembers(List<String> memberNames, Duration deadline) {
        return give(new Command.ForceMembers(memberNames), deadline);
    }

    private CompletionStage<Void> give(Command command, Duration deadline) {
        if (deadline.isZero() || deadline.isNegative()) {
            throw new IllegalArgumentException("the deadline is not positive: " + deadline);
        }
        long now = member.clock().micros();
        return member.intake().command(command, now, MemberClock.after(now, deadline));
    }
}
