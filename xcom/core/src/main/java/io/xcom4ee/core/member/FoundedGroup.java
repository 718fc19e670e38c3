package io.xcom4ee.core.member;

import io.xcom4ee.core.base.Agreements;
import io.xcom4ee.core.base.Configuration;
import io.xcom4ee.core.base.ConfiguredMember;
import io.xcom4ee.core.base.Electorate;
import io.xcom4ee.core.base.MemberInfo;
import io.xcom4ee.core.base.ProtocolVersion;
import io.xcom4ee.core.message.FoundingProposal;
import io.xcom4ee.core.message.Message.Founded;
import io.xcom4ee.core.message.Snapshot;
import java.util.ArrayList;
import java.util.List;

/** Where the members of a founded group begin. */
final class FoundedGroup {
    private FoundedGroup() {}

    /** What a survivor says that lacked a quorum before. */
    static Output.QuorumRegained quorumRegained(Snapshot first) {
        Configuration configuration = first.configurations().get(0);
        return new Output.QuorumRegained(configuration.members().size(), configuration.quorum());
    }

    /** Version 1 knows neither terms nor any other version. */
    private static Agreements agreements(List<MemberInfo> founders) {
        int version = ProtocolVersion.newestOfAll(founders);
        return version == ProtocolVersion.FIRST
                ? Agreements.NEUTRAL
                : Agreements.NEUTRAL.withProtocolVersion(version).withTermBegan(1);
    }

    /** The same at all of them. */
    static Snapshot firstSnapshot(Founded message, Electorate electorate) {
        FoundingProposal proposal = message.proposal();
        List<ConfiguredMember> members = new ArrayList<>();
        for (MemberInfo info : proposal.members()) {
            members.add(new ConfiguredMember(members.size() + 1, info, electorate.isVoter(info.name())));
        }
        Configuration configuration = new Configuration(
                1,
                1,
                proposal.eventHorizonRounds(),
                members,
                electorate.quorum(members),
                members.size() + 1,
                proposal.members(),
                List.of(),
                List.of(),
                agreements(proposal.members()));
        return new Snapshot(
                proposal.group(), message.ballot(), 0, proposal.position(), List.of(configuration), List.of());
    }
}
