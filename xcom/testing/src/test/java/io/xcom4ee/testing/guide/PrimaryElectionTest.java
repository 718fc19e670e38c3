package io.xcom4ee.testing.guide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xcom4ee.api.GroupPhase;
import io.xcom4ee.api.PrimaryTerm;
import io.xcom4ee.api.View;
import io.xcom4ee.testing.TestGroup;
import io.xcom4ee.testing.XComGroup;
import org.junit.jupiter.api.Test;

/** The code of {@code docs/primary-election.md}: what is changed here is changed there. */
@XComGroup(members = 3)
class PrimaryElectionTest {
    private final Ledger ledger = new Ledger();

    private DayEnd dayEndAt(TestGroup group, String name) {
        return new DayEnd(group.member(name).channel(), ledger);
    }

    @Test
    void oneServerIsThePrimary(TestGroup group) {
        assertThat(dayEndAt(group, "a").term()).isPresent();
        assertThat(dayEndAt(group, "b").term()).isEmpty();
        assertThat(dayEndAt(group, "c").term()).isEmpty();
    }

    @Test
    void theNextOneTakesOver(TestGroup group) {
        View before = group.awaitView("a", "b", "c");

        group.crash("a");
        View after = group.awaitView("b", "c");

        assertThat(after.primary().name()).isEqualTo("b");
        assertThat(after.fencingToken()).isGreaterThan(before.fencingToken());
        assertThat(dayEndAt(group, "b").term()).isPresent();
    }

    @Test
    void whoWasThePrimaryWritesNoMore(TestGroup group) {
        DayEnd atA = dayEndAt(group, "a");
        PrimaryTerm old = atA.term().orElseThrow();

        group.isolate("a");
        group.awaitView("b", "c");
        DayEnd atB = dayEndAt(group, "b");
        atB.close(atB.term().orElseThrow(), "Monday");

        assertThatThrownBy(() -> atA.close(old, "Monday, again")).hasMessageContaining("is over");
        group.member("a").awaitPhase(GroupPhase.BLOCKED);
        assertThat(atA.term()).isEmpty();
        assertThat(ledger.lines()).containsExactly("Monday");
    }
}
