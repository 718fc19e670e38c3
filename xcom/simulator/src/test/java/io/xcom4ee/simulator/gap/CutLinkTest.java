package io.xcom4ee.simulator.gap;

import static io.xcom4ee.simulator.gap.CutLink.DELAY_MAX_MICROS;
import static io.xcom4ee.simulator.gap.CutLink.GAP_MILLIS_MAX;
import static io.xcom4ee.simulator.gap.CutLink.HICCUP_MILLIS;
import static io.xcom4ee.simulator.gap.CutLink.LINKS;
import static io.xcom4ee.simulator.gap.CutLink.OWN_MILLIS_MAX;
import static io.xcom4ee.simulator.gap.CutLink.PER_SECOND;
import static io.xcom4ee.simulator.gap.LoadedGroup.MILLI;
import static io.xcom4ee.simulator.gap.LoadedGroup.SECOND;
import static org.assertj.core.api.Assertions.assertThat;

import io.xcom4ee.simulator.network.Cut;
import io.xcom4ee.simulator.network.CutMode;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * One link is cut while all broadcast, and everybody else hears both its ends: all go on delivering, the ends too, as long as
 * it lasts.
 */
class CutLinkTest {
    private static Stream<Arguments> cuts() {
        return Stream.of(CutMode.values())
                .flatMap(mode -> LINKS.stream().map(ends -> Arguments.of(mode, ends.one(), ends.other())));
    }

    @ParameterizedTest
    @MethodSource("cuts")
    void delaysNobody(CutMode mode, int one, int other) {
        LoadedGroup group = new LoadedGroup(3, DELAY_MAX_MICROS, PER_SECOND, 1);
        cutFor(20, group, mode, one, other);
        requireNoDelayAbove(0, group);
    }

    /** The moment decides who hears of whom first. */
    @Test
    void delaysNobodyWheneverTheConnectionBreaks() {
        for (int seed = 1; seed <= 40; seed++) {
            LoadedGroup group = new LoadedGroup(3, DELAY_MAX_MICROS, PER_SECOND, seed);
            group.run(2 * SECOND);
            group.cut(0, 1, CutMode.BREAK);
            group.run(4 * SECOND);
            requireNoDelayAbove(0, group);
        }
    }

    @ParameterizedTest
    @MethodSource("cuts")
    void makesNobodyTakeOverTheOtherEndsSlotsForEver(CutMode mode, int one, int other) {
        LoadedGroup group = new LoadedGroup(3, DELAY_MAX_MICROS, PER_SECOND, 1);
        group.hiccup(700 * MILLI, HICCUP_MILLIS * MILLI);
        long rounds = cutFor(20, group, mode, one, other);
        requireNoDelayAbove(HICCUP_MILLIS, group);
        // A round that holds nothing costs as much as one that does: taking over fills an event horizon with them.
        assertThat(rounds).isLessThan(20L * 3 * PER_SECOND * 2);
    }

    @ParameterizedTest
    @MethodSource("cuts")
    void cutsNobodyOffFromTheOnlyLeader(CutMode mode, int one, int other) {
        for (int leader = 0; leader < 2; leader++) {
            LoadedGroup group = new LoadedGroup(3, DELAY_MAX_MICROS, PER_SECOND, 4);
            group.lead(leader);
            cutFor(10, group, mode, one, other);
            requireNoDelayAbove(0, group);
            // The wanted one, and one more if the connection breaks before anybody has told that the leader lives.
            assertThat(group.leaderChanges()).isBetween(1, 2);
        }
    }

    @Test
    void isFeltByNobodyHoweverLongItLasts() {
        LoadedGroup group = new LoadedGroup(3, DELAY_MAX_MICROS, PER_SECOND, 2);
        cutFor(60, group, CutMode.HOLD, 0, 1);
        requireNoDelayAbove(0, group);
    }

    @Test
    void isFeltByNobodyInAGroupOfFive() {
        LoadedGroup group = new LoadedGroup(5, DELAY_MAX_MICROS, PER_SECOND / 2, 3);
        cutFor(20, group, CutMode.LOSE, 0, 1);
        requireNoDelayAbove(0, group);
    }

    @Test
    void forwardsEachMessageOnceInAGroupOfFive() {
        LoadedGroup group = new LoadedGroup(5, DELAY_MAX_MICROS, PER_SECOND / 2, 5);
        group.lead(0);
        group.run(SECOND);
        long before = group.forwards();
        cutFor(10, group, CutMode.LOSE, 0, 1);
        requireNoDelayAbove(0, group);
        // All but the leader forward, and one of them on two legs; some again, when the way changes.
        assertThat(group.forwards() - before).isLessThan(group.broadcast(12 * SECOND));
    }

    /** Returns how many rounds were delivered meanwhile. */
    private static long cutFor(int seconds, LoadedGroup group, CutMode mode, int one, int other) {
        group.run(2 * SECOND);
        long before = group.statistics(0).deliveredRound();
        int messages = group.delivered(0).size();
        Cut cut = group.cut(one, other, mode);
        group.run(seconds * SECOND);
        assertThat((long) group.delivered(0).size() - messages)
                .isGreaterThan(group.broadcast(seconds * SECOND) * 95 / 100);
        requireTheSameOrder(group);
        group.restore(cut);
        return group.statistics(0).deliveredRound() - before;
    }

    /** Everybody delivers all the time, and what it has broadcast itself soon, whatever is cut. */
    private static void requireNoDelayAbove(long standingMillis, LoadedGroup group) {
        assertThat(group.longestGapsMillis())
                .allSatisfy(gap -> assertThat(gap).isLessThanOrEqualTo(GAP_MILLIS_MAX + standingMillis));
        assertThat(group.longestOwnMillis())
                .allSatisfy(own -> assertThat(own).isLessThanOrEqualTo(OWN_MILLIS_MAX + standingMillis));
    }

    private static void requireTheSameOrder(LoadedGroup group) {
        List<String> order = group.delivered(0);
        for (int member = 1; member < group.size(); member++) {
            List<String> other = group.delivered(member);
            int common = Math.min(order.size(), other.size());
            assertThat(other.subList(0, common)).isEqualTo(order.subList(0, common));
            assertThat(other.size()).isGreaterThan(order.size() * 95 / 100);
        }
        assertThat(group.troubles()).isEmpty();
    }
}
