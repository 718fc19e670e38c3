package io.xcom4ee.core.member;

import io.xcom4ee.core.base.Configuration;
import io.xcom4ee.core.base.ConfiguredMember;
import io.xcom4ee.core.base.ProtocolVersion;
import io.xcom4ee.core.member.Command.EventHorizon;
import io.xcom4ee.core.member.Command.HandOverPrimary;
import io.xcom4ee.core.member.Command.Leaders;
import io.xcom4ee.core.membership.PrimaryRule;
import io.xcom4ee.core.message.EventHorizonChange;
import io.xcom4ee.core.message.GroupChange;
import io.xcom4ee.core.message.LeadersChange;
import io.xcom4ee.core.message.PrimaryChange;
import java.util.Optional;

/** What becomes of a command in a configuration: a change to agree on, or a refusal. */
final class CommandRules {
    private CommandRules() {}

    /** Exactly one of the two is there. */
    record Verdict(Optional<GroupChange> change, Optional<CommandRefusal> refusal) {
        private static Verdict refuse(CommandRefusal refusal) {
            return new Verdict(Optional.empty(), Optional.of(refusal));
        }

        private static Verdict agreeOn(GroupChange change) {
            return new Verdict(Optional.of(change), Optional.empty());
        }
    }

    static Verdict judge(Command command, Configuration configuration) {
        if (configuration.protocolVersion() < ProtocolVersion.SECOND) {
            return Verdict.refuse(CommandRefusal.OLD_PROTOCOL);
        }
        if (command instanceof HandOverPrimary handOver) {
            return judge(handOver, configuration);
        }
        if (command instanceof EventHorizon horizon) {
            return horizon.rounds() == configuration.eventHorizonRounds()
                    ? Verdict.refuse(CommandRefusal.ALREADY_SO)
                    : Verdict.agreeOn(new EventHorizonChange(horizon.rounds()));
        }
        if (command instanceof Leaders leaders) {
            return judge(leaders, configuration);
        }
        throw new IllegalArgumentException("no rule for " + command);
    }

    private static Verdict judge(Leaders leaders, Configuration configuration) {
        if (!leaders.single()) {
            return lead(LeadersChange.EVERYBODY, configuration);
        }
        if (leaders.memberName().isEmpty()) {
            return configuration.isEverybodyLeading()
                    ? Verdict.agreeOn(new LeadersChange(LeadersChange.PRIMARY, 0))
                    : Verdict.refuse(CommandRefusal.ALREADY_SO);
        }
        return configuration
                .named(leaders.memberName().get())
                .map(member -> lead(member.number(), configuration))
                .orElse(Verdict.refuse(CommandRefusal.UNKNOWN_MEMBER));
    }

    private static Verdict lead(int leader, Configuration configuration) {
        return leader == configuration.leader()
                ? Verdict.refuse(CommandRefusal.ALREADY_SO)
                : Verdict.agreeOn(new LeadersChange(leader, 0));
    }

    private static Verdict judge(HandOverPrimary handOver, Configuration configuration) {
        Optional<ConfiguredMember> named = configuration.named(handOver.memberName());
        if (named.isEmpty()) {
            return Verdict.refuse(CommandRefusal.UNKNOWN_MEMBER);
        }
        ConfiguredMember member = named.get();
        if (PrimaryRule.primary(configuration).equals(member.info())) {
            return Verdict.refuse(CommandRefusal.ALREADY_PRIMARY);
        }
        boolean newer = configuration.members().stream()
                .anyMatch(other -> other.info().version() < member.info().version());
        return newer ? Verdict.refuse(CommandRefusal.NEWER_VERSION) : Verdict.agreeOn(new PrimaryChange(member.id()));
    }
}
