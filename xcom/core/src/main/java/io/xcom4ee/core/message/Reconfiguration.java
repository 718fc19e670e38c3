package io.xcom4ee.core.message;

import io.xcom4ee.core.base.MemberId;
import io.xcom4ee.core.base.MemberInfo;
import java.util.List;

/**
 * A change of the membership, decided in a slot like any other value. Adding a present member or removing an absent
 * incarnation changes nothing.
 *
 * @param added who comes in; an older incarnation of the same name goes out with the same change
 * @param left who leaves by itself
 * @param expelled who is removed by agreement
 * @param againstConfiguration the number of the only configuration that it may change, 0 for any: an expulsion that
 *     surfaces later removes nobody
 */
public record Reconfiguration(
        List<MemberInfo> added, List<MemberId> left, List<MemberId> expelled, long againstConfiguration)
        implements GroupChange {
    public Reconfiguration {
        added = List.copyOf(added);
        left = List.copyOf(left);
        expelled = List.copyOf(expelled);
    }

    @Override
    public int sizeBytes() {
        return 128 * (added.size() + left.size() + expelled.size());
    }
}
