package io.xcom4ee.engine;

import io.xcom4ee.api.CommandException;
import io.xcom4ee.api.CommandOutcomeUnknownException;
import io.xcom4ee.api.CommandRefusal;
import io.xcom4ee.api.CommandRefusedException;
import io.xcom4ee.api.GroupPhase;
import io.xcom4ee.core.member.Command;
import io.xcom4ee.engine.log.EngineMessage;

/** The exceptions of commands that were not carried out, with what a person needs to know. */
final class CommandFailures {
    private CommandFailures() {}

    /** The protocol has refused this command. */
    static CommandException refused(Command command, io.xcom4ee.core.member.CommandRefusal refusal) {
        return refused(reason(refusal), subject(command));
    }

    /** This member takes no more commands while so many wait. */
    static CommandException overloaded() {
        return refused(CommandRefusal.OVERLOADED, "");
    }

    /** No protocol runs: this member was expelled and comes back. */
    static CommandException notJoined() {
        return refused(CommandRefusal.NOT_JOINED, "");
    }

    /** The member has ended, in LEFT or in FAILED, before the protocol took the command. */
    static CommandException ofEnded(GroupPhase phase) {
        return refused(endOf(phase), "");
    }

    /** Why a member that ended in this phase answers no more. */
    static CommandRefusal endOf(GroupPhase phase) {
        return phase == GroupPhase.FAILED ? CommandRefusal.FAILED : CommandRefusal.LEFT;
    }

    /** Nobody knows. */
    static CommandException unknown(CommandRefusal reason) {
        return new CommandOutcomeUnknownException(
                reason,
                switch (reason) {
                    case NO_QUORUM -> EngineMessage.COMMAND_UNKNOWN_NO_QUORUM.text();
                    case FAILED -> EngineMessage.COMMAND_UNKNOWN_FAILED.text();
                    case LEFT, NOT_JOINED -> EngineMessage.COMMAND_UNKNOWN_LEFT.text();
                    default -> EngineMessage.COMMAND_UNKNOWN_DEADLINE.text();
                });
    }

    private static CommandException refused(CommandRefusal reason, String subject) {
        return new CommandRefusedException(
                reason,
                switch (reason) {
                    case NOT_JOINED -> EngineMessage.COMMAND_NOT_JOINED.text();
                    case NO_QUORUM -> EngineMessage.COMMAND_NO_QUORUM.text();
                    case DEADLINE -> EngineMessage.COMMAND_DEADLINE.text();
                    case OVERLOADED -> EngineMessage.COMMAND_OVERLOADED.text();
                    case LEFT -> EngineMessage.COMMAND_LEFT.text();
                    case FAILED -> EngineMessage.COMMAND_FAILED.text();
                    case OVERTAKEN -> EngineMessage.COMMAND_OVERTAKEN.text();
                    case UNKNOWN_MEMBER -> EngineMessage.COMMAND_UNKNOWN_MEMBER.text(subject);
                    case ALREADY_SO -> EngineMessage.COMMAND_ALREADY_SO.text();
                    case ALREADY_PRIMARY -> EngineMessage.COMMAND_ALREADY_PRIMARY.text(subject);
                    case NEWER_VERSION -> EngineMessage.COMMAND_NEWER_VERSION.text(subject);
                    case OLD_PROTOCOL -> EngineMessage.COMMAND_OLD_PROTOCOL.text();
                    case LISTED_MEMBERSHIP -> EngineMessage.COMMAND_LISTED_MEMBERSHIP.text();
                    case MAJORITY_REACHABLE -> EngineMessage.COMMAND_MAJORITY_REACHABLE.text();
                    case NO_MEMBERS -> EngineMessage.COMMAND_NO_MEMBERS.text();
                    case SELF_EXCLUDED -> EngineMessage.COMMAND_SELF_EXCLUDED.text();
                    case SAME_MEMBERSHIP -> EngineMessage.COMMAND_SAME_MEMBERSHIP.text();
                    case MEMBER_UNREACHABLE -> EngineMessage.COMMAND_MEMBER_UNREACHABLE.text();
                    case MEMBER_LEFT_BEHIND -> EngineMessage.COMMAND_MEMBER_LEFT_BEHIND.text();
                    case FORCE_UNDER_WAY -> EngineMessage.COMMAND_FORCE_UNDER_WAY.text();
                });
    }

    /** What the text of a refusal names. */
    private static String subject(Command command) {
        if (command instanceof Command.HandOverPrimary handOver) {
            return handOver.memberName();
        }
        if (command instanceof Command.Leaders leaders && leaders.memberName().isPresent()) {
            return leaders.memberName().get();
        }
        if (command instanceof Command.ForceMembers force) {
            return String.join(", ", force.memberNames());
        }
        return command.toString();
    }

    /** The core's reason in the words of the api: each has the same name there. */
    static CommandRefusal reason(io.xcom4ee.core.member.CommandRefusal refusal) {
        return switch (refusal) {
            case NOT_JOINED -> CommandRefusal.NOT_JOINED;
            case NO_QUORUM -> CommandRefusal.NO_QUORUM;
            case DEADLINE -> CommandRefusal.DEADLINE;
            case OVERLOADED -> CommandRefusal.OVERLOADED;
            case LEFT -> CommandRefusal.LEFT;
            case OVERTAKEN -> CommandRefusal.OVERTAKEN;
            case UNKNOWN_MEMBER -> CommandRefusal.UNKNOWN_MEMBER;
            case ALREADY_SO -> CommandRefusal.ALREADY_SO;
            case ALREADY_PRIMARY -> CommandRefusal.ALREADY_PRIMARY;
            case NEWER_VERSION -> CommandRefusal.NEWER_VERSION;
            case OLD_PROTOCOL -> CommandRefusal.OLD_PROTOCOL;
            case LISTED_MEMBERSHIP -> CommandRefusal.LISTED_MEMBERSHIP;
            case MAJORITY_REACHABLE -> CommandRefusal.MAJORITY_REACHABLE;
            case NO_MEMBERS -> CommandRefusal.NO_MEMBERS;
            case SELF_EXCLUDED -> CommandRefusal.SELF_EXCLUDED;
            case SAME_MEMBERSHIP -> CommandRefusal.SAME_MEMBERSHIP;
            case MEMBER_UNREACHABLE -> CommandRefusal.MEMBER_UNREACHABLE;
            case MEMBER_LEFT_BEHIND -> CommandRefusal.MEMBER_LEFT_BEHIND;
            case FORCE_UNDER_WAY -> CommandRefusal.FORCE_UNDER_WAY;
        };
    }
}
