package io.xcom4ee.core.member;

import io.xcom4ee.core.base.Limits;
import io.xcom4ee.core.base.MemberInfo;
import io.xcom4ee.core.base.Timeouts;
import java.util.List;
import java.util.Objects;

/**
 * What a member is told at its start.
 *
 * @param self who it is; the incarnation must never have been used before
 * @param electorate the listed names, the same at all members of the group: a majority of them decides
 * @param limits its bounds
 * @param timeouts its durations
 * @param seed of its only random source, which spreads the retries of rivals; any number
 */
public record MemberSettings(MemberInfo self, List<String> electorate, Limits limits, Timeouts timeouts, long seed) {
    public MemberSettings {
        Objects.requireNonNull(self, "self");
        Objects.requireNonNull(limits, "limits");
        Objects.requireNonNull(timeouts, "timeouts");
        electorate = electorate.stream().sorted().distinct().toList();
        if (electorate.isEmpty()) {
            throw new IllegalArgumentException("the electorate is empty");
        }
    }

    /** How many voters decide: a majority of the list. */
    public int quorum() {
        return electorate.size() / 2 + 1;
    }
}
