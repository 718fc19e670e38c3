package io.xcom4ee.simulator.check;

import io.xcom4ee.core.base.Configuration;
import io.xcom4ee.core.base.GroupId;
import io.xcom4ee.core.base.MemberId;
import io.xcom4ee.core.base.MemberInfo;
import io.xcom4ee.core.message.Frame;
import io.xcom4ee.core.message.Message;
import io.xcom4ee.core.message.Reconfiguration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Expulsion: for whoever is put out of a configuration there was a proposal to put it out of that one. A proposal that
 * surfaces later, when others are members and other majorities count, removes nobody. A new incarnation that replaces an old
 * one needs no such proposal.
 */
public final class ExpulsionChecker implements Checker {
    private final Set<Proposal> proposals = new HashSet<>();

    /** To put a member out of one configuration of a group. */
    private record Proposal(GroupId group, MemberId member, long configuration) {}

    @Override
    public void sent(MemberId by, List<MemberId> to, Frame frame) {
        if (frame.message() instanceof Message.Propose propose && propose.value() instanceof Reconfiguration change) {
            change.expelled()
                    .forEach(member ->
                            proposals.add(new Proposal(frame.group(), member, change.againstConfiguration())));
        }
    }

    @Override
    public void installed(Installation installation) {
        Configuration configuration = installation.configuration();
        List<String> joined =
                configuration.joined().stream().map(MemberInfo::name).toList();
        long before = configuration.number() - 1;
        for (MemberInfo expelled : configuration.expelled()) {
            Proposal proposal = new Proposal(installation.group(), expelled.id(), before);
            if (!joined.contains(expelled.name()) && !proposals.contains(proposal)) {
                throw new Violation(
                        "Expulsion",
                        installation.by() + " installs " + installation.name() + " without " + expelled.id()
                                + ", whom nobody has proposed to put out of configuration " + before);
            }
        }
    }
}
