package io.xcom4ee.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.xcom4ee.core.base.Configuration;
import io.xcom4ee.core.base.ConfiguredMember;
import io.xcom4ee.core.base.Limits;
import io.xcom4ee.core.base.MemberId;
import io.xcom4ee.core.base.MemberInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Who was suspected how often, in groups whose members change. */
class SuspicionCountsTest {
    private final SuspicionCounts counts = new SuspicionCounts("self");
    private long incarnations;

    /** A view of these and this member, each as a new incarnation. */
    private void view(List<String> others) {
        List<ConfiguredMember> members = new ArrayList<>();
        for (String name : others) {
            members.add(member(members.size() + 1, name));
        }
        members.add(member(members.size() + 1, "self"));
        counts.installed(new Configuration(1, 1, 10, members, 1, members.size() + 1, List.of(), List.of(), List.of()));
    }

    private ConfiguredMember member(int number, String name) {
        incarnations++;
        MemberId id = new MemberId(name, new UUID(0, incarnations));
        return new ConfiguredMember(number, new MemberInfo(id, "127.0.0.1", 1, 2, 50), true);
    }

    @Test
    void hasTheOtherMembersOfTheViewInTheOrderOfTheirNames() {
        assertThat(counts.byName()).isEmpty();
        view(List.of("c", "a", "b"));
        counts.suspected("b");
        counts.suspected("a");
        counts.suspected("b");
        assertThat(counts.byName()).containsExactly(entry("a", 1L), entry("b", 2L), entry("c", 0L));
        assertThat(counts.sum()).isEqualTo(3);
    }

    @Test
    void keepsTheCountOfANameThatGoesAndComesBack() {
        view(List.of("a", "b"));
        counts.suspected("a");
        view(List.of("b"));
        assertThat(counts.byName()).containsExactly(entry("a", 1L), entry("b", 0L));
        view(List.of("a", "b"));
        counts.suspected("a");
        assertThat(counts.byName()).containsExactly(entry("a", 2L), entry("b", 0L));
    }

    @Test
    void whatIsToldOnceDoesNotChange() {
        view(List.of("a"));
        var before = counts.byName();
        counts.suspected("a");
        assertThat(before).containsExactly(entry("a", 0L));
    }

    @Test
    void forgetsWhoeverIsGoneForTheLongestTimeAndNobodyInTheView() {
        view(List.of("always", "first"));
        counts.suspected("always");
        counts.suspected("first");
        int strangers = SuspicionCounts.NAMES_MAX - 2;
        for (int number = 1; number <= strangers; number++) {
            view(List.of("always", "stranger" + number));
            counts.suspected("stranger" + number);
        }
        assertThat(counts.byName()).hasSize(SuspicionCounts.NAMES_MAX).containsEntry("first", 1L);

        view(List.of("always", "one too many"));
        assertThat(counts.byName())
                .hasSize(SuspicionCounts.NAMES_MAX)
                .doesNotContainKey("first")
                .containsEntry("stranger1", 1L)
                .containsEntry("one too many", 0L)
                .containsEntry("always", 1L);
        view(List.of("always", "first"));
        assertThat(counts.byName()).as("begins anew").containsEntry("first", 0L).doesNotContainKey("stranger1");
        assertThat(counts.sum()).as("forgets nothing").isEqualTo(2 + strangers);
    }

    @Test
    void staysBoundedThoughWholeViewsChangeForEver() {
        for (int view = 1; view <= 100; view++) {
            List<String> others = new ArrayList<>();
            for (int number = 1; number < Limits.MEMBERS_MAX; number++) {
                others.add("member" + view + "-" + number);
            }
            view(others);
            others.forEach(counts::suspected);
            assertThat(counts.byName()).hasSizeLessThanOrEqualTo(SuspicionCounts.NAMES_MAX);
            assertThat(counts.byName()).containsKeys(others.toArray(String[]::new));
            assertThat(others).allMatch(name -> counts.byName().get(name) == 1);
        }
        assertThat(counts.sum()).isEqualTo(100 * (Limits.MEMBERS_MAX - 1));
    }
}
