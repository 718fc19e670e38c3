package io.xcom4ee.core.base;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Who owns and decides the slots from a round on (XCom: site definition). Chained by consensus; the view that the
 * application sees is made from it.
 *
 * @param number counts the configurations of one group from 1
 * @param firstRound the first round that it governs
 * @param eventHorizonRounds how far beyond the delivered round it lets members work
 * @param members ordered by member number
 * @param quorum how many voters decide: a majority of the electorate's list however few members are left, or of the members
 * @param nextMemberNumber the number that the next added member gets
 * @param joined members of this configuration that are not in the one before
 * @param left members of the one before that left by themselves
 * @param expelled members of the one before that were removed by agreement
 * @param agreements what was agreed on beside the members
 */
public record Configuration(
        long number,
        long firstRound,
        int eventHorizonRounds,
        List<ConfiguredMember> members,
        int quorum,
        int nextMemberNumber,
        List<MemberInfo> joined,
        List<MemberInfo> left,
        List<MemberInfo> expelled,
        Agreements agreements) {

    /** All members lead: each owns a slot in each round. */
    public static final int EVERYBODY = 0;

    /** One whose members have agreed on nothing else. */
    public Configuration(
            long number,
            long firstRound,
            int eventHorizonRounds,
            List<ConfiguredMember> members,
            int quorum,
            int nextMemberNumber,
            List<MemberInfo> joined,
            List<MemberInfo> left,
            List<MemberInfo> expelled) {
        this(
                number,
                firstRound,
                eventHorizonRounds,
                members,
                quorum,
                nextMemberNumber,
                joined,
                left,
                expelled,
                Agreements.NEUTRAL);
    }

    public Configuration {
        Objects.requireNonNull(agreements, "agreements");
        members = List.copyOf(members);
        joined = List.copyOf(joined);
        left = List.copyOf(left);
        expelled = List.copyOf(expelled);
        Objects.checkIndex(0, members.size());
        for (int index = 1; index < members.size(); index++) {
            Invariants.require(
                    members.get(index - 1).number() < members.get(index).number(),
                    "members ordered by number",
                    members);
        }
        int leader = agreements.leader();
        Invariants.require(leader == EVERYBODY || isMember(members, leader), "the leader is a member", leader, members);
    }

    private static boolean isMember(List<ConfiguredMember> members, int number) {
        boolean found = false;
        for (ConfiguredMember member : members) {
            found |= member.number() == number;
        }
        return found;
    }

    /** The number of the only member that owns slots, {@link #EVERYBODY} if each member owns one in each round. */
    public int leader() {
        return agreements.leader();
    }

    /** Whether each member owns a slot in each round. */
    public boolean isEverybodyLeading() {
        return leader() == EVERYBODY;
    }

    /** Whether this member owns slots here. */
    public boolean isLeading(int memberNumber) {
        return isEverybodyLeading() ? isMember(members, memberNumber) : leader() == memberNumber;
    }

    /** How many members own a slot in each round. */
    public int leaderCount() {
        return isEverybodyLeading() ? members.size() : 1;
    }

    /** The owner of a round's slot, counted from 0 in the order of delivery. */
    public ConfiguredMember leader(int index) {
        return isEverybodyLeading() ? members.get(index) : member(leader()).orElseThrow();
    }

    /** The same with this member as the only leader, or with {@link #EVERYBODY}. */
    public Configuration withLeader(int memberNumber) {
        return withAgreements(agreements.withLeader(memberNumber));
    }

    /** At which the group works: every member speaks it, and it never falls. */
    public int protocolVersion() {
        return agreements.protocolVersion();
    }

    /** Whether a member with this number is in this configuration. */
    public boolean contains(int memberNumber) {
        return isMember(members, memberNumber);
    }

    /** The member with this number, if it is in this configuration. */
    public Optional<ConfiguredMember> member(int memberNumber) {
        for (ConfiguredMember member : members) {
            if (member.number() == memberNumber) {
                return Optional.of(member);
            }
        }
        return Optional.empty();
    }

    /** This incarnation, if it is in this configuration. */
    public Optional<ConfiguredMember> member(MemberId id) {
        for (ConfiguredMember member : members) {
            if (member.id().equals(id)) {
                return Optional.of(member);
            }
        }
        return Optional.empty();
    }

    /** The incarnation of this name, if there is one in this configuration. */
    public Optional<ConfiguredMember> named(String name) {
        for (ConfiguredMember member : members) {
            if (member.info().name().equals(name)) {
                return Optional.of(member);
            }
        }
        return Optional.empty();
    }

    /** Whether this number belongs to a member that votes here. */
    public boolean isVoter(int memberNumber) {
        for (ConfiguredMember member : members) {
            if (member.number() == memberNumber) {
                return member.voter();
            }
        }
        return false;
    }

    /** The same with other agreements. */
    public Configuration withAgreements(Agreements other) {
        return new Configuration(
                number,
                firstRound,
                eventHorizonRounds,
                members,
                quorum,
                nextMemberNumber,
                joined,
                left,
                expelled,
                other);
    }
}
