package io.xcom4ee.chaos.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.xcom4ee.api.ViewId;
import io.xcom4ee.chaos.history.Event;
import io.xcom4ee.chaos.history.Event.Identity;
import io.xcom4ee.chaos.history.Event.Installed;
import io.xcom4ee.chaos.history.Event.Told;
import io.xcom4ee.chaos.history.ProcessHistory;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Two members are upgraded one after the other at 10 and 20; at 30 their group rises. And each way to spoil that. */
class VersionCheckTest {
    private static final ProcessHistory OLD_ONE = history("m1/1", false, speaks(1, 1), view(2, "m1"), worksAt(2, 1));
    private static final ProcessHistory OLD_TWO = history("m2/1", false, speaks(1, 1), view(2, "m2"), worksAt(2, 1));
    private static final ProcessHistory NEW_ONE =
            history("m1/2", true, speaks(10, 2), view(11, "m1"), worksAt(11, 1), worksAt(30, 2));
    private static final ProcessHistory NEW_TWO =
            history("m2/2", true, speaks(20, 2), view(21, "m2"), worksAt(21, 1), worksAt(30, 2));

    private static ProcessHistory history(String process, boolean survived, Event... events) {
        return new ProcessHistory(process, survived, List.of(events));
    }

    private static Event speaks(long nanos, int version) {
        return new Told(nanos, Told.SPEAKS, String.valueOf(version));
    }

    private static Event worksAt(long nanos, int version) {
        return new Told(nanos, Told.WORKS_AT, String.valueOf(version));
    }

    private static Event view(long nanos, String name) {
        Identity self = new Identity(name, new UUID(1, 1));
        return new Installed(nanos, new ViewId(new UUID(0, 1), 1, 1), 0, List.of(self), List.of());
    }

    private static List<Violation> check(ProcessHistory... histories) {
        Findings findings = new Findings();
        new VersionCheck(List.of(histories), findings).check();
        return findings.told();
    }

    @Test
    void findsNothingInAGoodUpgrade() {
        assertThat(check(OLD_ONE, OLD_TWO, NEW_ONE, NEW_TWO)).isEmpty();
    }

    @Test
    void allowsAnOldProcessThatStaysOutside() {
        assertThat(check(OLD_ONE, OLD_TWO, NEW_ONE, NEW_TWO, history("m2/3", false, speaks(40, 1))))
                .isEmpty();
    }

    @Test
    void allowsAMemberToGoBackWhileAnotherOneIsOld() {
        ProcessHistory back = history("m1/2", false, speaks(10, 2), view(11, "m1"), worksAt(11, 1));
        ProcessHistory old = history("m1/3", false, speaks(12, 1), view(13, "m1"), worksAt(13, 1));
        ProcessHistory again = history("m1/4", true, speaks(22, 2), view(23, "m1"), worksAt(23, 1), worksAt(30, 2));
        assertThat(check(OLD_ONE, OLD_TWO, back, old, again, NEW_TWO)).isEmpty();
    }

    @Test
    void findsARiseWhileAnOldProcessIsThere() {
        ProcessHistory early = history("m1/2", true, speaks(10, 2), view(11, "m1"), worksAt(19, 2));
        assertThat(check(OLD_ONE, OLD_TWO, early, NEW_TWO)).hasSize(1);
    }

    /** The next process of the second name is up, but the group still has the old one. */
    @Test
    void findsARiseBeforeTheLastUpgradedProcessIsBack() {
        ProcessHistory early = history("m1/2", true, speaks(10, 2), view(11, "m1"), worksAt(22, 2));
        ProcessHistory outside = history("m2/2", false, speaks(20, 2));
        assertThat(check(OLD_ONE, OLD_TWO, early, outside)).hasSize(1);
    }

    @Test
    void findsAProcessInAGroupWhoseVersionItDoesNotSpeak() {
        assertThat(check(history("m1/1", true, speaks(1, 1), worksAt(2, 2)))).isNotEmpty();
    }

    @Test
    void findsAGroupThatGoesBack() {
        ProcessHistory falls = history(
                "m1/2",
                true,
                speaks(10, 2),
                view(11, "m1"),
                worksAt(11, 1),
                worksAt(30, 2),
                worksAt(40, 1),
                worksAt(50, 2));
        assertThat(check(OLD_ONE, OLD_TWO, falls, NEW_TWO)).hasSize(1);
    }

    @Test
    void findsAnUpgradedGroupThatDoesNotRise() {
        ProcessHistory behind = history("m1/2", true, speaks(10, 2), view(11, "m1"), worksAt(11, 1));
        assertThat(check(OLD_ONE, OLD_TWO, behind, NEW_TWO)).hasSize(1);
    }

    @Test
    void findsAnOldProcessThatGotIntoANewGroup() {
        ProcessHistory late = history("m2/3", false, speaks(40, 1), view(41, "m2"));
        assertThat(check(OLD_ONE, OLD_TWO, NEW_ONE, NEW_TWO, late)).hasSize(1);
    }
}
