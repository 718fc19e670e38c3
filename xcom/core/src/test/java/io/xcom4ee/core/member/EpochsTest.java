package io.xcom4ee.core.member;

import static org.assertj.core.api.Assertions.assertThat;

import io.xcom4ee.core.member.TestGroup.Node;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Epochs rise even where nobody is left who knows the last one. */
class EpochsTest {
    private static final long SECOND = 1_000_000;

    private final TestGroup group = new TestGroup("a", "b", "c");

    private static long epoch(Node node) {
        List<Output.InstallView> views = node.outputs(Output.InstallView.class);
        return views.get(views.size() - 1).group().epoch();
    }

    @Test
    void aGroupThatStartsAgainAsAWholeHasAHigherEpoch() {
        group.epochFloor(1_000);
        Node before = group.start("a");
        group.start("b");
        group.start("c");
        group.run(4 * SECOND);
        assertThat(epoch(before)).isGreaterThan(1_000);
        List.of("a", "b", "c").forEach(group::kill);

        group.epochFloor(2_000);
        Node after = group.start("a");
        group.start("b");
        group.start("c");
        group.run(4 * SECOND);
        assertThat(after.view()).containsExactly("a", "b", "c");
        assertThat(epoch(after)).isGreaterThan(2_000);
    }

    @Test
    void aFounderThatStartedLongAgoGoesBeyondWhatTheOthersStartedWith() {
        group.epochFloor(10);
        Node founder = group.start("a");
        group.epochFloor(1_000);
        group.start("b");
        group.run(6 * SECOND);

        assertThat(founder.view()).containsExactly("a", "b");
        assertThat(epoch(founder)).isGreaterThan(1_000);
    }

    @Test
    void withoutAClockEpochsAreCounted() {
        Node first = group.start("a");
        group.start("b");
        group.start("c");
        group.run(4 * SECOND);
        assertThat(epoch(first)).isEqualTo(1);
    }
}
