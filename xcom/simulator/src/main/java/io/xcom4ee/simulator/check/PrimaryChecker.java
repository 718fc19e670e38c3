package io.xcom4ee.simulator.check;

import io.xcom4ee.core.base.ConfiguredMember;
import io.xcom4ee.core.base.MemberInfo;
import java.util.Comparator;

/** The primary is a function of the view: of the lowest version, then of the highest weight, then the first by name. */
public final class PrimaryChecker implements Checker {
    private static final Comparator<MemberInfo> RANK = Comparator.comparingInt(MemberInfo::version)
            .thenComparing(Comparator.comparingInt(MemberInfo::weight).reversed())
            .thenComparing(MemberInfo::name);

    @Override
    public void installed(Installation installation) {
        MemberInfo expected = installation.configuration().members().stream()
                .map(ConfiguredMember::info)
                .min(RANK)
                .orElseThrow();
        if (!expected.equals(installation.primary())) {
            throw new Violation(
                    "Primary",
                    installation.by() + " has " + installation.primary().id() + " for primary of " + installation.name()
                            + " instead of " + expected.id());
        }
    }
}
