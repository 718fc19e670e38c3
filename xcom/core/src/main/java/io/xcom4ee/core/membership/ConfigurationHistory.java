package io.xcom4ee.core.membership;

import io.xcom4ee.core.base.Agreements;
import io.xcom4ee.core.base.Configuration;
import io.xcom4ee.core.base.ConfiguredMember;
import io.xcom4ee.core.base.Electorate;
import io.xcom4ee.core.base.Invariants;
import io.xcom4ee.core.base.Limits;
import io.xcom4ee.core.base.MemberId;
import io.xcom4ee.core.base.MemberInfo;
import io.xcom4ee.core.base.ProtocolVersion;
import io.xcom4ee.core.message.EventHorizonChange;
import io.xcom4ee.core.message.GroupChange;
import io.xcom4ee.core.message.LeadersChange;
import io.xcom4ee.core.message.PrimaryChange;
import io.xcom4ee.core.message.ProtocolChange;
import io.xcom4ee.core.message.Reconfiguration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The chain of configurations: those that still govern open rounds, the current one, and those that are decided and take
 * effect later. Each is built on the newest before it.
 *
 * <p>Confined to: the member's event loop.
 */
public final class ConfigurationHistory {
    private final Electorate electorate;
    /** By number, ascending; never empty. */
    private final List<Configuration> chain;
    /** Kept, since it is asked for in every turn. */
    private boolean everybodyLeading;

    /** A chain that begins with these configurations, by number ascending. */
    public ConfigurationHistory(Electorate electorate, List<Configuration> configurations) {
        Invariants.require(!configurations.isEmpty(), "there is always a configuration");
        this.electorate = electorate;
        this.chain = new ArrayList<>(configurations);
        this.everybodyLeading = isEverybodyLeadingInAll();
    }

    private boolean isEverybodyLeadingInAll() {
        return chain.stream().allMatch(Configuration::isEverybodyLeading);
    }

    /** Whether all members own slots in all rounds of the chain. */
    public boolean isEverybodyLeading() {
        return everybodyLeading;
    }

    /** The configuration that governs the round. */
    public Configuration at(long round) {
        for (int index = chain.size() - 1; index >= 0; index--) {
            if (chain.get(index).firstRound() <= round) {
                return chain.get(index);
            }
        }
        return chain.get(0);
    }

    /** The newest one decided, whether it is in effect or not. */
    public Configuration newest() {
        return chain.get(chain.size() - 1);
    }

    /** The current one and those decided to come, seen from a round on. */
    public List<Configuration> from(long round) {
        Configuration current = at(round);
        return chain.stream()
                .filter(configuration -> configuration.number() >= current.number())
                .toList();
    }

    /** Configurations that take effect exactly at this round, in their order. */
    public List<Configuration> startingAt(long round) {
        // Asked after every round, and nearly always in vain.
        if (newest().firstRound() < round) {
            return List.of();
        }
        return chain.stream()
                .filter(configuration -> configuration.firstRound() == round)
                .toList();
    }

    /** Forgets what governs only rounds before this one. */
    public void forgetBefore(long round) {
        Configuration current = at(round);
        chain.removeIf(configuration -> configuration.number() < current.number());
        everybodyLeading = isEverybodyLeadingInAll();
    }

    /** Everybody in a configuration that governs this round or a later one, each once, by number. */
    public List<ConfiguredMember> membersFrom(long round) {
        return from(round).stream()
                .flatMap(configuration -> configuration.members().stream())
                .distinct()
                .sorted((one, other) -> Integer.compare(one.number(), other.number()))
                .toList();
    }

    /** This incarnation's place, if it is in any configuration of the chain. */
    public Optional<ConfiguredMember> find(MemberId id) {
        for (int index = chain.size() - 1; index >= 0; index--) {
            Optional<ConfiguredMember> member = chain.get(index).member(id);
            if (member.isPresent()) {
                return member;
            }
        }
        return Optional.empty();
    }

    /** The last round that this configuration governs, as far as it is decided. */
    public long lastRoundOf(Configuration configuration) {
        long last = Long.MAX_VALUE;
        for (int index = chain.size() - 1; index >= 0; index--) {
            if (chain.get(index).number() <= configuration.number()) {
                break;
            }
            last = chain.get(index).firstRound() - 1;
        }
        return last;
    }

