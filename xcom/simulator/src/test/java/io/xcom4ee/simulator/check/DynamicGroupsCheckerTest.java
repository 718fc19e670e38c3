package io.xcom4ee.simulator.check;

import static io.xcom4ee.simulator.check.Story.A;
import static io.xcom4ee.simulator.check.Story.B;
import static io.xcom4ee.simulator.check.Story.FIRST;
import static io.xcom4ee.simulator.check.Story.SECOND;
import static io.xcom4ee.simulator.check.Story.view;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xcom4ee.core.base.GroupId;
import io.xcom4ee.core.message.Frame;
import io.xcom4ee.core.message.Message.Presence;
import io.xcom4ee.core.message.Standing;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class DynamicGroupsCheckerTest {
    private static final long SEARCH_MICROS = 900;
    /** What the membership of the first group is forced in. */
    private static final GroupId FORCED = new GroupId(new UUID(1, 5), 2);

    private long now;
    private final DynamicGroupsChecker groups = new DynamicGroupsChecker(() -> now, SEARCH_MICROS);

    @Test
    void acceptsAGroupOfOneThatHasLookedLongEnough() {
        groups.started(A, 0);
        groups.installed(view(A, FIRST, 1, 0, A));
    }

    @Test
    void findsAGroupThatIsMadeTooEarly() {
        groups.started(A, 200);
        assertThatThrownBy(() -> groups.installed(view(A, FIRST, 1, 0, A)))
                .isInstanceOf(Violation.class)
                .hasMessageContaining("must look");
    }

    @Test
    void findsAGroupThatIsMadeBesideAKnownOne() {
        groups.started(A, 0);
        now = 500;
        groups.received(A.id(), B.id(), presence(SECOND));
        assertThatThrownBy(() -> groups.installed(view(A, FIRST, 1, 0, A))).isInstanceOf(Violation.class);
    }

    @Test
    void acceptsAGroupThatIsMadeBesideFreshProcesses() {
        groups.started(A, 0);
        now = 500;
        groups.received(A.id(), B.id(), presence(GroupId.NONE));
        groups.installed(view(A, FIRST, 1, 0, A));
    }

    @Test
    void findsAGroupThatIsMadeByTwo() {
        groups.started(A, 0);
        assertThatThrownBy(() -> groups.installed(view(A, FIRST, 1, 0, A, B)))
                .isInstanceOf(Violation.class)
                .hasMessageContaining("by several");
    }

    private void startTogether() {
        groups.started(A, 0);
        groups.installed(view(A, FIRST, 1, 0, A));
        groups.installed(view(A, FIRST, 2, 0, A, B));
    }

    @Test
    void acceptsAGroupThatOneGoesOnInAlone() {
        startTogether();
        groups.installed(view(A, FORCED, 1, 0, A));
    }

    @Test
    void findsAGroupForcedBySomebodyWhoHasNotRenouncedTheOneBefore() {
        startTogether();
        assertThatThrownBy(() -> groups.installed(view(A, FORCED, 1, 0, A, B)))
                .isInstanceOf(Violation.class)
                .hasMessageContaining(A.id() + " is in")
                .hasMessageContaining("has not renounced");
    }

    private static Frame presence(GroupId group) {
        Standing standing = group.equals(GroupId.NONE) ? Standing.FRESH : Standing.BLOCKED;
        return new Frame(GroupId.NONE, new Presence(B, standing, group, 0, Optional.empty()));
    }
}
