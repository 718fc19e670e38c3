package io.xcom4ee.core.member;

import io.xcom4ee.core.base.Configuration;
import io.xcom4ee.core.base.ConfiguredMember;
import io.xcom4ee.core.base.MemberId;
import io.xcom4ee.core.base.ProtocolVersion;
import io.xcom4ee.core.membership.FoundingAcceptor;
import io.xcom4ee.core.membership.Neighbours;
import io.xcom4ee.core.message.ForceRefusal;
import io.xcom4ee.core.message.FoundingBallot;
import io.xcom4ee.core.message.FoundingProposal;
import io.xcom4ee.core.message.Message.ForcePrepare;
import io.xcom4ee.core.message.Message.Presence;
import io.xcom4ee.core.message.Standing;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * What speaks against forcing the membership of this member's group, as far as this member can know. That the excluded are
 * dead nobody can know but the administrator.
 *
 * <p>Confined to: the member's event loop.
 */
final class ForceRules {
    private final ProcessState process;
    private final Neighbours neighbours;
    private final FoundingAcceptor acceptor;
    private long promisedMicros;

    ForceRules(ProcessState process, Neighbours neighbours, FoundingAcceptor acceptor) {
        this.process = process;
        this.neighbours = neighbours;
        this.acceptor = acceptor;
    }

    private Configuration newest() {
        return process.participation().orElseThrow().newestConfiguration();
    }

    /** The members of these names, in the newest configuration. */
    List<MemberId> named(List<String> names) {
        return newest().members().stream()
                .filter(member -> names.contains(member.info().name()))
                .map(ConfiguredMember::id)
                .toList();
    }

    /** What speaks against an administrator's command. This process is in a group. */
    Optional<CommandRefusal> objectionTo(List<String> names) {
        if (!process.settings().electorate().isDynamic()) {
            return Optional.of(CommandRefusal.LISTED_MEMBERSHIP);
        }
        if (newest().protocolVersion() < ProtocolVersion.SECOND) {
            return Optional.of(CommandRefusal.OLD_PROTOCOL);
        }
        if (process.standing() == Standing.ONLINE) {
            return Optional.of(CommandRefusal.MAJORITY_REACHABLE);
        }
        if (names.isEmpty()) {
            return Optional.of(CommandRefusal.NO_MEMBERS);
        }
        Set<String> wanted = new TreeSet<>(names);
        List<MemberId> members = named(names);
        if (members.size() < wanted.size()) {
            return Optional.of(CommandRefusal.UNKNOWN_MEMBER);
        }
        if (!members.contains(process.self().id())) {
            return Optional.of(CommandRefusal.SELF_EXCLUDED);
        }
        if (members.size() == newest().members().size()) {
            return Optional.of(CommandRefusal.SAME_MEMBERSHIP);
        }
        if (isPromisedToOthers() || isForcedElsewhere(members)) {
            return Optional.of(CommandRefusal.FORCE_UNDER_WAY);
        }
        return members.stream().allMatch(this::isReachable)
                ? Optional.empty()
                : Optional.of(CommandRefusal.MEMBER_UNREACHABLE);
    }

    /**
     * A member without a majority judges by what it hears in the group; that the other one is not in it, or has a majority, it
     * will hear when it asks. One that has given the group up hears nothing there, only what the other one says of itself.
     */
    private boolean isReachable(MemberId id) {
        if (id.equals(process.self().id())) {
            return true;
        }
        Optional<Presence> presence = neighbours.find(id, process.nowMicros());
        boolean elsewhere =
                presence.filter(said -> !said.group().equals(process.group())).isPresent();
        boolean heard = process.standing() == Standing.BLOCKED
                ? !process.participation().orElseThrow().unreachable().contains(id)
                : presence.isPresent();
        return process.connected().contains(id) && heard && !elsewhere;
    }

    /** Another member's attempt has this one's promise, and may still be under way. */
    private boolean isPromisedToOthers() {
        return process.standing() == Standing.FROZEN
                && acceptor.promised()
                        .filter(ballot ->
                                !ballot.founder().equals(process.self().id()))
                        .isPresent()
                && process.nowMicros() - promisedMicros
                        < process.settings().timeouts().suspicionMicros();
    }

    /** This member has given its promise. */
    void promised() {
        promisedMicros = process.nowMicros();
    }

    /** A process of this group that shall not be in it takes part in an attempt of somebody who shall not be in it. */
    private boolean isForcedElsewhere(List<MemberId> members) {
        return neighbours.present(process.nowMicros()).stream()
                .filter(presence -> presence.group().equals(process.group()))
                .filter(presence -> presence.standing() == Standing.FROZEN)
                .filter(presence -> !members.contains(presence.info().id()))
                .flatMap(presence -> presence.promised().stream())
                .anyMatch(ballot -> !members.contains(ballot.founder()));
    }

    /**
     * What speaks against an attempt of a member.
     *
     * @param rival whether an attempt of this member itself, other than that of the ballot, is open
     */
    Optional<ForceRefusal> objectionTo(MemberId from, ForcePrepare prepare, Predicate<FoundingBallot> rival) {
        boolean member = process.settings().electorate().isDynamic()
                && process.participation().filter(group -> !group.isLeaving()).isPresent()
                && process.group().equals(prepare.group())
                && prepare.ballot().founder().equals(from)
                && prepare.members().contains(from)
                && prepare.members().contains(process.self().id());
        if (!member) {
            return Optional.of(ForceRefusal.NOT_IN_GROUP);
        }
        if (process.standing() == Standing.ONLINE) {
            return Optional.of(ForceRefusal.MAJORITY_REACHABLE);
        }
        boolean otherPromise = isPromisedToOthers()
                && !acceptor.promised().orElseThrow().founder().equals(from);
        boolean underWay = rival.test(prepare.ballot())
                || acceptor.refuses(prepare.ballot())
                || otherPromise
                || isForcedElsewhere(prepare.members());
        return underWay ? Optional.of(ForceRefusal.UNDER_WAY) : Optional.empty();
    }

    /** Whether this process is in the proposed group, and that group follows on its own. */
    boolean isMember(FoundingProposal proposal) {
        return proposal.inherited().equals(process.group())
                && proposal.members().stream()
                        .anyMatch(info -> info.id().equals(process.self().id()));
    }

    /** What the administrator is told. */
    static CommandRefusal reason(ForceRefusal refusal) {
        return switch (refusal) {
            case NOT_IN_GROUP -> CommandRefusal.MEMBER_UNREACHABLE;
            case MAJORITY_REACHABLE -> CommandRefusal.MAJORITY_REACHABLE;
            case UNDER_WAY -> CommandRefusal.FORCE_UNDER_WAY;
        };
    }
}
