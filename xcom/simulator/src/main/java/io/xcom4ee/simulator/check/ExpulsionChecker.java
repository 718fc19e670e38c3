package io.xcom4ee.simulator.check;

import io.xcom4ee.core.base.Configuration;
import io.xcom4ee.core.base.GroupId;
import io.xcom4ee.core.base.MemberId;
import io.xcom4ee.core.base.MemberInfo;
import io.xcom4ee.core.message.Frame;
import io.xcom4ee.core.message.Message;
import io.xcom4ee.core.message.Reconfiguration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Expulsion: who is put out of a configuration was suspected in that one. A proposal that surfaces later, when others are
 * members and other majorities count, removes nobody. A new incarnation that replaces an old one needs no suspicion.
 */
public final class ExpulsionChecker implements Checker {
    private final Map<Suspected, Set<Long>> proposed = new HashMap<>();

    private record Suspected(GroupId group, MemberId member) {}

    @Override
    public void sent(MemberId by, List<MemberId> to, Frame frame) {
        if (frame.message() instanceof Message.Propose propose && propose.value() instanceof Reconfiguration change) {
            change.expelled()
                    .forEach(member -> proposed.computeIfAbsent(
                                    new Suspected(frame.group(), member), any -> new HashSet<>())
                            .add(change.againstConfiguration()));
        }
    }

    @Override
    public void installed(Installation installation) {
        Configuration configuration = installation.configuration();
        List<String> joined =
                configuration.joined().stream().map(MemberInfo::name).toList();
        long before = configuration.number() - 1;
        for (MemberInfo expelled : configuration.expelled()) {
            Suspected suspected = new Suspected(installation.group(), expelled.id());
            if (!joined.contains(expelled.name())
                    && !proposed.getOrDefault(suspected, Set.of()).contains(before)) {
                throw new Violation(
                        "Expulsion",
                        installation.by() + " installs " + installation.name() + " without " + expelled.id()
                                + ", whom nobody wanted out of configuration " + before);
            }
        }
    }
}
