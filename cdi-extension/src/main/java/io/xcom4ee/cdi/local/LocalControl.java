package io.xcom4ee.cdi.local;

import io.xcom4ee.api.CommandRefusal;
import io.xcom4ee.api.CommandRefusedException;
import io.xcom4ee.api.GroupControl;
import io.xcom4ee.api.Leaders;
import io.xcom4ee.cdi.message.CdiMessage;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** There is nothing to command in a group of one: every command is refused, as one that changes nothing. */
final class LocalControl implements GroupControl {
    private static CompletionStage<Void> refused(CommandRefusal reason) {
        return CompletableFuture.failedFuture(
                new CommandRefusedException(reason, CdiMessage.LOCAL_COMMAND.text(reason)));
    }

    private static CompletionStage<Void> toMember(String memberName, CommandRefusal ifItIs) {
        return refused(memberName.equals(LocalChannel.MEMBER) ? ifItIs : CommandRefusal.UNKNOWN_MEMBER);
    }

    @Override
    public CompletionStage<Void> handOverPrimary(String memberName) {
        return toMember(memberName, CommandRefusal.ALREADY_PRIMARY);
    }

    @Override
    public CompletionStage<Void> handOverPrimary(String memberName, Duration deadline) {
        return handOverPrimary(memberName);
    }

    @Override
    public CompletionStage<Void> eventHorizon(int rounds) {
        return refused(CommandRefusal.ALREADY_SO);
    }

    @Override
    public CompletionStage<Void> eventHorizon(int rounds, Duration deadline) {
        return eventHorizon(rounds);
    }

    @Override
    public CompletionStage<Void> leaders(Leaders leaders) {
        return refused(CommandRefusal.ALREADY_SO);
    }

    @Override
    public CompletionStage<Void> leaders(Leaders leaders, Duration deadline) {
        return leaders(leaders);
    }

    @Override
    public CompletionStage<Void> leader(String memberName) {
        return toMember(memberName, CommandRefusal.ALREADY_SO);
    }

    @Override
    public CompletionStage<Void> leader(String memberName, Duration deadline) {
        return leader(memberName);
    }

    @Override
    public CompletionStage<Void> forceMembers(List<String> memberNames) {
        return refused(CommandRefusal.MAJORITY_REACHABLE);
    }

    @Override
    public CompletionStage<Void> forceMembers(List<String> memberNames, Duration deadline) {
        return forceMembers(memberNames);
    }
}
