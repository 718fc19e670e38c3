package io.xcom4ee.engine.transport;

import io.xcom4ee.core.base.MemberId;
import io.xcom4ee.core.base.MemberInfo;
import io.xcom4ee.engine.codec.Handshake.Hello;
import io.xcom4ee.engine.codec.Handshake.HelloAccepted;
import io.xcom4ee.engine.codec.Handshake.HelloRefused;
import io.xcom4ee.engine.codec.Handshake.Refusal;
import java.util.List;
import java.util.Optional;

/**
 * Decides who may connect. The texts are read by people on both sides; at eight names of 128 bytes each they stay within
 * what the wire allows. Confined to: the member's event loop.
 */
final class Gatekeeper {
    private final LocalMember local;
    private final Roster roster;
    /** At which the group of this member works; 0 while it is in none. */
    private int groupVersion;

    Gatekeeper(LocalMember local, Roster roster) {
        this.local = local;
        this.roster = roster;
    }

    /** From now on nobody gets in who does not speak this version. */
    void groupWorksAt(int version) {
        groupVersion = version;
    }

    int groupVersion() {
        return groupVersion;
    }

    /** Why this dialler is refused; empty if it is welcome. */
    Optional<HelloRefused> objectionTo(Hello hello, long nowNanos) {
        if (hello.self().id().equals(local.self().id())) {
            return refused(Refusal.SELF, "this is you");
        }
        if (!hello.group().equals(local.group())) {
            return refused(
                    Refusal.GROUP_MISMATCH,
                    local.self().name() + " is of group " + local.group() + ", "
                            + hello.self().name() + " of group " + hello.group());
        }
        if (hello.versionMax() < oldest() || hello.versionMin() > local.versionMax()) {
            return refused(
                    Refusal.VERSION_MISMATCH,
                    versions() + ", " + hello.self().name() + " speaks "
                            + range(hello.versionMin(), hello.versionMax()));
        }
        if (!hello.electorate().equals(local.electorate())) {
            return refused(Refusal.LIST_MISMATCH, listMismatch(hello));
        }
        return objectionTo(hello.self(), nowNanos);
    }

    private int oldest() {
        return Math.max(local.versionMin(), groupVersion);
    }

    private String versions() {
        String self = local.self().name();
        return groupVersion > local.versionMin()
                ? self + " is in a group that works at protocol version " + groupVersion
                : self + " speaks the protocol versions " + range(local.versionMin(), local.versionMax());
    }

    /** Why this acceptor is refused by its dialler; empty if it is welcome. */
    Optional<HelloRefused> objectionTo(HelloAccepted accepted, long nowNanos) {
        if (accepted.version() < oldest() || accepted.version() > local.versionMax()) {
            return refused(
                    Refusal.VERSION_MISMATCH,
                    versions() + ", " + accepted.self().name() + " wants to speak " + accepted.version());
        }
        return objectionTo(accepted.self(), nowNanos);
    }

    private Optional<HelloRefused> objectionTo(MemberInfo peer, long nowNanos) {
        if (peer.name().equals(local.self().name())) {
            return refused(
                    Refusal.NAME_IN_USE,
                    "the name " + peer.name() + " belongs to the process at "
                            + local.self().address());
        }
        Optional<MemberId> rival = roster.rivalOf(peer.id(), nowNanos);
        return rival.flatMap(live -> refused(
                Refusal.NAME_IN_USE, "the name " + peer.name() + " belongs to another live process (" + live + ")"));
    }

    /** The newest version that both speak. */
    int commonVersion(Hello hello) {
        return Math.min(hello.versionMax(), local.versionMax());
    }

    /** Names the difference only: the lists may be long. */
    private String listMismatch(Hello hello) {
        if (hello.electorate().isEmpty() || local.electorate().isEmpty()) {
            return "membership differs: it is " + membership(local.electorate()) + " at "
                    + local.self().name() + ", " + membership(hello.electorate()) + " at "
                    + hello.self().name();
        }
        List<String> onlyHere = local.electorate().stream()
                .filter(name -> !hello.electorate().contains(name))
                .limit(3)
                .toList();
        List<String> onlyThere = hello.electorate().stream()
                .filter(name -> !local.electorate().contains(name))
                .limit(3)
                .toList();
        return "memberList differs: only " + local.self().name() + " has " + onlyHere + ", only "
                + hello.self().name() + " has " + onlyThere;
    }

    private static String membership(List<String> electorate) {
        return electorate.isEmpty() ? "dynamic" : "listed";
    }

    private static String range(int least, int most) {
        return least == most ? String.valueOf(least) : least + " to " + most;
    }

    private static Optional<HelloRefused> refused(Refusal refusal, String text) {
        return Optional.of(new HelloRefused(refusal, text));
    }
}
