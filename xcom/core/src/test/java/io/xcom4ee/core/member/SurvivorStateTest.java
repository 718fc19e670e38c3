package io.xcom4ee.core.member;

import static io.xcom4ee.core.member.TestGroup.MILLI;
import static io.xcom4ee.core.member.TestGroup.SECOND;
import static org.assertj.core.api.Assertions.assertThat;

import io.xcom4ee.core.base.GroupId;
import io.xcom4ee.core.base.Limits;
import io.xcom4ee.core.member.Output.InstallView;
import io.xcom4ee.core.member.Output.StopReason;
import io.xcom4ee.core.member.Output.Stopped;
import io.xcom4ee.core.member.TestGroup.InFlight;
import io.xcom4ee.core.message.Message;
import io.xcom4ee.core.message.OldState;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Two of five survive, one of them lags: what they bring to the next group is bounded. */
class SurvivorStateTest {
    private static final int WINDOW_BYTES = 4 * 1024;
    private static final String KIB = "x".repeat(1000);
    private static final int SLOT_BYTES = 1100;
    private static final Limits LIMITS = Limits.DEFAULT.withBatchSizeBytesMax(1).withWindowBytesMax(WINDOW_BYTES);

    private final TestGroup group = new TestGroup(LIMITS, "a", "b", "c", "d", "e");
    private final List<OldState> brought = new ArrayList<>();

    /** Member e gets nothing of the last messages, then only d and e live on, then the others come back fresh. */
    private void surviveThoughELags(int messages) {
        List.of("a", "b", "c", "d", "e").forEach(group::start);
        group.run(SECOND);
        group.node("a").broadcast("first");
        group.run(SECOND);
        group.lose(frame -> frame.to().name().equals("e"));
        for (int count = 0; count < messages; count++) {
            group.node("a").broadcast(count + KIB);
            group.run(5 * MILLI);
        }
        group.run(SECOND);
        List.of("a", "b", "c").forEach(group::kill);
        GroupId old = group.node("d").outputs(InstallView.class).get(0).group();
        group.lose(frame -> note(frame)
                || (frame.to().name().equals("e") && frame.frame().group().equals(old)));
        List.of("a", "b", "c").forEach(group::start);
        group.run(30 * SECOND);
    }

    private boolean note(InFlight frame) {
        if (frame.frame().message() instanceof Message.FoundingPromise promise) {
            promise.oldState().ifPresent(brought::add);
        }
        return false;
    }

    private void assertBounded() {
        assertThat(brought)
                .isNotEmpty()
                .allSatisfy(state -> assertThat(state.reports().stream()
                                .mapToInt(owned -> owned.report().value().sizeBytes())
                                .sum())
                        .isLessThanOrEqualTo(2 * WINDOW_BYTES + 5 * SLOT_BYTES));
    }

    @Test
    void aSurvivorThatLagsWithinTheHistoryGoesOnWithEverything() {
        surviveThoughELags(3);
        assertThat(group.node("d").report().phase()).isEqualTo(Phase.ONLINE);
        assertThat(group.node("d").report().position()).isEqualTo(4);
        assertThat(group.node("e").outputs(Stopped.class)).isEmpty();
        assertThat(group.node("e").delivered())
                .hasSize(4)
                .isEqualTo(group.node("d").delivered());
        assertBounded();
    }

    @Test
    void aSurvivorThatLagsFurtherStartsAnewAndNothingIsLost() {
        surviveThoughELags(20);
        assertThat(group.node("d").report().phase()).isEqualTo(Phase.ONLINE);
        assertThat(group.node("d").report().position()).isEqualTo(21);
        assertThat(group.node("d").view()).contains("a", "b", "c", "d");
        assertThat(group.node("e").outputs(Stopped.class)).containsExactly(new Stopped(StopReason.SUPERSEDED));
        assertBounded();
    }
}