    /** The last round in which this member may own a slot, as far as it is decided. */
    public long lastRoundOf(int memberNumber) {
        for (int index = chain.size() - 1; index >= 0; index--) {
            if (chain.get(index).contains(memberNumber)) {
                return index == chain.size() - 1
                        ? Long.MAX_VALUE
                        : chain.get(index + 1).firstRound() - 1;
            }
        }
        return Long.MIN_VALUE;
    }

    /**
     * The highest round in which a member that has delivered up to this round may work: it cannot know the configuration of
     * a later one. Each round is bound by the horizon of its own configuration, so that a narrower horizon holds from the
     * first round on that it governs, and a wider one no earlier.
     */
    public long horizon(long deliveredRound) {
        int index = chain.size() - 1;
        while (index > 0 && chain.get(index).firstRound() > deliveredRound + 1) {
            index--;
        }
        long horizon = deliveredRound + chain.get(index).eventHorizonRounds();
        for (index++; index < chain.size() && chain.get(index).firstRound() <= horizon + 1; index++) {
            Configuration later = chain.get(index);
            horizon = Math.max(later.firstRound() - 1, deliveredRound + later.eventHorizonRounds());
        }
        return horizon;
    }

    /**
     * Applies a change that was decided in this round. It takes effect behind the event horizon: nobody works further ahead
     * of what it delivered, hence nobody touches a slot of the new configuration without knowing it.
     *
     * @return the new configuration, if the change changes anything
     */
    public Optional<Configuration> decide(long round, GroupChange change) {
        Configuration before = newest();
        Optional<Configuration> made = made(before, round, change)
                .map(configuration -> withLeader(before, configuration))
                .map(configuration -> withTerm(before, configuration));
        made.ifPresent(configuration -> {
            Invariants.require(
                    configuration.firstRound() >= before.firstRound(),
                    "configurations take effect in order",
                    before.number());
            chain.add(configuration);
            everybodyLeading &= configuration.isEverybodyLeading();
        });
        return made;
    }

    private Optional<Configuration> made(Configuration before, long round, GroupChange change) {
        if (change instanceof Reconfiguration reconfiguration) {
            return reconfigured(before, round, reconfiguration);
        }
        if (change instanceof PrimaryChange primaryChange) {
            return handedOver(before, round, primaryChange);
        }
        if (change instanceof ProtocolChange protocolChange) {
            return raised(before, round, protocolChange);
        }
        if (change instanceof EventHorizonChange horizon) {
            return horizon.eventHorizonRounds() == before.eventHorizonRounds()
                    ? Optional.empty()
                    : Optional.of(sameMembers(before, round, horizon.eventHorizonRounds(), before.agreements()));
        }
        return change instanceof LeadersChange leaders ? led(before, round, leaders) : Optional.empty();
    }

    private static Optional<Configuration> led(Configuration before, long round, LeadersChange change) {
        int leader = change.leader() == LeadersChange.PRIMARY
                ? PrimaryRule.primaryMember(before).number()
                : change.leader();
        boolean absent =
                leader != Configuration.EVERYBODY && before.member(leader).isEmpty();
        if (isAgainstAnother(change.againstConfiguration(), before) || absent || leader == before.leader()) {
            return Optional.empty();
        }
        return Optional.of(sameMembers(
                before, round, before.eventHorizonRounds(), before.agreements().withLeader(leader)));
    }

    private static boolean isAgainstAnother(long number, Configuration before) {
        return number != 0 && number != before.number();
    }

