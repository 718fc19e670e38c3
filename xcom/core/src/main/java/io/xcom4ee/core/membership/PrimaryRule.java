package io.xcom4ee.core.membership;

import io.xcom4ee.core.base.Configuration;
import io.xcom4ee.core.base.ConfiguredMember;
import io.xcom4ee.core.base.MemberInfo;
import java.util.Comparator;

/** Who is the primary: a pure function of the configuration, so that nobody needs to be asked. */
public final class PrimaryRule {
    private static final Comparator<ConfiguredMember> PREFERENCE = Comparator.<ConfiguredMember>comparingInt(
                    member -> member.info().version())
            .thenComparing(member -> member.info().weight(), Comparator.reverseOrder())
            .thenComparing(member -> member.info().name());

    private PrimaryRule() {}

    /** The designated one while it is there; else lowest version, then highest weight, then name. */
    public static MemberInfo primary(Configuration configuration) {
        return primaryMember(configuration).info();
    }

    /** Its place in the configuration. */
    static ConfiguredMember primaryMember(Configuration configuration) {
        return configuration
                .member(configuration.agreements().designatedPrimary())
                .or(() -> configuration.members().stream().min(PREFERENCE))
                .orElseThrow();
    }
}
