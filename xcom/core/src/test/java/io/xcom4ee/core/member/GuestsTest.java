package io.xcom4ee.core.member;

import static org.assertj.core.api.Assertions.assertThat;

import io.xcom4ee.core.member.TestGroup.Node;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Members that are not listed: they deliver and broadcast, and decide nothing. */
class GuestsTest {
    private static final long SECOND = 1_000_000;

    private final TestGroup group = new TestGroup("a", "b", "c");

    @Test
    void oneThatOutlivesAllListedMembersKeepsNobodyFromFounding() {
        List.of("a", "b", "c", "guest").forEach(group::start);
        group.run(6 * SECOND);
        Node guest = group.node("guest");
        assertThat(guest.view()).containsExactly("a", "b", "c", "guest");
        List.of("a", "b", "c").forEach(group::kill);
        group.run(10 * SECOND);
        assertThat(guest.report().phase()).isEqualTo(Phase.BLOCKED);

        List.of("a", "b", "c").forEach(group::start);
        group.run(20 * SECOND);
        assertThat(group.node("a").view()).containsExactly("a", "b", "c");
        assertThat(guest.outputs(Output.Stopped.class))
                .containsExactly(new Output.Stopped(Output.StopReason.SUPERSEDED));
    }
}
