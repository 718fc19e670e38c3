package io.xcom4ee.core.member;

import io.xcom4ee.core.base.Electorate;
import io.xcom4ee.core.base.Limits;
import io.xcom4ee.core.base.MemberInfo;
import io.xcom4ee.core.base.Timeouts;
import io.xcom4ee.core.message.FoundingBallot;
import java.util.List;
import java.util.Objects;

/**
 * What a member is told at its start.
 *
 * @param self who it is; the incarnation must never have been used before
 * @param electorate who votes, the same at all members of the group
 * @param bootstrap whether to make a group alone, in dynamic membership, if none is found
 * @param epochFloor a group that this process takes part in founding has a higher epoch: a number that rises from one start of
 *     any process of the group to the next, such as the time, so that epochs rise even if nobody is left who knows the last
 *     one; 0 if there is none
 * @param limits its bounds
 * @param timeouts its durations
 * @param seed of its only random source, which spreads the retries of rivals; any number
 */
public record MemberSettings(
        MemberInfo self,
        Electorate electorate,
        boolean bootstrap,
        long epochFloor,
        Limits limits,
        Timeouts timeouts,
        long seed) {
    public MemberSettings {
        Objects.requireNonNull(self, "self");
        Objects.requireNonNull(limits, "limits");
        Objects.requireNonNull(timeouts, "timeouts");
        Objects.requireNonNull(electorate, "electorate");
        if (epochFloor < 0 || epochFloor > FoundingBallot.NUMBER_MAX / 2) {
            throw new IllegalArgumentException("no epoch is that high: " + epochFloor);
        }
        if (bootstrap && !electorate.isDynamic()) {
            throw new IllegalArgumentException("a listed group is founded by its list, never by one member alone");
        }
    }

    /** Of a member of a listed group. */
    public MemberSettings(MemberInfo self, List<String> listed, Limits limits, Timeouts timeouts, long seed) {
        this(self, Electorate.listed(listed), false, 0, limits, timeouts, seed);
    }
}