    private Optional<Configuration> reconfigured(Configuration before, long round, Reconfiguration change) {
        if (isAgainstAnother(change.againstConfiguration(), before)) {
            return Optional.empty();
        }
        List<MemberInfo> added = change.added().stream()
                .filter(info -> before.member(info.id()).isEmpty())
                .filter(info -> ProtocolVersion.isSpokenBy(info, before.protocolVersion()))
                .toList();
        List<ConfiguredMember> left = before.members().stream()
                .filter(member -> change.left().contains(member.id()))
                .toList();
        List<ConfiguredMember> expelled = before.members().stream()
                .filter(member -> change.expelled().contains(member.id()) || isReplaced(member, added))
                .filter(member -> !left.contains(member))
                .toList();
        List<ConfiguredMember> members = new ArrayList<>(before.members());
        members.removeAll(left);
        members.removeAll(expelled);
        int next = before.nextMemberNumber();
        for (MemberInfo info : added) {
            members.add(new ConfiguredMember(next, info, electorate.isVoter(info.name())));
            next++;
        }
        // A group without members is none, the last one leaves without agreement; and one that is full stays as it is.
        if (members.isEmpty() || members.size() > Limits.MEMBERS_MAX || members.equals(before.members())) {
            return Optional.empty();
        }
        return Optional.of(new Configuration(
                before.number() + 1,
                firstRoundOf(before, round),
                before.eventHorizonRounds(),
                members,
                electorate.quorum(members),
                next,
                added,
                left.stream().map(ConfiguredMember::info).toList(),
                expelled.stream().map(ConfiguredMember::info).toList(),
                agreements(before, members)));
    }

    /** What has been agreed on holds on, but a designated primary or a leader that goes is forgotten. */
    private static Agreements agreements(Configuration before, List<ConfiguredMember> members) {
        Agreements agreements = before.agreements();
        int primary = agreements.designatedPrimary();
        int leader = agreements.leader();
        return agreements
                .withDesignatedPrimary(isAmong(members, primary) ? primary : 0)
                .withLeader(isAmong(members, leader) ? leader : Configuration.EVERYBODY);
    }

    private static boolean isAmong(List<ConfiguredMember> members, int number) {
        return members.stream().anyMatch(member -> member.number() == number);
    }

    private static Optional<Configuration> handedOver(Configuration before, long round, PrimaryChange change) {
        return before.member(change.primary())
                .filter(member -> !member.info().equals(PrimaryRule.primary(before)))
                .map(member -> sameMembers(
                        before,
                        round,
                        before.eventHorizonRounds(),
                        before.agreements().withDesignatedPrimary(member.number())));
    }

    private static Optional<Configuration> raised(Configuration before, long round, ProtocolChange change) {
        int version = change.protocolVersion();
        boolean spoken =
                before.members().stream().allMatch(member -> ProtocolVersion.isSpokenBy(member.info(), version));
        if (!spoken || version <= before.protocolVersion()) {
            return Optional.empty();
        }
        return Optional.of(sameMembers(
                before, round, before.eventHorizonRounds(), before.agreements().withProtocolVersion(version)));
    }

    private static Configuration sameMembers(
            Configuration before, long round, int eventHorizonRounds, Agreements agreements) {
        return new Configuration(
                before.number() + 1,
                firstRoundOf(before, round),
                eventHorizonRounds,
                before.members(),
                before.quorum(),
                before.nextMemberNumber(),
                List.of(),
                List.of(),
                List.of(),
                agreements);
    }

    /** After an only leader that has gone the primary leads. */
    private static Configuration withLeader(Configuration before, Configuration made) {
        boolean gone =
                !before.isEverybodyLeading() && made.member(before.leader()).isEmpty();
        return gone ? made.withLeader(PrimaryRule.primaryMember(made).number()) : made;
    }

    /** Notes with which configuration the term of its primary began; version 1 does not know it, at none of its members. */
    private static Configuration withTerm(Configuration before, Configuration made) {
        if (made.protocolVersion() == ProtocolVersion.FIRST) {
            return made;
        }
        boolean goesOn = before.agreements().termBegan() != 0
                && PrimaryRule.primary(before).equals(PrimaryRule.primary(made));
        return goesOn ? made : made.withAgreements(made.agreements().withTermBegan(made.number()));
    }

    /**
     * Nobody works further ahead of what it delivered, so nobody touches this round without knowing what governs it. What is
     * built on a narrower horizon that is still to come must not overtake it.
     */
    private static long firstRoundOf(Configuration before, long decidedIn) {
        return Math.max(decidedIn + before.eventHorizonRounds() + 1, before.firstRound());
    }

    private static boolean isReplaced(ConfiguredMember member, List<MemberInfo> added) {
        return added.stream().anyMatch(info -> info.name().equals(member.info().name()));
    }
}
