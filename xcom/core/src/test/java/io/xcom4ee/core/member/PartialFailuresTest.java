package io.xcom4ee.core.member;

import static io.xcom4ee.core.member.TestGroup.MILLI;
import static io.xcom4ee.core.member.TestGroup.SECOND;
import static org.assertj.core.api.Assertions.assertThat;

import io.xcom4ee.core.base.Limits;
import io.xcom4ee.core.base.SplitMix;
import io.xcom4ee.core.base.Timeouts;
import io.xcom4ee.core.member.Output.InstallView;
import io.xcom4ee.core.member.Output.Stopped;
import io.xcom4ee.core.member.TestGroup.InFlight;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Networks in which some hear some others: a group works wherever a majority is connected, and nobody is put out in vain. */
class PartialFailuresTest {
    private static final long EXPULSION_MICROS = 500 * MILLI;
    /** Suspicion, expulsion, the extra time of the second in rank, and the founding of who came back. */
    private static final long VERDICT_MICROS = 3 * SECOND;

    private final Set<String> cuts = new TreeSet<>();

    private static Timeouts timeouts(long expulsionMicros) {
        return new Timeouts(
                50 * MILLI, 500 * MILLI, expulsionMicros, 30 * MILLI, 50 * MILLI, 50 * MILLI, 150 * MILLI, SECOND);
    }

    private TestGroup started(int size) {
        return started(size, EXPULSION_MICROS);
    }

    private TestGroup started(int size, long expulsionMicros) {
        List<String> names = List.of("a", "b", "c", "d", "e", "f", "g").subList(0, size);
        TestGroup group = new TestGroup(Limits.DEFAULT, timeouts(expulsionMicros), names);
        group.lose(this::isCut);
        names.forEach(group::start);
        group.run(SECOND);
        for (String name : names) {
            assertThat(group.node(name).view()).containsExactlyElementsOf(names);
        }
        return group;
    }

    private boolean isCut(InFlight frame) {
        return cuts.contains(frame.from().name() + frame.to().name());
    }

    private void cutBothWays(String one, String other) {
        cuts.add(one + other);
        cuts.add(other + one);
    }

    private void joinAgain(String one, String other) {
        cuts.remove(one + other);
        cuts.remove(other + one);
    }

    private static boolean isPair(Set<String> cuts, String one, String other) {
        return !cuts.contains(one + other) && !cuts.contains(other + one);
    }

    private static void requireDelivered(TestGroup group, String text, List<String> names) {
        for (String name : names) {
            assertThat(group.node(name).delivered())
                    .as(name + " " + group.node(name).report())
                    .anyMatch(delivered -> delivered.endsWith(":" + text));
        }
    }

    @Test
    void twoOfThreeThatHearEachOtherGoOnWhateverElseIsCut() {
        List<String> ways = List.of("ab", "ba", "ac", "ca", "bc", "cb");
        for (int subset = 0; subset < 1 << ways.size(); subset++) {
            cuts.clear();
            TestGroup group = started(3);
            for (int way = 0; way < ways.size(); way++) {
                if ((subset >> way & 1) == 1) {
                    cuts.add(ways.get(way));
                }
            }
            group.run(VERDICT_MICROS);
            for (List<String> pair : List.of(List.of("a", "b"), List.of("a", "c"), List.of("b", "c"))) {
                if (isPair(cuts, pair.get(0), pair.get(1))) {
                    String text = "in spite of " + cuts + " to " + pair;
                    group.node(pair.get(0)).broadcast(text);
                    group.run(300 * MILLI);
                    requireDelivered(group, text, pair);
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 4, 5, 6, 7})
    void aBrokenLinkBetweenTwoMembersDelaysNobodyAndPutsNobodyOut(int size) {
        TestGroup group = started(size);
        cutBothWays("a", "b");
        for (int count = 0; count < 60; count++) {
            group.node("a").broadcast("a" + count);
            group.node("b").broadcast("b" + count);
            group.node("c").broadcast("c" + count);
            group.run(50 * MILLI);
        }
        group.run(50 * MILLI);
        List<String> order = group.node("c").delivered();
        assertThat(order).hasSize(180);
        for (String name : group.names()) {
            assertThat(group.node(name).outputs(InstallView.class)).as(name).hasSize(1);
            assertThat(group.node(name).delivered()).as(name).isEqualTo(order);
        }
    }

    @Test
    void aStaleExpulsionThatSurfacesAfterThePartitionRemovesNobody() {
        TestGroup group = started(3);
        // "b" hears both; "a" and "c" suspect each other, and what either proposes against the other has no majority.
        cutBothWays("a", "c");
        group.run(VERDICT_MICROS);
        cutBothWays("a", "b");
        group.run(700 * MILLI);
        joinAgain("a", "b");
        joinAgain("a", "c");
        group.run(VERDICT_MICROS);
        for (String name : group.names()) {
            assertThat(group.node(name).outputs(Stopped.class)).as(name).isEmpty();
            assertThat(group.node(name).view()).as(name).containsExactly("a", "b", "c");
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void sevenThatFellApartFindTogetherInWhateverOrderTheyMeet(long seed) {
        TestGroup group = started(7, 60 * SECOND);
        List<String[]> links = new ArrayList<>();
        List<String> names = group.names();
        for (int one = 0; one < names.size(); one++) {
            for (int other = one + 1; other < names.size(); other++) {
                links.add(new String[] {names.get(one), names.get(other)});
                cutBothWays(names.get(one), names.get(other));
            }
        }
        group.run(VERDICT_MICROS);
        names.forEach(name -> assertThat(group.node(name).report().phase()).isEqualTo(Phase.BLOCKED));
        SplitMix random = new SplitMix(seed);
        while (!links.isEmpty()) {
            String[] link = links.remove((int) random.nextBelow(links.size()));
            joinAgain(link[0], link[1]);
            group.run(random.nextBelow(400 * MILLI));
        }
        group.run(VERDICT_MICROS);
        for (String name : names) {
            group.node(name).broadcast(name + " is back");
        }
        group.run(SECOND);
        List<String> order = group.node("a").delivered();
        assertThat(order).hasSize(7);
        for (String name : names) {
            assertThat(group.node(name).view()).as(name).containsExactlyElementsOf(names);
            assertThat(group.node(name).delivered()).as(name).isEqualTo(order);
        }
    }

    @Test
    void aFlappingLinkLosesNothingAndEndsWithEverybody() {
        TestGroup group = started(3);
        for (int count = 0; count < 40; count++) {
            group.node("a").broadcast("a" + count);
            group.node("b").broadcast("b" + count);
            if (count % 2 == 0) {
                cutBothWays("a", "b");
            } else {
                joinAgain("a", "b");
            }
            group.run(60 * MILLI * (count % 5));
        }
        joinAgain("a", "b");
        group.run(SECOND);
        List<String> order = group.node("c").delivered();
        assertThat(order).hasSize(80);
        assertThat(group.node("a").delivered()).isEqualTo(order);
        assertThat(group.node("b").delivered()).isEqualTo(order);
        assertThat(group.node("a").view()).containsExactly("a", "b", "c");
    }
}
